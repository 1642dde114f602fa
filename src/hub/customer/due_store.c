#include "hub/customer/due_store.h"

#include "base/buf.h"
#include "hub/customer/due_item.h"
#include "platform/access/access_ops.h"

#include <stdlib.h>

enum { DATES_MAX = 64, SQL_MAX = 4096 };

static struct query q[DATES_MAX];
static struct due_date {
	const struct noun_facts *noun;
	const struct field *field;
} dates[DATES_MAX];
struct query_set due_queries = {"due", q, 0};
static struct arena texts; /* as long as the program */

static const char *mine_sql(const struct noun_facts *n, const struct field *f)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	const char *who = n->noun->responsible;
	buf_printf(
	    &b,
	    "SELECT t.id AS id, a.id AS account_id, a.name AS account, t.%s AS title, t.%s AS due FROM %s t JOIN "
	    "account a ON a.id = t.%s WHERE t.%s >= :from AND t.%s <= :until AND ",
	    noun_title_column(n->noun), f->name, n->noun->record->name, n->root->name, f->name, f->name);
	if (who)
		buf_printf(&b, "(t.%s = :me OR (t.%s IS NULL AND a.kam_id = :me))", who, who);
	else
		buf_str(&b, "a.kam_id = :me");
	buf_printf(&b, " AND @visible(a) ORDER BY t.%s, t.id LIMIT :max", f->name);
	return arena_strdup(&texts, b.p);
}

static void add_date(const struct noun_facts *n, const struct field *f)
{
	if (due_queries.count == DATES_MAX)
		abort(); /* at start: the table is too small */
	dates[due_queries.count] = (struct due_date){n, f};
	q[due_queries.count++] = (struct query){
	    .name = arena_printf(&texts, "due.%s_%s", n->noun->record->name, f->name),
	    .sql = mine_sql(n, f),
	    .args = "from, until, max, me",
	    .out = &due_item_record,
	};
}

void due_store_make(void)
{
	const struct noun_facts *n;
	if (due_queries.count)
		return;
	arena_init(&texts);
	for (size_t i = 0; (n = noun_each(i)); i++)
		for (size_t k = 0; k < n->noun->record->count; k++)
			if (n->noun->record->fields[k].flags & F_DUE)
				add_date(n, &n->noun->record->fields[k]);
}

bool due_store_date(size_t i, const struct noun_facts **ret_noun, const struct field **ret_field)
{
	if (i >= due_queries.count)
		return false;
	*ret_noun = dates[i].noun;
	*ret_field = dates[i].field;
	return true;
}

enum err due_store_mine(struct ctx *cx, size_t i, int32_t from, int32_t until, size_t max, struct list *ret)
{
	return db_list(cx, &q[i],
	               ARGS(ARG("from", (int64_t)from), ARG("until", (int64_t)until), ARG("max", (int64_t)max + 1),
	                    ACCESS_ARGS(cx)),
	               max, ret);
}

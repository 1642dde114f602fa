#include "hub/customer/due_store.h"

#include "base/buf.h"
#include "hub/customer/due_item.h"
#include "platform/access/access_ops.h"

#include <stdlib.h>

enum { DATES_MAX = 64, SQL_MAX = 4096, ALL_SQL_MAX = DATES_MAX * 400 };

static const struct record row_record = RECORD_OF("due_row", due_row, DUE_ROW);

static struct query q[DATES_MAX + 1]; /* those of who acts, and behind them the one of a customer */
static struct due_date {
	const struct noun_facts *noun;
	const struct field *field;
} dates[DATES_MAX];
static size_t date_count;
struct query_set due_queries = {"due", q, 0};
static struct arena texts; /* as long as the program */

/* What is over has nothing due. */
static void not_over(struct buf *b, const struct noun *n)
{
	if (n->ended)
		buf_printf(b, " AND (t.%s IS NULL OR t.%s > :today)", n->ended, n->ended);
}

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
	not_over(&b, n->noun);
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
	    .args = "from, until, max, me, today",
	    .out = &due_item_record,
	};
}

/* The dates of one customer, all in one. */
static void make_of(size_t count)
{
	BUF_AUTO struct buf b;
	buf_init(&b, ALL_SQL_MAX);
	buf_str(&b, "SELECT d.at AS at, d.id AS id, d.title AS title, d.due AS due FROM (");
	for (size_t i = 0; i < count; i++) {
		const struct noun *n = dates[i].noun->noun;
		const char *due = dates[i].field->name, *root = dates[i].noun->root->name;
		buf_printf(&b,
		           "%sSELECT %zu AS at, t.id AS id, t.%s AS title, t.%s AS due FROM %s t WHERE t.%s = :account "
		           "AND t.%s >= :from AND t.%s <= :until",
		           i ? " UNION ALL " : "", i, noun_title_column(n), due, n->record->name, root, due, due);
		not_over(&b, n);
	}
	buf_str(&b, ") d ORDER BY d.due, d.at, d.id LIMIT :max");
	q[due_queries.count++] = (struct query){.name = "due.of",
	                                        .sql = arena_strdup(&texts, b.p),
	                                        .args = "account, from, until, max, today",
	                                        .out = &row_record};
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
	date_count = due_queries.count;
	if (date_count)
		make_of(date_count);
}

bool due_store_date(size_t i, const struct noun_facts **ret_noun, const struct field **ret_field)
{
	if (i >= date_count)
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

enum err due_store_of(struct ctx *cx, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret)
{
	*ret = (struct list){0};
	if (!date_count)
		return OK;
	return db_list(cx, &q[date_count],
	               ARGS(ARG("account", account), ARG("from", (int64_t)from), ARG("until", (int64_t)until),
	                    ARG("max", (int64_t)max + 1), ARG("today", (int64_t)ctx_today(cx))),
	               max, ret);
}

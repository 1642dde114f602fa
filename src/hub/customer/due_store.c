#include "hub/customer/due_store.h"

#include "base/buf.h"
#include "platform/access/access_ops.h"

#include <stdlib.h>

enum { DATES_MAX = 64, SQL_MAX = DATES_MAX * 1200 };
enum { MINE, OF, QUERIES };

static const struct record row_record = RECORD_OF("due_row", due_row, DUE_ROW);

static struct query q[QUERIES];
static struct due_date {
	const struct noun_facts *noun;
	const struct field *field;
} dates[DATES_MAX];
static size_t date_count;
struct query_set due_queries = {"due", q, 0};
static struct arena texts; /* as long as the program */

/* The dates of a noun's records for which a condition holds: fields number `at` up to `end`. What is over has nothing due. */
static void add_arm(struct buf *b, size_t at, size_t end, const char *condition)
{
	const struct noun *n = dates[at].noun->noun;
	buf_printf(b,
	           "%sSELECT w.at AS at, t.id AS id, a.id AS account_id, a.name AS account, t.%s AS title, a.kam_id AS "
	           "kam_id, a.deputy_id AS deputy_id, COALESCE(%s%s%sa.kam_id, 0) AS owner_id, CASE w.at",
	           b->p[b->len - 1] == '(' ? "" : " UNION ALL ", noun_title_column(n), n->responsible ? "t." : "",
	           n->responsible ? n->responsible : "", n->responsible ? ", " : "");
	for (size_t i = at; i < end; i++)
		buf_printf(b, " WHEN %zu THEN t.%s", i, dates[i].field->name);
	buf_printf(b, " END AS due FROM %s t JOIN account a ON a.id = t.%s JOIN (", n->record->name,
	           dates[at].noun->root->name);
	for (size_t i = at; i < end; i++)
		buf_printf(b, "%sSELECT %zu AS at", i > at ? " UNION ALL " : "", i);
	buf_printf(b, ") w ON 1 = 1 WHERE %s AND @visible(a)", condition);
	if (n->ended)
		buf_printf(b, " AND (t.%s IS NULL OR t.%s > :today)", n->ended, n->ended);
}

/* Each condition by itself, so that it is found by its own index: the second by the KAM's customers, not by everything that nobody is
 * responsible for. */
static void add_mine(struct buf *b, size_t at, size_t end)
{
	const char *who = dates[at].noun->noun->responsible;
	if (who) {
		add_arm(b, at, end, arena_printf(&texts, "t.%s = :me", who));
		add_arm(b, at, end, arena_printf(&texts, "a.kam_id = :me AND COALESCE(t.%s, 0) = 0", who));
	} else {
		add_arm(b, at, end, "a.kam_id = :me");
	}
}

static void add_of(struct buf *b, size_t at, size_t end)
{
	add_arm(b, at, end, "a.id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9)");
}

/* With `each` at most so many of one customer, so that none takes the places of others. */
static struct query make(const char *name, const char *args, bool each,
                         void (*add)(struct buf *, size_t at, size_t end))
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	buf_str(
	    &b,
	    "SELECT e.at, e.id, e.account_id, e.account, e.title, e.kam_id, e.deputy_id, e.owner_id, p.name AS owner, "
	    "e.due FROM (SELECT d.at, d.id, d.account_id, d.account, d.title, d.kam_id, d.deputy_id, d.owner_id, "
	    "d.due");
	if (each)
		buf_str(&b, ", ROW_NUMBER() OVER (PARTITION BY d.account_id ORDER BY d.due, d.at, d.id) AS place");
	buf_str(&b, " FROM (");
	for (size_t at = 0, end = 0; at < date_count; at = end) {
		while (end < date_count && dates[end].noun == dates[at].noun)
			end++;
		add(&b, at, end);
	}
	buf_printf(&b,
	           ") d WHERE d.due >= :from AND d.due <= :until) e LEFT JOIN person p ON p.id = e.owner_id%s ORDER BY "
	           "e.due, e.at, e.id LIMIT :max",
	           each ? " WHERE e.place <= :each" : "");
	return (struct query){.name = name, .sql = arena_strdup(&texts, b.p), .args = args, .out = &row_record};
}

static void add_date(const struct noun_facts *n, const struct field *f)
{
	if (date_count == DATES_MAX)
		abort(); /* at start: the table is too small */
	dates[date_count++] = (struct due_date){n, f};
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
	if (!date_count)
		return;
	q[MINE] = make("due.mine", "from, until, max, me, today", false, add_mine);
	q[OF] = make("due.of", "i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, from, until, each, max, today", true, add_of);
	due_queries.count = QUERIES;
}

bool due_store_date(size_t i, const struct noun_facts **ret_noun, const struct field **ret_field)
{
	if (i >= date_count)
		return false;
	*ret_noun = dates[i].noun;
	*ret_field = dates[i].field;
	return true;
}

enum err due_store_mine(struct ctx *cx, int32_t from, int32_t until, size_t max, struct list *ret)
{
	*ret = (struct list){0};
	if (!date_count)
		return OK;
	return db_list(cx, &q[MINE],
	               ARGS(ARG("from", (int64_t)from), ARG("until", (int64_t)until), ARG("max", (int64_t)max + 1),
	                    ACCESS_ARGS(cx)),
	               max, ret);
}

enum err due_store_of(struct ctx *cx, const int64_t i[10], int32_t from, int32_t until, size_t each, size_t max,
                      struct list *ret)
{
	*ret = (struct list){0};
	if (!date_count)
		return OK;
	return db_list(cx, &q[OF],
	               ARGS(ARG("i0", i[0]), ARG("i1", i[1]), ARG("i2", i[2]), ARG("i3", i[3]), ARG("i4", i[4]),
	                    ARG("i5", i[5]), ARG("i6", i[6]), ARG("i7", i[7]), ARG("i8", i[8]), ARG("i9", i[9]),
	                    ARG("from", (int64_t)from), ARG("until", (int64_t)until), ARG("each", (int64_t)each),
	                    ARG("max", (int64_t)max + 1), ACCESS_ARGS(cx)),
	               max, ret);
}

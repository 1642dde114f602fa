#include "platform/noun/noun_list_store.h"

#include "base/buf.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST, AFTER, BEFORE, FROMS }; /* as noun_list_ask.from */
enum { SQL_MAX = 16 * 1024, ORDERS_MAX = 1 + 2 * 16 };

/* For each order the pages of all records and, if the noun is searched, of those found; behind them, how many there are. */
struct list_sql {
	struct noun_list_order orders[ORDERS_MAX];
	size_t order_count, kinds; /* kinds: 1 = all, 2 = all and found */
	struct query q[ORDERS_MAX * 2 * FROMS + 2];
	struct query_set set;
};
static struct list_sql *made[NOUNS_MAX]; /* in the order of noun_each */
static struct arena texts;               /* as long as the program */

bool noun_list_by_number(const struct noun_list_order *o, size_t i)
{
	const struct field *f = o->by[i].field;
	return f->ctype != C_STR && (f->kind != K_CHOICE || o->column);
}

/* The i-th column of the order as SQL. */
static const char *column_sql(const struct noun_list_order *o, size_t i)
{
	const struct field *f = o->by[i].field;
	if (f->kind != K_CHOICE || !o->column)
		return arena_printf(&texts, "t.%s", f->name);
	const char *sql = arena_printf(&texts, "CASE t.%s", f->name);
	for (int k = 0; f->choices->names[k]; k++)
		sql = arena_printf(&texts, "%s WHEN '%s' THEN %d", sql, f->choices->names[k], k);
	return arena_printf(&texts, "%s END", sql);
}

static const char *before_table(const struct noun_facts *n, bool found)
{
	if (!found || n->owner)
		return "";
	return arena_printf(
	    &texts,
	    "(SELECT DISTINCT s0.id FROM search_token s0 WHERE s0.fold >= :w0 AND s0.fold < :w0_end AND "
	    "s0.kind = '%s') k CROSS JOIN ",
	    n->noun->record->name);
}

static void add_where(struct buf *b, const struct noun_facts *n, bool found)
{
	if (n->owner)
		buf_printf(b, " WHERE t.%s = :owner", n->owner->name);
	else
		buf_str(b, found ? " WHERE t.id = k.id" : " WHERE t.id > 0");
	if (found)
		noun_store_words(b, n, n->owner ? 0 : 1); /* of all records the first word has found some already */
	noun_store_known(b, n->noun, "t");
}

/* Are all columns of the order there and the same way round? Then they are compared as one, as an index has them. */
static bool is_even(const struct noun_list_order *o)
{
	for (size_t i = 0; i < o->count; i++)
		if (o->by[i].field->flags & F_NULL || o->by[i].down != o->by[0].down)
			return false;
	return true;
}

static void add_place_even(struct buf *b, const struct noun_list_order *o, bool back)
{
	bool down = o->count && o->by[0].down;
	buf_str(b, " AND (");
	for (size_t i = 0; i < o->count; i++)
		buf_printf(b, "%s, ", column_sql(o, i));
	buf_printf(b, "t.id) %s (", down == back ? ">" : "<");
	for (size_t i = 0; i < o->count; i++)
		buf_printf(b, ":p%zu, ", i);
	buf_str(b, ":place_id)");
}

/* Behind the place: by the first column, or the same in that and behind by the next … What is missing comes last. */
static void add_place_uneven(struct buf *b, const struct noun_list_order *o, bool back)
{
	bool down = back;
	buf_str(b, " AND (");
	for (size_t i = 0; i < o->count; i++) {
		const char *sql = column_sql(o, i);
		bool may_miss = o->by[i].field->flags & F_NULL;
		down = o->by[i].down != back;
		buf_printf(b, "%s %s :p%zu", sql, down ? "<" : ">", i);
		if (may_miss)
			buf_printf(b,
			           back ? " OR (%s IS NOT NULL AND :p%zu IS NULL)"
			                : " OR (%s IS NULL AND :p%zu IS NOT NULL)",
			           sql, i);
		buf_printf(b, " OR ((%s = :p%zu", sql, i);
		if (may_miss)
			buf_printf(b, " OR (%s IS NULL AND :p%zu IS NULL)", sql, i);
		buf_str(b, ") AND (");
	}
	buf_printf(b, "t.id %s :place_id", down ? "<" : ">");
	for (size_t i = 0; i < o->count; i++)
		buf_str(b, "))");
	buf_char(b, ')');
}

static void add_order(struct buf *b, const struct noun_list_order *o, bool back)
{
	bool down = back;
	buf_str(b, " ORDER BY ");
	for (size_t i = 0; i < o->count; i++) {
		bool may_miss = o->by[i].field->flags & F_NULL;
		down = o->by[i].down != back;
		buf_printf(b, "%s%s%s, ", column_sql(o, i), down ? " DESC" : "",
		           !may_miss ? ""
		           : back    ? " NULLS FIRST"
		                     : " NULLS LAST");
	}
	buf_printf(b, "t.id%s", down ? " DESC" : "");
}

static const char *args_of(const struct noun_list_order *o)
{
	const char *args =
	    "owner, max, place_id, w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, "
	    "w3_end text";
	for (size_t i = 0; i < o->count; i++)
		args = arena_printf(&texts, "%s, p%zu%s", args, i, noun_list_by_number(o, i) ? "" : " text");
	return args;
}

static const char *text_of(const struct buf *b)
{
	if (b->full)
		abort(); /* at start: a noun with more columns than any has */
	return arena_strdup(&texts, b->p);
}

static struct query rows_query(const struct noun_facts *n, const struct noun_list_order *o, bool found, int from)
{
	static const char *const names[] = {"", "_after", "_before"};
	const char *by = o->column ? arena_printf(&texts, "_by_%s%s", o->column->name, o->down ? "_down" : "") : "";
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	noun_store_select(&b, n, before_table(n, found));
	add_where(&b, n, found);
	if (from != FIRST)
		(is_even(o) ? add_place_even : add_place_uneven)(&b, o, from == BEFORE);
	add_order(&b, o, from == BEFORE);
	buf_str(&b, " LIMIT :max");
	return (struct query){
	    .name = arena_printf(&texts, "%s.%s%s%s", n->noun->record->name, found ? "found" : "list", names[from], by),
	    .sql = text_of(&b),
	    .args = args_of(o),
	    .out = n->named};
}

static struct query count_query(const struct noun_facts *n, const struct noun_list_order *own, bool found)
{
	const char *table = n->noun->record->name;
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	buf_printf(&b, "SELECT COUNT(*) FROM (SELECT t.id FROM %s%s t", before_table(n, found), table);
	add_where(&b, n, found);
	buf_str(&b, " LIMIT :max) c");
	return (struct query){.name = arena_printf(&texts, "%s.%s", table, found ? "count_found" : "count"),
	                      .sql = text_of(&b),
	                      .args = args_of(own)};
}

/* What a list can be sorted by: a stored column of lists. Names of what a reference points to have no order of their own. */
static bool has_order(const struct field *f)
{
	if (!(f->flags & F_LISTED) || f->flags & F_COMPUTED)
		return false;
	return f->ctype == C_STR || f->kind == K_CHOICE || f->kind == K_DATE || f->kind == K_MONTH ||
	       f->kind == K_INT || f->kind == K_MONEY || f->kind == K_QTY;
}

/* The title stands in people's order, as everywhere; other texts in that of their bytes. */
static const struct field *ordered_by(const struct noun_facts *n, const struct field *f)
{
	const struct field *key = record_field(n->noun->record, "sort_key");
	return key && !strcmp(f->name, noun_title_column(n->noun)) ? key : f;
}

static void add_orders(struct list_sql *s, const struct noun_facts *n)
{
	const struct record *r = n->noun->record;
	memcpy(s->orders[0].by, n->order, sizeof n->order);
	s->orders[0].count = n->order_count;
	s->order_count = 1;
	for (size_t i = 0; i < r->count && n->noun->flags & NOUN_PLAIN && n->noun->segment; i++)
		for (int down = 0; down < 2 && has_order(&r->fields[i]) && s->order_count < ORDERS_MAX; down++)
			s->orders[s->order_count++] =
			    (struct noun_list_order){.column = &r->fields[i],
			                             .down = down,
			                             .by = {{ordered_by(n, &r->fields[i]), down}},
			                             .count = 1};
}

static struct list_sql *sql_of(const struct noun_facts *n)
{
	return made[n - noun_each(0)];
}

const struct noun_list_order *noun_list_order(const struct noun_facts *n, const char *asked)
{
	const struct list_sql *s = sql_of(n);
	bool down = asked && *asked == '-';
	if (!asked)
		return &s->orders[0];
	for (size_t i = 1; i < s->order_count; i++)
		if (s->orders[i].down == down && !strcmp(s->orders[i].column->name, asked + down))
			return &s->orders[i];
	return NULL;
}

void noun_list_store_make(void)
{
	const struct noun_facts *n;
	if (made[0])
		return;
	arena_init(&texts);
	for (size_t i = 0; (n = noun_each(i)); i++) {
		struct list_sql *s = made[i] = arena_new(&texts, struct list_sql);
		size_t count = 0;
		s->kinds = noun_is_searched(n->noun) ? 2 : 1;
		add_orders(s, n);
		for (size_t o = 0; o < s->order_count; o++)
			for (size_t found = 0; found < s->kinds; found++)
				for (int from = FIRST; from < FROMS; from++)
					s->q[count++] = rows_query(n, &s->orders[o], found, from);
		for (size_t found = 0; found < s->kinds; found++)
			s->q[count++] = count_query(n, &s->orders[0], found);
		s->set = (struct query_set){n->noun->record->name, s->q, count};
	}
}

const struct query_set *noun_list_store_set(size_t i)
{
	return noun_each(i) ? &made[i]->set : NULL;
}

enum { ARG_COUNT = 14 + NOUN_ORDER_MAX };
static struct args bind(const struct ctx *cx, const struct noun_list_ask *a, int64_t max, struct arg list[ARG_COUNT])
{
	static const char *const names[] = {"p0", "p1", "p2"};
	const struct search_word *w = a->words;
	const struct arg all[] = {
	    ARG("w0", w[0].from),   ARG("w0_end", w[0].to), ARG("w1", w[1].from), ARG("w1_end", w[1].to),
	    ARG("w2", w[2].from),   ARG("w2_end", w[2].to), ARG("w3", w[3].from), ARG("w3_end", w[3].to),
	    ARG("owner", a->owner), ARG("place_id", a->id), ARG("max", max),      ACCESS_ARGS(cx),
	};
	_Static_assert(sizeof all / sizeof *all + NOUN_ORDER_MAX == ARG_COUNT, "room for all");
	size_t n = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		list[n++] = all[i];
	for (size_t i = 0; i < NOUN_ORDER_MAX; i++)
		list[n++] = (struct arg){names[i], a->place[i]};
	return (struct args){NULL, list, n};
}

enum err noun_list_store_rows(struct ctx *cx, const struct noun_facts *n, const struct noun_list_ask *a, size_t max,
                              struct list *ret)
{
	const struct list_sql *s = sql_of(n);
	size_t order = (size_t)(a->order - s->orders), found = a->words[0].from != NULL;
	struct arg list[ARG_COUNT];
	return db_list(cx, &s->q[(order * s->kinds + found) * FROMS + a->from], bind(cx, a, (int64_t)max + 1, list),
	               max, ret);
}

enum err noun_list_store_count(struct ctx *cx, const struct noun_facts *n, const struct noun_list_ask *a, int64_t limit,
                               int64_t *ret)
{
	const struct list_sql *s = sql_of(n);
	size_t found = a->words[0].from != NULL;
	struct arg list[ARG_COUNT];
	return db_int(cx, &s->q[s->order_count * s->kinds * FROMS + found], bind(cx, a, limit, list), 0, ret);
}

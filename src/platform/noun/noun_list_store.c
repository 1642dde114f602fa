#include "platform/noun/noun_list_store.h"

#include "base/buf.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_store.h"

#include <stdio.h>
#include <stdlib.h>

enum { ALL, ALL_AFTER, ALL_BEFORE, COUNT_ALL, FOUND, FOUND_AFTER, FOUND_BEFORE, COUNT_FOUND, QUERIES };
enum { SQL_MAX = 16 * 1024 };

struct list_sql {
	struct query q[QUERIES];
	struct query_set set;
};
static struct list_sql *made[NOUNS_MAX]; /* in the order of noun_each */
static struct arena texts;               /* as long as the program */

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
static bool is_even(const struct noun_facts *n)
{
	for (size_t i = 0; i < n->order_count; i++)
		if (n->order[i].field->flags & F_NULL || n->order[i].down != n->order[0].down)
			return false;
	return true;
}

static void add_place_even(struct buf *b, const struct noun_facts *n, bool back)
{
	bool down = n->order_count && n->order[0].down;
	buf_str(b, " AND (");
	for (size_t i = 0; i < n->order_count; i++)
		buf_printf(b, "t.%s, ", n->order[i].field->name);
	buf_printf(b, "t.id) %s (", down == back ? ">" : "<");
	for (size_t i = 0; i < n->order_count; i++)
		buf_printf(b, ":p%zu, ", i);
	buf_str(b, ":place_id)");
}

/* Behind the place: by the first column, or the same in that and behind by the next … What is missing comes last. */
static void add_place_uneven(struct buf *b, const struct noun_facts *n, bool back)
{
	bool down = back;
	buf_str(b, " AND (");
	for (size_t i = 0; i < n->order_count; i++) {
		const char *name = n->order[i].field->name;
		bool may_miss = n->order[i].field->flags & F_NULL;
		down = n->order[i].down != back;
		buf_printf(b, "t.%s %s :p%zu", name, down ? "<" : ">", i);
		if (may_miss)
			buf_printf(b,
			           back ? " OR (t.%s IS NOT NULL AND :p%zu IS NULL)"
			                : " OR (t.%s IS NULL AND :p%zu IS NOT NULL)",
			           name, i);
		buf_printf(b, " OR ((t.%s = :p%zu", name, i);
		if (may_miss)
			buf_printf(b, " OR (t.%s IS NULL AND :p%zu IS NULL)", name, i);
		buf_str(b, ") AND (");
	}
	buf_printf(b, "t.id %s :place_id", down ? "<" : ">");
	for (size_t i = 0; i < n->order_count; i++)
		buf_str(b, "))");
	buf_char(b, ')');
}

static const char *args_of(const struct noun_facts *n)
{
	const char *args =
	    "owner, max, place_id, w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, "
	    "w3_end text";
	for (size_t i = 0; i < n->order_count; i++) {
		const struct field *f = n->order[i].field;
		args = arena_printf(&texts, "%s, p%zu%s", args, i,
		                    f->ctype == C_STR || f->kind == K_CHOICE ? " text" : "");
	}
	return args;
}

static const char *text_of(const struct buf *b)
{
	if (b->full)
		abort(); /* at start: a noun with more columns than any has */
	return arena_strdup(&texts, b->p);
}

static struct query rows_query(const struct noun_facts *n, int which)
{
	static const char *const names[] = {"list",  "list_after",  "list_before", "",
	                                    "found", "found_after", "found_before"};
	bool found = which >= FOUND, back = which == ALL_BEFORE || which == FOUND_BEFORE;
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	noun_store_select(&b, n, before_table(n, found));
	add_where(&b, n, found);
	if (which != ALL && which != FOUND)
		(is_even(n) ? add_place_even : add_place_uneven)(&b, n, back);
	noun_store_order(&b, n, back);
	buf_str(&b, " LIMIT :max");
	return (struct query){.name = arena_printf(&texts, "%s.%s", n->noun->record->name, names[which]),
	                      .sql = text_of(&b),
	                      .args = args_of(n),
	                      .out = n->named};
}

static struct query count_query(const struct noun_facts *n, bool found)
{
	const char *table = n->noun->record->name;
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	buf_printf(&b, "SELECT COUNT(*) FROM (SELECT t.id FROM %s%s t", before_table(n, found), table);
	add_where(&b, n, found);
	buf_str(&b, " LIMIT :max) c");
	return (struct query){.name = arena_printf(&texts, "%s.%s", table, found ? "count_found" : "count"),
	                      .sql = text_of(&b),
	                      .args = args_of(n)};
}

void noun_list_store_make(void)
{
	const struct noun_facts *n;
	if (made[0])
		return;
	arena_init(&texts);
	for (size_t i = 0; (n = noun_each(i)); i++) {
		struct list_sql *s = made[i] = arena_new(&texts, struct list_sql);
		int count = noun_is_searched(n->noun) ? QUERIES : FOUND;
		for (int which = 0; which < count; which++)
			s->q[which] = which == COUNT_ALL || which == COUNT_FOUND ? count_query(n, which == COUNT_FOUND)
			                                                         : rows_query(n, which);
		s->set = (struct query_set){n->noun->record->name, s->q, (size_t)count};
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

static const struct query *query_of(const struct noun_facts *n, const struct noun_list_ask *a, int which)
{
	return &made[n - noun_each(0)]->q[(a->words[0].from ? FOUND : ALL) + which];
}

enum err noun_list_store_rows(struct ctx *cx, const struct noun_facts *n, const struct noun_list_ask *a, size_t max,
                              struct list *ret)
{
	struct arg list[ARG_COUNT];
	return db_list(cx, query_of(n, a, (int)a->from), bind(cx, a, (int64_t)max + 1, list), max, ret);
}

enum err noun_list_store_count(struct ctx *cx, const struct noun_facts *n, const struct noun_list_ask *a, int64_t limit,
                               int64_t *ret)
{
	struct arg list[ARG_COUNT];
	return db_int(cx, query_of(n, a, COUNT_ALL), bind(cx, a, limit, list), 0, ret);
}

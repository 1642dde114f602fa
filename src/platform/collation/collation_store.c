#include "platform/collation/collation_store.h"

#include "base/noun.h"

#include <stdlib.h>

static const struct record row_record = RECORD_OF("collation_row", collation_row, COLLATION_ROW);

#define MADE_WITH_LIST(F, S) F(S, TEXT, value)
STRUCT_OF(made_with, MADE_WITH_LIST);
static const struct record made_with_record = RECORD_OF("made_with", made_with, MADE_WITH_LIST);

/* Three for each table, made at start: its rows, the key of one put back, and how many there are. */
enum { LIST, PUT, COUNT, QUERIES };
enum { TABLES_MAX = 64 };
static struct query table_queries[QUERIES * TABLES_MAX];
struct query_set collation_table_queries = {"collation_table", table_queries, 0};
static struct arena made;

void collation_store_take(const struct record *r)
{
	const struct noun_facts *noun = noun_of(r);
	const char *title = noun && noun->noun->title ? noun->noun->title : "name";
	if (!record_field(r, "sort_key") || !record_field(r, title))
		return;
	size_t *n = &collation_table_queries.count;
	if (*n == QUERIES * TABLES_MAX)
		abort(); /* at start: the table is too small */
	if (!*n)
		arena_init(&made);
	table_queries[(*n)++] = (struct query){
	    .name = arena_printf(&made, "collation.list_%s", r->name),
	    .sql = arena_printf(
	        &made,
	        "SELECT id AS id, %s AS name, sort_key AS sort_key FROM %s WHERE id > :after ORDER BY id LIMIT :max",
	        title, r->name),
	    .args = "after, max",
	    .out = &row_record,
	};
	table_queries[(*n)++] = (struct query){
	    .name = arena_printf(&made, "collation.put_%s", r->name),
	    .sql = arena_printf(&made, "UPDATE %s SET sort_key = :sort_key WHERE id = :id", r->name),
	    .in = &row_record,
	};
	table_queries[(*n)++] = (struct query){
	    .name = arena_printf(&made, "collation.count_%s", r->name),
	    .sql = arena_printf(&made, "SELECT COUNT(*) FROM %s WHERE id > :after", r->name),
	    .args = "after",
	};
}

size_t collation_store_tables(void)
{
	return collation_table_queries.count / QUERIES;
}

enum { MADE_WITH, SET_MADE_WITH };
static const struct query q[] = {
    [MADE_WITH] = {"collation.made_with", "SELECT value FROM setting WHERE name = 'sorted_by'",
                   .out = &made_with_record},
    [SET_MADE_WITH] = {"collation.set_made_with",
                       "INSERT INTO setting (name, value) VALUES ('sorted_by', :version) ON CONFLICT (name) DO UPDATE "
                       "SET value = excluded.value",
                       .args = "version text"},
};
const struct query_set collation_queries = {"collation", q, sizeof q / sizeof q[0]};

enum err collation_store_made_with(struct ctx *cx, const char **ret)
{
	struct made_with m = {0};
	enum err e = db_one(cx, &q[MADE_WITH], ARGS_NONE, &m);
	*ret = e == OK ? m.value : NULL;
	return e == E_NOT_FOUND ? OK : e;
}

enum err collation_store_set_made_with(struct ctx *cx, const char *version)
{
	return db_exec(cx, &q[SET_MADE_WITH], ARGS(ARG("version", version)), NULL);
}

enum err collation_store_count(struct ctx *cx, size_t table, int64_t after, int64_t *ret)
{
	return db_int(cx, &table_queries[QUERIES * table + COUNT], ARGS(ARG("after", after)), 0, ret);
}

enum err collation_store_list(struct ctx *cx, size_t table, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &table_queries[QUERIES * table + LIST], ARGS(ARG("after", after), ARG("max", (int64_t)max)),
	               max, ret);
}

enum err collation_store_put(struct ctx *cx, size_t table, const struct collation_row *rows, size_t count)
{
	return db_exec_many(cx, &table_queries[QUERIES * table + PUT], rows, count);
}

#include "platform/collation/collation_store.h"

static const struct field row_fields[] = {
    FIELD(struct collation_row, id, K_ID, .flags = F_KEY),
    FIELD(struct collation_row, name, K_TEXT, .flags = F_FIXED),
    FIELD(struct collation_row, sort_key, K_TEXT),
};
static const struct record row_record = RECORD("collation_row", struct collation_row, row_fields);

struct made_with {
	const char *value;
};
static const struct field made_with_fields[] = {FIELD(struct made_with, value, K_TEXT)};
static const struct record made_with_record = RECORD("made_with", struct made_with, made_with_fields);

#define LISTED(t)                                                                                    \
	{                                                                                            \
		"order.list_" t, "SELECT @cols FROM " t " WHERE id > :after ORDER BY id LIMIT :max", \
		    .args = "after, max", .out = &row_record                                         \
	}
#define COUNTED(t)                                                                                \
	{                                                                                         \
		"order.count_" t, "SELECT COUNT(*) FROM " t " WHERE id > :after", .args = "after" \
	}
#define KEPT(t)                                                                                           \
	{                                                                                                 \
		"order.put_" t, "UPDATE " t " SET sort_key = :sort_key WHERE id = :id", .in = &row_record \
	}

enum {
	LIST,
	PUT = LIST + COLLATION_TABLES,
	COUNT = PUT + COLLATION_TABLES,
	MADE_WITH = COUNT + COLLATION_TABLES,
	SET_MADE_WITH
};
static const struct query q[] = {
    [LIST + COLLATION_ACCOUNT] = LISTED("account"),
    [LIST + COLLATION_PERSON] = LISTED("person"),
    [LIST + COLLATION_PRODUCT] = LISTED("product"),
    [PUT + COLLATION_ACCOUNT] = KEPT("account"),
    [PUT + COLLATION_PERSON] = KEPT("person"),
    [PUT + COLLATION_PRODUCT] = KEPT("product"),
    [COUNT + COLLATION_ACCOUNT] = COUNTED("account"),
    [COUNT + COLLATION_PERSON] = COUNTED("person"),
    [COUNT + COLLATION_PRODUCT] = COUNTED("product"),
    [MADE_WITH] = {"order.made_with", "SELECT value FROM setting WHERE name = 'sorted_by'", .out = &made_with_record},
    [SET_MADE_WITH] = {"order.set_made_with",
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

enum err collation_store_count(struct ctx *cx, enum collation_table t, int64_t after, int64_t *ret)
{
	return db_int(cx, &q[COUNT + t], ARGS(ARG("after", after)), 0, ret);
}

enum err collation_store_list(struct ctx *cx, enum collation_table t, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[LIST + t], ARGS(ARG("after", after), ARG("max", (int64_t)max)), max, ret);
}

enum err collation_store_put(struct ctx *cx, enum collation_table t, const struct collation_row *rows, size_t count)
{
	return db_exec_many(cx, &q[PUT + t], rows, count);
}

#include "platform/setting/setting_store.h"

static const struct field fields[] = {
    FIELD(struct setting_row, name, K_TEXT, .flags = F_KEY),
    FIELD(struct setting_row, value, K_TEXT),
};
static const struct record setting_row_record = RECORD("setting", struct setting_row, fields);

#define LAST(t) "SELECT MAX(id) AS v FROM " t " WHERE id >= :from AND id < :to"
#define AND     " UNION ALL "

enum { LIST, SET, REMOVE, LAST_ID };
static const struct query q[] = {
    [LIST] = {"setting.list", "SELECT @cols FROM setting ORDER BY name LIMIT 200", .out = &setting_row_record},
    [SET] = {"setting.set",
             "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = "
             "excluded.value",
             .args = "name text, value text"},
    [REMOVE] = {"setting.remove", "DELETE FROM setting WHERE name = :name", .args = "name text"},
    /* Tables that are written last when something happens; of the others a row is followed by one of these. */
    [LAST_ID] = {"setting.last_id",
                 "SELECT MAX(v) FROM (" LAST("history") AND LAST("session") AND LAST("one_time") AND LAST("sale")
                     AND LAST("account") AND LAST("product") AND LAST("person") AND LAST("import_run")
                         AND LAST("rating") AND LAST("personal") AND LAST("access_request") AND LAST("round_carried")
                             AND LAST("post_done") AND LAST("job_run") ") AS ids",
                 .args = "from, to"},
};
const struct query_set setting_queries = {"setting", q, sizeof q / sizeof q[0]};

enum err setting_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS_NONE, 200, ret);
}

enum err setting_set(struct ctx *cx, const char *name, const char *value)
{
	return db_exec(cx, &q[SET], ARGS(ARG("name", name), ARG("value", value)), NULL);
}

enum err setting_remove(struct ctx *cx, const char *name)
{
	return db_exec(cx, &q[REMOVE], ARGS(ARG("name", name)), NULL);
}

enum err setting_store_last_id(struct ctx *cx, int64_t from, int64_t to, int64_t *ret)
{
	return db_int(cx, &q[LAST_ID], ARGS(ARG("from", from), ARG("to", to)), 0, ret);
}

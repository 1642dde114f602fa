#include "kam/setting/setting_store.h"

static const struct field fields[] = {
    FIELD(struct setting_row, name, K_TEXT, .flags = F_KEY),
    FIELD(struct setting_row, value, K_TEXT),
};
static const struct record setting_row_record = RECORD("setting", struct setting_row, fields);

enum { LIST, SET, REMOVE };
static const struct query q[] = {
    [LIST] = {"setting.list", "SELECT @cols FROM setting ORDER BY name LIMIT 200", .out = &setting_row_record},
    [SET] = {"setting.set",
             "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = "
             "excluded.value",
             .args = "name text, value text"},
    [REMOVE] = {"setting.remove", "DELETE FROM setting WHERE name = :name", .args = "name text"},
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

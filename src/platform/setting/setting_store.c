#include "platform/setting/setting_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct record setting_row_record = RECORD_OF("setting", setting_row, SETTING_ROW);

/* Made at start of all tables that have ids. */
enum { LAST_IDS_MAX = 16 * 1024 };
static char last_ids[LAST_IDS_MAX];

void setting_store_take(const struct record *r)
{
	const struct field *id = record_field(r, "id");
	if (!id || id->kind != K_ID || !(id->flags & F_KEY))
		return;
	size_t n = strlen(last_ids);
	int more =
	    snprintf(last_ids + n, LAST_IDS_MAX - n, "%sSELECT MAX(id) AS v FROM %s WHERE id >= :from AND id < :to",
	             n ? " UNION ALL " : "", r->name);
	if (more < 0 || (size_t)more >= LAST_IDS_MAX - n)
		abort(); /* at start: more tables than fit into one query */
}

static const struct fragment fragments[] = {{"last_ids", last_ids, "from, to"}};

void setting_store_start(void)
{
	db_fragment_add(&fragments[0]);
}

enum { LIST, SET, REMOVE, LAST_ID };
static const struct query q[] = {
    [LIST] = {"setting.list", "SELECT @cols FROM setting ORDER BY name LIMIT 200", .out = &setting_row_record},
    [SET] = {"setting.set",
             "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = "
             "excluded.value",
             .args = "name text, value text"},
    [REMOVE] = {"setting.remove", "DELETE FROM setting WHERE name = :name", .args = "name text"},
    [LAST_ID] = {"setting.last_id", "SELECT MAX(v) FROM (@last_ids) AS ids", .args = "from, to"},
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

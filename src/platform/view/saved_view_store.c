#include "platform/view/saved_view_store.h"

#define OWN    "person_id = :person AND for_all = 0 AND removed = 0"
#define COMMON "for_all = 1 AND removed = 0"
#define COLS   "id, person_id, place, name, query, for_all, removed, created"

enum { LIST, LIST_ALL, GET, NAMED, COUNT, ADD, PUT, FORGET };
static const struct query q[] = {
    [LIST] = {"view.list",
              "SELECT " COLS " FROM saved_view WHERE " OWN " AND place = :place UNION ALL SELECT " COLS
              " FROM saved_view WHERE " COMMON " AND place = :place ORDER BY id LIMIT 200",
              .args = "person, place text", .out = &saved_view_record},
    [LIST_ALL] = {"view.list_all",
                  "SELECT " COLS " FROM saved_view WHERE " OWN " UNION ALL SELECT " COLS
                  " FROM saved_view WHERE " COMMON " ORDER BY place, id LIMIT 500",
                  .args = "person", .out = &saved_view_record},
    [GET] = {"view.get", "SELECT @cols FROM saved_view WHERE id = :id", .args = "id", .out = &saved_view_record},
    [NAMED] =
        {"view.named",
         "SELECT @cols FROM saved_view WHERE person_id = :person AND place = :place AND name = :name AND removed = 0 "
         "ORDER BY id LIMIT 1",
         .args = "person, place text, name text", .out = &saved_view_record},
    [COUNT] = {"view.count",
               "SELECT COUNT(*) FROM (SELECT v.id FROM saved_view v WHERE v.person_id = :person LIMIT 1000) c",
               .args = "person"},
    [ADD] = {"view.add", "INSERT INTO saved_view (@cols) VALUES (@vals)", .in = &saved_view_record},
    [PUT] = {"view.put", "UPDATE saved_view SET @sets WHERE id = :id", .in = &saved_view_record},
    [FORGET] = {"view.forget", "DELETE FROM saved_view WHERE person_id = :person AND removed > 0 AND removed < :before",
                .args = "person, before"},
};
const struct query_set saved_view_queries = {"saved_view", q, sizeof q / sizeof q[0]};

enum err view_store_list(struct ctx *cx, int64_t person, const char *place, struct list *ret)
{
	if (!place)
		return db_list(cx, &q[LIST_ALL], ARGS(ARG("person", person)), 0, ret);
	return db_list(cx, &q[LIST], ARGS(ARG("person", person), ARG("place", place)), 0, ret);
}

enum err view_store_get(struct ctx *cx, int64_t id, struct saved_view *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("id", id)), ret);
}

enum err view_store_named(struct ctx *cx, int64_t person, const char *place, const char *name, struct saved_view *ret)
{
	return db_one(cx, &q[NAMED], ARGS(ARG("person", person), ARG("place", place), ARG("name", name)), ret);
}

enum err view_store_count(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_int(cx, &q[COUNT], ARGS(ARG("person", person)), 0, ret);
}

enum err view_store_add(struct ctx *cx, const struct saved_view *v)
{
	return db_exec_one(cx, &q[ADD], ARGS_OBJ(v));
}

enum err view_store_put(struct ctx *cx, const struct saved_view *v)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(v));
}

enum err view_store_forget(struct ctx *cx, int64_t person, int64_t before)
{
	return db_exec(cx, &q[FORGET], ARGS(ARG("person", person), ARG("before", before)), NULL);
}

#include "platform/user/idempotency_store.h"

const struct record post_done_record = RECORD_OF("post_done", post_done, POST_DONE);

enum { FIND, ADD, PUT, REMOVE_OLD };
static const struct query q[] = {
    [FIND] = {"post.find", "SELECT @cols FROM post_done WHERE user_id = :user AND key = :key", .args = "user, key text",
              .out = &post_done_record},
    [ADD] = {"post.add", "INSERT INTO post_done (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
             .in = &post_done_record},
    [PUT] = {"post.put",
             "INSERT INTO post_done (@cols) VALUES (@vals) ON CONFLICT (user_id, key) DO UPDATE SET id = excluded.id, "
             "location = excluded.location, flash = excluded.flash, flash_undo = excluded.flash_undo, at = excluded.at",
             .in = &post_done_record},
    [REMOVE_OLD] = {"post.remove_old",
                    "DELETE FROM post_done WHERE id IN (SELECT d.id FROM post_done d WHERE d.at < :before ORDER BY "
                    "d.id LIMIT :max)",
                    .args = "before, max"},
};
const struct query_set idempotency_queries = {"idempotency", q, sizeof q / sizeof q[0]};

enum err post_store_find(struct ctx *cx, int64_t user, const char *key, struct post_done *ret)
{
	return db_one(cx, &q[FIND], ARGS(ARG("user", user), ARG("key", key)), ret);
}

enum err post_store_add(struct ctx *cx, const struct post_done *p)
{
	return db_exec_one(cx, &q[ADD], ARGS_OBJ(p));
}

enum err post_store_put(struct ctx *cx, const struct post_done *p)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(p));
}

enum err post_store_remove_old(struct ctx *cx, int64_t before, int64_t max, int64_t *ret_count)
{
	return db_exec(cx, &q[REMOVE_OLD], ARGS(ARG("before", before), ARG("max", max)), ret_count);
}

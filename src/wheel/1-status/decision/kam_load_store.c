#include "wheel/1-status/decision/kam_load_store.h"

#include "platform/access/access_ops.h"

/* Few customers have a wheel: found by their level first, whatever else is asked and however much is known of the tables. */
#define HAS_WHEEL "a.id IN (SELECT w.id FROM account w WHERE w.level IN ('key', 'light', 'development'))"
#define COUNTED                                                                                                       \
	"SELECT p.id AS person_id, p.name AS name, CAST(SUM(CASE WHEN a.level = 'key' THEN 1 ELSE 0 END) AS BIGINT) " \
	"AS full_wheels, CAST(SUM(CASE WHEN a.level IN ('light', 'development') THEN 1 ELSE 0 END) AS BIGINT) AS "    \
	"light_wheels, CAST(COALESCE(p.load_limit, :limit) AS DOUBLE PRECISION) AS load_limit FROM "
#define GROUPED " GROUP BY p.id, p.name, p.sort_key, p.load_limit ORDER BY p.sort_key, p.id LIMIT 200"

enum { LIST, ONE };
static const struct query q[] = {
    [LIST] = {"kam_load.list",
              COUNTED "account a JOIN person p ON p.id = a.kam_id WHERE " HAS_WHEEL " AND " SQL_OPINION("a") GROUPED,
              .args = "limit, " SQL_OPINION_ARGS, .out = &kam_load_record},
    [ONE] = {"kam_load.one",
             COUNTED "person p LEFT JOIN account a ON a.kam_id = p.id AND a.level <> 'ordinary' AND @visible(a) "
                     "WHERE p.id = :person" GROUPED,
             .args = "person, limit, me, see_all, today", .out = &kam_load_record},
};
const struct query_set kam_load_queries = {"kam_load", q, sizeof q / sizeof q[0]};

enum err load_store_list(struct ctx *cx, int64_t limit, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("limit", limit), OPINION_ARGS(cx)), 0, ret);
}

enum err load_store_one(struct ctx *cx, int64_t person, int64_t limit, struct kam_load *ret)
{
	return db_one(cx, &q[ONE], ARGS(ARG("person", person), ARG("limit", limit), ACCESS_ARGS(cx)), ret);
}

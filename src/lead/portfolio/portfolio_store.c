#include "lead/portfolio/portfolio_store.h"

#include "platform/access/access_ops.h"

#define MINE                                                                                                \
	"(:mine = 0 OR a.kam_id = :me OR a.deputy_id = :me OR a.sponsor_id = :me OR EXISTS (SELECT 1 FROM " \
	"account_access m WHERE m.account_id = a.id AND m.person_id = :me AND @holds(m)))"

/* Few customers have a wheel: found by their level first, whatever else is asked and however much is known of the tables. */
#define HAS_WHEEL "a.id IN (SELECT w.id FROM account w WHERE w.level IN ('key', 'light', 'development'))"

enum { LINES, SUMS, LOADS };
static const struct query q[] = {
    [LINES] =
        {"portfolio.lines",
         "SELECT @cols(a), p.name AS kam, f.revenue_12m AS revenue_12m, f.revenue_prev AS revenue_prev FROM account a "
         "JOIN account_fact f ON f.account_id = a.id LEFT JOIN person p ON p.id = a.kam_id "
         "WHERE " HAS_WHEEL " AND (:after = 0 OR f.revenue_12m < :revenue OR "
         "(f.revenue_12m = :revenue AND a.id > :after)) AND " MINE
         " AND " SQL_OPINION("a") " ORDER BY f.revenue_12m DESC, a.id LIMIT :limit",
         .args = "mine, after, revenue, limit, " SQL_OPINION_ARGS, .out = &wheel_line_record},
    [SUMS] =
        {"portfolio.sums",
         "SELECT a.level, COUNT(*) AS count, CAST(SUM(f.revenue_12m) AS BIGINT) AS revenue_12m FROM account a JOIN "
         "account_fact f ON f.account_id = a.id WHERE " HAS_WHEEL
         " AND " SQL_OPINION("a") " GROUP BY a.level ORDER BY a.level",
         .args = SQL_OPINION_ARGS, .out = &level_sum_record},
    [LOADS] =
        {"portfolio.loads",
         "SELECT p.id AS person_id, p.name AS name, CAST(SUM(CASE WHEN a.level = 'key' THEN 1 ELSE 0 END) AS BIGINT) "
         "AS full_wheels, CAST(SUM(CASE WHEN a.level = 'key' THEN 0 ELSE 1 END) AS BIGINT) AS light_wheels, "
         "CAST(COALESCE(p.load_limit, :limit) AS DOUBLE PRECISION) AS load_limit FROM account a JOIN person p ON "
         "p.id = a.kam_id WHERE " HAS_WHEEL " AND " SQL_OPINION(
             "a") " GROUP BY p.id, p.name, p.sort_key, p.load_limit ORDER BY p.sort_key, p.id LIMIT 200",
         .args = "limit, " SQL_OPINION_ARGS, .out = &kam_load_record},
};
const struct query_set portfolio_queries = {"portfolio", q, sizeof q / sizeof q[0]};

enum err wheel_store_lines(struct ctx *cx, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[LINES],
	               ARGS(ARG("mine", (int64_t)mine), ARG("after", after), ARG("revenue", revenue),
	                    ARG("limit", (int64_t)max + 1), OPINION_ARGS(cx)),
	               max, ret);
}

enum err level_store_sums(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[SUMS], ARGS(OPINION_ARGS(cx)), 0, ret);
}

enum err load_store_list(struct ctx *cx, int64_t limit, struct list *ret)
{
	return db_list(cx, &q[LOADS], ARGS(ARG("limit", limit), OPINION_ARGS(cx)), 0, ret);
}

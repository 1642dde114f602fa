#include "lead/portfolio/portfolio_store.h"

#include "hub/account/group.h"
#include "platform/access/access_ops.h"

#define MINE                                                                                                \
	"(:mine = 0 OR a.kam_id = :me OR a.deputy_id = :me OR a.sponsor_id = :me OR EXISTS (SELECT 1 FROM " \
	"account_access m WHERE m.account_id = a.id AND m.person_id = :me AND @holds(m)))"

/* Few customers have a wheel: found by their level first, whatever else is asked and however much is known of the tables. */
#define HAS_WHEEL "a.id IN (SELECT w.id FROM account w WHERE w.level IN ('key', 'light', 'development'))"

/* below (top, id, depth): each of them with all below it that the one who acts may know of, as group.h has it. */
#define BELOW(which, further)                                                                            \
	"WITH RECURSIVE below (top, id, depth) AS (SELECT a.id, a.id, CAST(0 AS BIGINT) FROM account a " \
	"WHERE " HAS_WHEEL which                                                                         \
	" AND " SQL_OPINION("a") " UNION SELECT b.top, c.id, b.depth + 1 FROM below b JOIN account "     \
	                         "c ON c.parent_id = b.id WHERE b.depth < " GROUP_DEPTH                  \
	                         " AND " further SQL_VISIBLE("c") "), "
#define ONCE "(SELECT DISTINCT b.top, b.id FROM below b LIMIT 200000) n JOIN account_fact f ON f.account_id = n.id "

enum { LINES, SUMS };
static const struct query q[] = {
    [LINES] = {"portfolio.lines",
               BELOW(" AND " MINE,
                     "") "sums (top, members, revenue, prev, first_day) AS (SELECT n.top, COUNT(*), "
                         "CAST(SUM(f.revenue_12m) AS BIGINT), CAST(SUM(f.revenue_prev) AS BIGINT), "
                         "MIN(f.first_day) FROM " ONCE "GROUP BY n.top) "
                         "SELECT @cols(a), p.name AS kam, p.sort_key AS kam_key, g.members AS members, g.revenue AS "
                         "revenue_12m, "
                         "g.prev AS revenue_prev, g.first_day AS first_day FROM sums g JOIN account a ON "
                         "a.id = g.top LEFT JOIN person p ON p.id = a.kam_id WHERE :after = 0 OR g.revenue "
                         "< :revenue OR (g.revenue = :revenue AND a.id > :after) ORDER BY g.revenue DESC, "
                         "a.id LIMIT :limit",
               .args = "mine, after, revenue, limit, see_all, " SQL_OPINION_ARGS, .out = &wheel_line_record},
    /* Each customer once: with the nearest wheel above it. */
    [SUMS] = {"portfolio.sums",
              BELOW("", "c.level = 'ordinary' AND ") "sums (level, count, revenue) AS (SELECT t.level, COUNT(DISTINCT "
                                                     "n.top), CAST(SUM(f.revenue_12m) AS BIGINT) FROM " ONCE
                                                     "JOIN account t ON t.id = n.top GROUP BY t.level) SELECT s.level, "
                                                     "s.count AS count, s.revenue AS revenue_12m FROM sums s ORDER BY "
                                                     "s.level",
              .args = "see_all, " SQL_OPINION_ARGS, .out = &level_sum_record},
};
const struct query_set portfolio_queries = {"portfolio", q, sizeof q / sizeof q[0]};

enum err wheel_store_lines(struct ctx *cx, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[LINES],
	               ARGS(ARG("mine", (int64_t)mine), ARG("after", after), ARG("revenue", revenue),
	                    ARG("limit", (int64_t)max + 1), ARG("see_all", access_see_all(cx)), OPINION_ARGS(cx)),
	               max, ret);
}

enum err level_store_sums(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[SUMS], ARGS(ARG("see_all", access_see_all(cx)), OPINION_ARGS(cx)), 0, ret);
}

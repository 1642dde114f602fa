#include "lead/pareto/pareto_store.h"

#include "platform/access/access_ops.h"

/* Restricted customers that the one who acts may not know of: few, and looked up once (index account_restricted). CASE, as NOT of a
 * condition on a KAM who is not there (NULL) would let it through. */
#define HIDDEN \
	"(SELECT h.id FROM account h WHERE h.restricted = 1 AND CASE WHEN " SQL_VISIBLE("h") " THEN 0 ELSE 1 END = 1)"
#define MANY " LIMIT 5000000"

enum { BOUGHT_12M, BOUGHT_ALL, BOUGHT_MONTHS, BOUGHT_BUT, BELONGS, NAMES, FIRST, LAST };
static const struct query q[] = {
    [BOUGHT_12M] = {"pareto.bought_12m",
                    "SELECT f.account_id, f.revenue_12m AS revenue FROM account_fact f WHERE f.revenue_12m <> 0 AND "
                    "f.account_id NOT IN " HIDDEN MANY,
                    .args = SQL_VISIBLE_ARGS, .out = &bought_record},
    [BOUGHT_ALL] = {"pareto.bought_all",
                    "SELECT f.account_id, f.revenue AS revenue FROM account_fact f WHERE f.revenue <> 0 AND "
                    "f.account_id NOT IN " HIDDEN MANY,
                    .args = SQL_VISIBLE_ARGS, .out = &bought_record},
    [BOUGHT_MONTHS] = {"pareto.bought_months",
                       "SELECT m.account_id, CAST(SUM(m.revenue) AS BIGINT) AS revenue FROM account_month m "
                       "WHERE m.month >= :from AND m.month <= :to AND m.account_id NOT IN " HIDDEN
                       " GROUP BY m.account_id HAVING SUM(m.revenue) <> 0" MANY,
                       .args = "from, to, " SQL_VISIBLE_ARGS, .out = &bought_record},
    [BOUGHT_BUT] =
        {"pareto.bought_but",
         "SELECT x.account_id, CAST(SUM(x.revenue) AS BIGINT) AS revenue FROM (SELECT f.account_id, f.revenue "
         "FROM account_fact f UNION ALL SELECT m.account_id, -m.revenue FROM account_month m WHERE "
         "m.month < :from UNION ALL SELECT n.account_id, -n.revenue FROM account_month n WHERE n.month > :to) "
         "x WHERE x.account_id NOT IN " HIDDEN " GROUP BY x.account_id HAVING SUM(x.revenue) <> 0" MANY,
         .args = "from, to, " SQL_VISIBLE_ARGS, .out = &bought_record},
    /* Each child with its parent, that one's parent, … up to the one that has none; UNION ends a circle. */
    [BELONGS] = {"pareto.belongs",
                 "WITH RECURSIVE up (id, top) AS (SELECT c.id, c.parent_id FROM account c WHERE c.parent_id > 0 AND "
                 "c.parent_id NOT IN " HIDDEN " AND c.id NOT IN " HIDDEN
                 " UNION SELECT u.id, a.parent_id FROM up u JOIN account a ON a.id = u.top WHERE a.parent_id > 0 AND "
                 "a.parent_id NOT IN " HIDDEN
                 ") SELECT u.id AS account_id, u.top AS root_id FROM up u JOIN account t ON t.id = u.top "
                 "WHERE t.parent_id IS NULL OR t.parent_id IN " HIDDEN " ORDER BY u.id" MANY,
                 .args = SQL_VISIBLE_ARGS, .out = &belongs_record},
    [NAMES] = {"pareto.names",
               "SELECT a.id, a.number, a.name, a.level, p.name AS kam, CASE WHEN " SQL_OPINION(
                   "a") " THEN 1 ELSE 0 END AS may_propose FROM account a LEFT JOIN person p ON p.id = a.kam_id "
                        "WHERE a.id IN (" SQL_IDS ")",
               .args = SQL_IDS_ARGS ", " SQL_OPINION_ARGS, .out = &pareto_row_record},
    [FIRST] = {"pareto.first_month", "SELECT MIN(month) FROM account_month"},
    [LAST] = {"pareto.last_month", "SELECT MAX(month) FROM account_month"},
};
const struct query_set pareto_queries = {"pareto", q, sizeof q / sizeof q[0]};

enum err bought_store_12m(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[BOUGHT_12M], ARGS(ACCESS_ARGS(cx)), 0, ret);
}

enum err bought_store_all(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[BOUGHT_ALL], ARGS(ACCESS_ARGS(cx)), 0, ret);
}

enum err bought_store_months(struct ctx *cx, int32_t from, int32_t to, struct list *ret)
{
	return db_list(cx, &q[BOUGHT_MONTHS], ARGS(ARG("from", from), ARG("to", to), ACCESS_ARGS(cx)), 0, ret);
}

enum err bought_store_but(struct ctx *cx, int32_t from, int32_t to, struct list *ret)
{
	return db_list(cx, &q[BOUGHT_BUT], ARGS(ARG("from", from), ARG("to", to), ACCESS_ARGS(cx)), 0, ret);
}

enum err belongs_store_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[BELONGS], ARGS(ACCESS_ARGS(cx)), 0, ret);
}

enum err pareto_store_names(struct ctx *cx, const int64_t *ids, size_t count, struct list *ret)
{
	struct ids_args a;
	return db_list(cx, &q[NAMES], ids_args(&a, ids, count, ARGS(OPINION_ARGS(cx))), 0, ret);
}

enum err months_store_range(struct ctx *cx, int32_t *ret_first, int32_t *ret_last)
{
	int64_t first, last;
	TRY(db_int(cx, &q[FIRST], ARGS_NONE, 0, &first));
	TRY(db_int(cx, &q[LAST], ARGS_NONE, 0, &last));
	*ret_first = (int32_t)first;
	*ret_last = (int32_t)last;
	return OK;
}

#include "hub/rate/rate_store.h"

#include "platform/access/access_ops.h"

#define NO_RATE "NOT EXISTS (SELECT 1 FROM currency_rate r WHERE r.currency = s.currency AND r.month = s.day / 100)"
/* Restricted customers that the one who acts may not know of: few, and found by an index of their own. */
#define HIDDEN "(SELECT h.id FROM account h WHERE h.restricted = 1 AND NOT " SQL_VISIBLE("h") ")"
#define LACKS                                                                                                       \
	"SELECT s.currency AS currency, s.day / 100 AS month, COUNT(*) AS lines, CAST(SUM(s.amount) AS BIGINT) AS " \
	"amount FROM sale s WHERE "
#define GROUPED " GROUP BY s.currency, s.day / 100 ORDER BY s.currency, s.day / 100 DESC LIMIT 201"

enum { LACKING, LACKING_OF, TOUCH, WAITING, CLEAR };
static const struct query q[] = {
    [LACKING] = {"rate.lacks",
                 LACKS "s.currency IS NOT NULL AND s.account_id IS NOT NULL AND s.account_id NOT IN " HIDDEN
                       " AND " NO_RATE GROUPED,
                 .args = SQL_VISIBLE_ARGS, .out = &rate_lack_record},
    [LACKING_OF] = {"rate.lacks_of", LACKS "s.account_id = :account AND s.currency IS NOT NULL AND " NO_RATE GROUPED,
                    .args = "account", .out = &rate_lack_record},
    [TOUCH] = {"rate.touch",
               "INSERT INTO import_touched (import_id, account_id) SELECT DISTINCT 1, s.account_id FROM sale s WHERE "
               "s.currency = :currency AND s.day >= :month * 100 AND s.day < :month * 100 + 100 AND s.account_id IS "
               "NOT NULL ON CONFLICT (import_id, account_id) DO NOTHING",
               .in = &currency_rate_record},
    [WAITING] = {"rate.waiting", "SELECT COUNT(*) FROM import_touched WHERE import_id = 1"},
    [CLEAR] = {"rate.clear", "DELETE FROM import_touched WHERE import_id = 1 AND account_id <= :last", .args = "last"},
};
const struct query_set rate_queries = {"rate", q, sizeof q / sizeof q[0]};

enum err rate_store_lacks(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[LACKING], ARGS(ACCESS_ARGS(cx)), 200, ret);
}

enum err rate_store_lacks_of(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[LACKING_OF], ARGS(ARG("account", account)), 200, ret);
}

enum err rate_store_touch(struct ctx *cx, const struct currency_rate *r)
{
	return db_exec(cx, &q[TOUCH], ARGS_OBJ(r), NULL);
}

enum err rate_store_waiting(struct ctx *cx, int64_t *ret)
{
	return db_int(cx, &q[WAITING], ARGS_NONE, 0, ret);
}

enum err rate_store_done(struct ctx *cx, int64_t last)
{
	return db_exec(cx, &q[CLEAR], ARGS(ARG("last", last)), NULL);
}

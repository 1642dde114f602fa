#include "lead/day/day_store.h"

#include "base/record.h"
#include "hub/account/account.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/decision/decision.h"

static const struct record has_record = RECORD_OF("day_has", day_has, DAY_HAS);

#define AXIS_WHOLE(axis) \
	"(SELECT COALESCE(SUM(weight), 0) FROM criterion WHERE active = 1 AND axis = '" axis "') = 10000"

enum { HAS, ASKING, LET_IN };
static const struct query q[] = {
    [HAS] =
        {"day.has",
         "SELECT CASE WHEN EXISTS (SELECT 1 FROM account) THEN 1 ELSE 0 END AS accounts, "
         "CASE WHEN EXISTS (SELECT 1 FROM app_user WHERE active = 1 AND role = 'leader') THEN 1 ELSE 0 END AS people, "
         "CASE WHEN " AXIS_WHOLE("attractiveness") " AND " AXIS_WHOLE(
             "strength") " THEN 1 ELSE 0 END AS weights, "
                         "CASE WHEN EXISTS (SELECT 1 FROM account WHERE level IN ('key', 'light', 'development')) "
                         "THEN 1 ELSE 0 END AS wheels",
         .out = &has_record},
    [ASKING] =
        {"day.asking",
         "SELECT @cols(a) FROM account a LEFT JOIN round r ON r.account_id = a.id AND r.closed_day IS NULL LEFT JOIN "
         "decision d ON d.id = " SQL_DECISION_IN_FORCE(
             "a.id") " WHERE a.id IN (SELECT w.id FROM account w WHERE w.level IN ('key', 'light', 'development')) AND "
                     "(a.kam_id IS NULL OR d.id IS NULL OR d.valid_until <= :by OR d.round_id <> r.id OR EXISTS "
                     "(SELECT 1 FROM decision o WHERE o.account_id = a.id AND o.state = 'proposed')) AND " SQL_OPINION(
                         "a") " ORDER BY COALESCE(d.valid_until, 0), a.id LIMIT :max",
         .args = "by, max, " SQL_OPINION_ARGS, .out = &account_record},
    [LET_IN] =
        {"day.let_in",
         "SELECT n.id AS id, n.name AS name, COALESCE(p.name, h.actor, '') AS who, h.at AS at FROM app_user u JOIN "
         "person n ON n.id = u.person_id JOIN history h ON h.kind = 'app_user' AND h.record_id = u.id LEFT JOIN "
         "person p ON p.id = h.person_id WHERE u.role = 'leader' AND u.active = 1 AND u.person_id <> :me AND h.at "
         ">= :since AND ((h.act = 'created' AND h.new = 'leader') OR (h.field = 'role' AND h.new = 'leader') OR "
         "(h.field = 'active' AND h.new = '1')) ORDER BY h.id DESC LIMIT :max",
         .args = "me, since, max", .out = &day_let_in_record},
};
const struct query_set day_queries = {"day", q, sizeof q / sizeof q[0]};

enum err day_store_has(struct ctx *cx, struct day_has *ret)
{
	return db_one(cx, &q[HAS], ARGS_NONE, ret);
}

enum err day_store_asking(struct ctx *cx, int32_t by, size_t max, struct list *ret)
{
	return db_list(cx, &q[ASKING], ARGS(ARG("by", (int64_t)by), ARG("max", (int64_t)max + 1), OPINION_ARGS(cx)),
	               max, ret);
}

enum err day_store_let_in(struct ctx *cx, int64_t since, size_t max, struct list *ret)
{
	return db_list(cx, &q[LET_IN], ARGS(ARG("me", cx->person), ARG("since", since), ARG("max", (int64_t)max + 1)),
	               max, ret);
}

#include "lead/day/day_store.h"

#include "base/record.h"

static const struct record has_record = RECORD_OF("day_has", day_has, DAY_HAS);

static const struct record without_kam_record = RECORD_OF("day_without_kam", day_without_kam, DAY_WITHOUT_KAM);

#define AXIS_WHOLE(axis) \
	"(SELECT COALESCE(SUM(weight), 0) FROM criterion WHERE active = 1 AND axis = '" axis "') = 10000"

enum { HAS, WITHOUT_KAM };
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
    [WITHOUT_KAM] = {"day.without_kam",
                     "SELECT id, name FROM account WHERE level IN ('key', 'light', 'development') AND kam_id IS NULL "
                     "ORDER BY sort_key, id LIMIT :max",
                     .args = "max", .out = &without_kam_record},
};
const struct query_set day_queries = {"day", q, sizeof q / sizeof q[0]};

enum err day_store_has(struct ctx *cx, struct day_has *ret)
{
	return db_one(cx, &q[HAS], ARGS_NONE, ret);
}

enum err day_store_without_kam(struct ctx *cx, size_t max, struct list *ret)
{
	return db_list(cx, &q[WITHOUT_KAM], ARGS(ARG("max", (int64_t)max + 1)), max, ret);
}

#include "wheel/round/round_check_store.h"

static const struct record sealed_record = RECORD_OF("round", sealed, SEALED);

const struct query round_check_queries[ROUND_CHECK_QUERIES] = {
    [ROUND_CHECK_WHEELS] =
        {"check.wheels",
         "SELECT COUNT(*) FROM account a WHERE (SELECT COUNT(*) FROM round r WHERE r.account_id = a.id AND "
         "r.closed_day IS NULL) <> CASE WHEN a.level = 'ordinary' THEN 0 ELSE 1 END"},
    [ROUND_CHECK_ROUNDS] = {"check.rounds",
                            "SELECT COUNT(*) FROM round r WHERE (r.closed_day IS NOT NULL AND (r.snapshot IS NULL OR "
                            "r.snapshot_hash IS NULL)) OR (r.number > 1 AND NOT EXISTS (SELECT 1 FROM round b WHERE "
                            "b.account_id = r.account_id AND b.number = r.number - 1 AND b.closed_day IS NOT NULL))"},
    [ROUND_CHECK_HISTORY] =
        {"check.history_of_rounds",
         "SELECT COUNT(*) FROM round r WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.kind = 'round' "
         "AND h.record_id = r.id)"},
    [ROUND_CHECK_SEALED] = {"check.sealed",
                            "SELECT id, snapshot, snapshot_hash FROM round WHERE snapshot IS NOT NULL AND id > :after "
                            "ORDER BY id LIMIT :limit",
                            .args = "after, limit", .out = &sealed_record},
};

enum err sealed_store_list(struct ctx *cx, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &round_check_queries[ROUND_CHECK_SEALED],
	               ARGS(ARG("after", after), ARG("limit", (int64_t)max)), 0, ret);
}

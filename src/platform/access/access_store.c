#include "platform/access/access_store.h"

static const struct field tie_fields[] = {
    FIELD(struct tie, restricted, K_BOOL),
    FIELD(struct tie, own, K_BOOL),
    FIELD(struct tie, team, K_BOOL),
};
static const struct record tie_record = RECORD("tie", struct tie, tie_fields);

enum { TIE };
static const struct query q[] = {
    [TIE] =
        {"access.tie",
         "SELECT a.restricted AS restricted, CASE WHEN a.kam_id = :me OR a.deputy_id = :me THEN 1 ELSE 0 END AS own, "
         "CASE WHEN a.sponsor_id = :me OR EXISTS (SELECT 1 FROM account_access v WHERE v.account_id = a.id AND "
         "v.person_id = :me AND (v.until IS NULL OR v.until >= :today)) THEN 1 ELSE 0 END AS team "
         "FROM account a WHERE a.id = :id",
         .args = "id, me, today", .out = &tie_record},
};
const struct query_set access_queries = {"access", q, sizeof q / sizeof q[0]};

enum err tie_get(struct ctx *cx, int64_t account, int64_t me, int32_t today, struct tie *ret)
{
	return db_one(cx, &q[TIE], ARGS(ARG("id", account), ARG("me", me), ARG("today", (int64_t)today)), ret);
}

#include "wheel/2-team/team_store.h"

enum { PLACES, OVERLAPPING, CHECK_ACCESS };
static const struct query q[] = {
    [PLACES] =
        {"team.places",
         "SELECT @cols FROM team_member WHERE person_id = :person AND (:account = 0 OR account_id = :account) AND "
         "(until IS NULL OR until >= :today) ORDER BY account_id, since, id LIMIT 200",
         .args = "account, person, today", .out = &team_member_record},
    [OVERLAPPING] =
        {"team.overlapping",
         "SELECT COUNT(*) FROM team_member WHERE person_id = :person_id AND account_id = :account_id AND id "
         "<> :id AND COALESCE(role, '') = COALESCE(:role, '') AND (until IS NULL OR until >= :since) AND "
         "(:until IS NULL OR since <= :until)",
         .in = &team_member_record},
    [CHECK_ACCESS] =
        {"check.team_access",
         "SELECT (SELECT COUNT(*) FROM team_member m WHERE NOT EXISTS (SELECT 1 FROM account_access v WHERE "
         "v.account_id = m.account_id AND v.person_id = m.person_id AND v.member_id = m.id AND v.kind = "
         "m.part AND v.since = m.since AND COALESCE(v.until, 0) = COALESCE(m.until, 0))) + (SELECT COUNT(*) "
         "FROM account_access v WHERE v.member_id <> 0 AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.id "
         "= v.member_id))"},
};
const struct query_set team_queries = {"team", q, sizeof q / sizeof q[0]};
const struct check team_checks[] = {
    {"check.team_access", &q[CHECK_ACCESS], .position = 80},
    {0},
};

enum err team_store_places(struct ctx *cx, int64_t account, int64_t person, int32_t today, struct list *ret)
{
	return db_list(cx, &q[PLACES],
	               ARGS(ARG("account", account), ARG("person", person), ARG("today", (int64_t)today)), 0, ret);
}

enum err team_store_overlapping(struct ctx *cx, const struct team_member *m, int64_t *ret)
{
	return db_int(cx, &q[OVERLAPPING], ARGS_OBJ(m), 0, ret);
}

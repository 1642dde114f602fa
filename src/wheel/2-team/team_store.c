#include "wheel/2-team/team_store.h"

#define TEAM_NAME(F, S)                            \
	F(S, CHOICE, part, .choices = &team_parts) \
	F(S, TEXT, name)
STRUCT_OF(team_name, TEAM_NAME);
static const struct record team_name_record = RECORD_OF("team_name", team_name, TEAM_NAME);

enum { PLACES, OVERLAPPING, NAMES, CHECK_ACCESS };
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
    [NAMES] = {"team.names",
               "SELECT m.part AS part, p.name AS name FROM team_member m JOIN person p ON p.id = m.person_id WHERE "
               "m.account_id = :account AND m.since <= :today AND (m.until IS NULL OR m.until >= :today) "
               "ORDER BY m.part, p.sort_key, p.id LIMIT 200",
               .args = "account, today", .out = &team_name_record},
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

enum err team_store_names(struct ctx *cx, int64_t account, int32_t today, struct buf *out)
{
	struct list rows;
	TRY(db_list(cx, &q[NAMES], ARGS(ARG("account", account), ARG("today", (int64_t)today)), 0, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct team_name *n = list_at(&rows, struct team_name, i);
		buf_printf(out, "%s%s %s", out->len ? "\n" : "", team_parts.names[n->part], n->name);
	}
	return OK;
}

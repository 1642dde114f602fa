#include "wheel/2-team/team_store.h"

enum { MAX = 200 };

enum { GET, PUT, REMOVE, LIST, OF_PERSON };
static const struct query q[] = {
    [GET] = {"team.get",
             "SELECT account_id AS account_id, person_id AS person_id, kind AS kind, until AS until, granted AS since "
             "FROM account_access WHERE account_id = :account AND person_id = :person",
             .args = "account, person", .out = &team_member_record},
    [PUT] = {"team.put",
             "INSERT INTO account_access (account_id, person_id, kind, until, granted_by, granted) VALUES "
             "(:account_id, :person_id, :kind, :until, :by, :since) ON CONFLICT (account_id, person_id) DO UPDATE SET "
             "kind = excluded.kind, until = excluded.until, granted_by = excluded.granted_by, granted = "
             "excluded.granted",
             .args = "by", .in = &team_member_record},
    [REMOVE] = {"team.remove", "DELETE FROM account_access WHERE account_id = :account AND person_id = :person",
                .args = "account, person"},
    [LIST] = {"team.list",
              "SELECT v.person_id AS person_id, p.name AS name, p.title AS title, d.name AS department, v.kind AS "
              "kind, v.until AS until, v.granted AS since FROM account_access v JOIN person p ON p.id = v.person_id "
              "LEFT JOIN department d ON d.id = p.department_id WHERE v.account_id = :account AND (v.until IS NULL OR "
              "v.until >= :today) ORDER BY CASE v.kind WHEN 'core' THEN 0 WHEN 'support' THEN 1 ELSE 2 END, "
              "p.sort_key, p.id LIMIT 201",
              .args = "account, today", .out = &team_row_record},
    [OF_PERSON] = {"team.of_person",
                   "SELECT account_id AS account_id, person_id AS person_id, kind AS kind, until AS until, granted AS "
                   "since FROM account_access WHERE person_id = :person ORDER BY account_id LIMIT 200",
                   .args = "person", .out = &team_member_record},
};
const struct query_set team_queries = {"team", q, sizeof q / sizeof q[0]};

enum err team_store_get(struct ctx *cx, int64_t account, int64_t person, struct team_member *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("account", account), ARG("person", person)), ret);
}

enum err team_store_put(struct ctx *cx, const struct team_member *m)
{
	return db_exec(cx, &q[PUT], ARGS_OBJ_AND(m, ARG_ID("by", cx->person)), NULL);
}

enum err team_store_remove(struct ctx *cx, int64_t account, int64_t person)
{
	return db_exec(cx, &q[REMOVE], ARGS(ARG("account", account), ARG("person", person)), NULL);
}

enum err team_store_list(struct ctx *cx, int64_t account, int32_t today, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("account", account), ARG("today", (int64_t)today)), MAX, ret);
}

enum err team_store_of_person(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[OF_PERSON], ARGS(ARG("person", person)), 0, ret);
}

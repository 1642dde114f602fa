#include "kam/user/leave_store.h"

#include "kam/access/access_ops.h"

static const struct field id_fields[] = {FIELD(struct id_row, id, K_ID)};
static const struct record id_record = RECORD("id", struct id_row, id_fields);

enum { ACCOUNTS, REPORTS, DEPARTMENTS, MOVE, REMOVE };
static const struct query q[] = {
    [ACCOUNTS] = {"leave.accounts",
                  "SELECT id AS id FROM account WHERE kam_id = :person OR deputy_id = :person OR sponsor_id = :person "
                  "ORDER BY id LIMIT 200",
                  .args = "person", .out = &id_record},
    [REPORTS] = {"leave.reports", "SELECT id AS id FROM person WHERE manager_id = :person ORDER BY id LIMIT 200",
                 .args = "person", .out = &id_record},
    [DEPARTMENTS] = {"leave.departments",
                     "SELECT id AS id FROM department WHERE leader_id = :person ORDER BY id LIMIT 200",
                     .args = "person", .out = &id_record},
    [MOVE] = {"leave.move_team",
              "INSERT INTO account_access (account_id, person_id, kind, until, granted_by, granted) "
              "SELECT t.account_id, :successor, t.kind, t.until, :me, :now FROM account_access t JOIN account a ON "
              "a.id = t.account_id "
              "WHERE t.person_id = :person AND t.kind <> 'granted' AND " SQL_VISIBLE(
                  "a") " ON CONFLICT (account_id, person_id) DO NOTHING",
              .args = "person, successor, now, " SQL_VISIBLE_ARGS},
    [REMOVE] = {"leave.remove_team", "DELETE FROM account_access WHERE person_id = :person", .args = "person"},
};
const struct query_set leave_queries = {"leave", q, sizeof q / sizeof q[0]};

enum err leave_store_accounts(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[ACCOUNTS], ARGS(ARG("person", person)), 0, ret);
}

enum err leave_store_reports(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[REPORTS], ARGS(ARG("person", person)), 0, ret);
}

enum err leave_store_departments(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[DEPARTMENTS], ARGS(ARG("person", person)), 0, ret);
}

enum err leave_store_move_team(struct ctx *cx, int64_t person, int64_t successor)
{
	return db_exec(cx, &q[MOVE],
	               ARGS(ACCESS_ARGS(cx), ARG("person", person), ARG("successor", successor), ARG("now", cx->now)),
	               NULL);
}

enum err leave_store_remove_team(struct ctx *cx, int64_t person)
{
	return db_exec(cx, &q[REMOVE], ARGS(ARG("person", person)), NULL);
}

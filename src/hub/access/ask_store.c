#include "hub/access/ask_store.h"

/* Whose decision it is. */
#define MINE "(:all = 1 OR a.kam_id = :me OR a.deputy_id = :me)"

/* Of two rows of account_access: does a stand nearer to the customer? Of two of one kind the older place does. */
#define RANK(v)      "CASE " v ".kind WHEN 'core' THEN 0 WHEN 'support' THEN 1 ELSE 2 END"
#define NEARER(a, b) "(" RANK(a) " < " RANK(b) " OR (" a ".kind = " b ".kind AND " a ".member_id < " b ".member_id))"

enum { GET, OPEN, ADD, PUT, WAITING, GRANT, END, RESTORE, GRANTED, MEMBERS };
static const struct query q[] = {
    [GET] = {"ask.get", "SELECT @cols FROM access_request WHERE id = :id", .args = "id", .out = &access_request_record},
    [OPEN] = {"ask.open",
              "SELECT @cols FROM access_request WHERE account_id = :account AND person_id = :person AND state = 'open' "
              "ORDER BY id LIMIT 1",
              .args = "account, person", .out = &access_request_record},
    [ADD] = {"ask.add", "INSERT INTO access_request (@cols) VALUES (@vals)", .in = &access_request_record},
    [PUT] = {"ask.put", "UPDATE access_request SET @sets WHERE id = :id AND version = :version",
             .in = &access_request_record},
    [WAITING] =
        {"ask.waiting",
         "SELECT r.id AS id, r.account_id AS account_id, a.name AS account, r.person_id AS person_id, p.name AS "
         "person, "
         "p.title AS title, d.name AS department, r.reason AS reason, r.asked AS asked FROM access_request r "
         "JOIN account a ON a.id = r.account_id JOIN person p ON p.id = r.person_id LEFT JOIN department d ON d.id = "
         "p.department_id WHERE r.state = 'open' AND " MINE " ORDER BY r.asked, r.id LIMIT :max",
         .args = "all, me, max", .out = &access_waiting_record},
    [GRANT] =
        {"access.grant",
         "INSERT INTO account_access (account_id, person_id, member_id, kind, since, until, granted_by, granted) "
         "VALUES "
         "(:account, :person, 0, 'granted', :today, :until, :by, :now) ON CONFLICT (account_id, person_id, member_id) "
         "DO UPDATE SET since = excluded.since, until = excluded.until, granted_by = excluded.granted_by, granted = "
         "excluded.granted",
         .args = "account, person, today, until, by, now"},
    [END] = {"access.end",
             "DELETE FROM account_access WHERE account_id = :account AND person_id = :person AND member_id = 0",
             .args = "account, person"},
    [RESTORE] =
        {"access.restore",
         "INSERT INTO account_access (account_id, person_id, member_id, kind, since, until, granted_by, granted) "
         "SELECT account_id, person_id, 0, 'granted', :today, until, decided_by, decided FROM access_request WHERE "
         "account_id = :account AND person_id = :person AND state = 'granted' AND until >= :today ORDER BY "
         "decided DESC, id DESC LIMIT 1 ON CONFLICT (account_id, person_id, member_id) DO NOTHING",
         .args = "account, person, today"},
    [GRANTED] = {"access.granted",
                 "SELECT @cols FROM account_access WHERE person_id = :person AND member_id = 0 ORDER BY account_id "
                 "LIMIT 200",
                 .args = "person", .out = &account_access_record},
    [MEMBERS] =
        {"access.members",
         /* Of several that hold the nearest to the customer: core before support before access for a time. */
         "SELECT v.person_id AS person_id, p.name AS name, v.kind AS kind, v.until AS until FROM account_access v "
         "JOIN person p ON p.id = v.person_id WHERE v.account_id = :account AND @holds(v) AND NOT EXISTS (SELECT 1 "
         "FROM "
         "account_access n WHERE n.account_id = v.account_id AND n.person_id = v.person_id AND @holds(n) AND " NEARER(
             "n", "v") ") ORDER BY p.sort_key, p.id LIMIT 200",
         .args = "account, today", .out = &access_member_record},
};
const struct query_set ask_queries = {"ask", q, sizeof q / sizeof q[0]};

enum err ask_store_get(struct ctx *cx, int64_t id, struct access_request *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("id", id)), ret);
}

enum err ask_store_open(struct ctx *cx, int64_t account, int64_t person, struct access_request *ret)
{
	return db_one(cx, &q[OPEN], ARGS(ARG("account", account), ARG("person", person)), ret);
}

enum err ask_store_add(struct ctx *cx, const struct access_request *r)
{
	return db_exec(cx, &q[ADD], ARGS_OBJ(r), NULL);
}

enum err ask_store_put(struct ctx *cx, const struct access_request *r)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(r));
}

enum err ask_store_waiting(struct ctx *cx, bool all, size_t max, struct list *ret)
{
	return db_list(cx, &q[WAITING],
	               ARGS(ARG("all", (int64_t)all), ARG("me", cx->person), ARG("max", (int64_t)max + 1)), max, ret);
}

enum err member_store_grant(struct ctx *cx, int64_t account, int64_t person, int32_t today, int32_t until)
{
	return db_exec(cx, &q[GRANT],
	               ARGS(ARG("account", account), ARG("person", person), ARG("today", (int64_t)today),
	                    ARG("until", (int64_t)until), ARG_ID("by", cx->person), ARG("now", cx->now)),
	               NULL);
}

enum err member_store_end(struct ctx *cx, int64_t account, int64_t person, int64_t *ret_count)
{
	return db_exec(cx, &q[END], ARGS(ARG("account", account), ARG("person", person)), ret_count);
}

enum err member_store_restore(struct ctx *cx, int64_t account, int64_t person, int32_t today, int64_t *ret_count)
{
	return db_exec(cx, &q[RESTORE],
	               ARGS(ARG("account", account), ARG("person", person), ARG("today", (int64_t)today)), ret_count);
}

enum err member_store_granted(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[GRANTED], ARGS(ARG("person", person)), 0, ret);
}

enum err member_store_list(struct ctx *cx, int64_t account, int32_t today, struct list *ret)
{
	return db_list(cx, &q[MEMBERS], ARGS(ARG("account", account), ARG("today", (int64_t)today)), 0, ret);
}

#include "wheel/1-status/decision/decision_store.h"

#include "platform/access/access_ops.h"

#define ROW_SELECT                                                                                                     \
	"SELECT @cols(d), a.name AS account_name, a.number AS account_number, p.name AS proposer, q.name AS decider, " \
	"f.revenue_12m AS revenue_12m, a.kam_id AS kam_id, a.level AS level, CASE WHEN d.id = " SQL_DECISION_IN_FORCE( \
	    "d.account_id") " THEN 1 ELSE 0 END AS in_force FROM decision d JOIN account a ON a.id = d.account_id "    \
	                    "LEFT JOIN person p ON p.id = d.proposed_by LEFT JOIN person q ON q.id = d.decided_by "    \
	                    "LEFT JOIN account_fact f ON f.account_id = d.account_id "

enum { ADD, PUT, GET, OPEN, OF_ACCOUNT, PROPOSED, CHECK_HISTORY_OF };
static const struct query q[] = {
    [ADD] = {"decision.add", "INSERT INTO decision (@cols) VALUES (@vals)", .in = &decision_record},
    [PUT] = {"decision.put", "UPDATE decision SET @sets WHERE id = :id AND version = :version", .in = &decision_record},
    [GET] = {"decision.get", "SELECT @cols FROM decision WHERE id = :id", .args = "id", .out = &decision_record},
    [OPEN] = {"decision.open",
              "SELECT @cols FROM decision WHERE account_id = :account AND state = 'proposed' ORDER BY id DESC LIMIT 1",
              .args = "account", .out = &decision_record},
    [OF_ACCOUNT] = {"decision.of_account", ROW_SELECT "WHERE d.account_id = :account ORDER BY d.id DESC LIMIT 100",
                    .args = "account", .out = &decision_row_record},
    [PROPOSED] = {"decision.proposed",
                  ROW_SELECT
                  "WHERE d.state = 'proposed' AND " SQL_OPINION("a") " ORDER BY d.proposed, d.id LIMIT :limit",
                  .args = "limit, " SQL_OPINION_ARGS, .out = &decision_row_record},
    [CHECK_HISTORY_OF] = {"check.history_of_decisions",
                          "SELECT COUNT(*) FROM decision d WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.kind = "
                          "'decision' AND h.record_id = d.id)"},
};
const struct check decision_checks[] = {
    {"check.history", &q[CHECK_HISTORY_OF], .position = CHECK_HISTORY},
    {0},
};
const struct query_set decision_queries = {"decision", q, sizeof q / sizeof q[0]};

enum err decision_store_add(struct ctx *cx, const struct decision *d)
{
	return db_exec_one(cx, &q[ADD], ARGS_OBJ(d));
}

enum err decision_store_put(struct ctx *cx, const struct decision *d)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(d));
}

enum err decision_store_get(struct ctx *cx, int64_t id, struct decision *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("id", id)), ret);
}

enum err decision_store_open(struct ctx *cx, int64_t account, struct decision *ret)
{
	return db_one(cx, &q[OPEN], ARGS(ARG("account", account)), ret);
}

enum err decision_store_of_account(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[OF_ACCOUNT], ARGS(ARG("account", account)), 100, ret);
}

enum err decision_store_proposed(struct ctx *cx, size_t max, struct list *ret)
{
	return db_list(cx, &q[PROPOSED], ARGS(ARG("limit", (int64_t)max + 1), OPINION_ARGS(cx)), max, ret);
}

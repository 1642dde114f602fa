#include "wheel/round/round_store.h"

#include "wheel/1-status/decision/decision.h"

const struct record wheel_source_record = RECORD_OF("wheel_source", wheel_source, WHEEL_SOURCE);

#define SOURCE                                                                                                        \
	"SELECT a.id AS account_id, r.id AS round_id, r.number AS round_number, d.round_id AS decision_round, "       \
	"r.start_day AS start_day, r.end_day AS "                                                                     \
	"end_day, d.outcome AS outcome, d.valid_until AS valid_until, p.name AS kam_name, o.outcome AS proposed, "    \
	"b.name AS proposer FROM account a "                                                                          \
	"LEFT JOIN round r ON r.account_id = a.id AND r.closed_day IS NULL "                                          \
	"LEFT JOIN decision d ON d.id = " SQL_DECISION_IN_FORCE(                                                      \
	    "a.id") " LEFT JOIN person p ON p.id = a.kam_id "                                                         \
	            "LEFT JOIN decision o ON o.id = (SELECT MAX(w.id) FROM decision w WHERE w.account_id = a.id AND " \
	            "w.state = 'proposed') "                                                                          \
	            "LEFT JOIN person b ON b.id = o.proposed_by "

enum { CURRENT, GET, CLOSED, BY_ID, LIST, ADD, PUT, REMOVE, CARRY, CARRIED, CARRIED_REMOVE, STATE, DECISIONS, SOURCES };
enum { LIST_MAX = 100, CARRIED_MAX = 200, AT_ONCE = 10 };
static const struct query q[] = {
    [CURRENT] = {"round.current", "SELECT @cols FROM round WHERE account_id = :account AND closed_day IS NULL",
                 .args = "account", .out = &round_record},
    [GET] = {"round.get", "SELECT @cols FROM round WHERE account_id = :account AND number = :number",
             .args = "account, number", .out = &round_record},
    [CLOSED] =
        {"round.closed",
         "SELECT @cols FROM round WHERE account_id = :account AND closed_day IS NOT NULL ORDER BY number DESC LIMIT 1",
         .args = "account", .out = &round_record},
    [BY_ID] = {"round.by_id", "SELECT @cols FROM round WHERE id = :id", .args = "id", .out = &round_record},
    [REMOVE] = {"round.remove", "DELETE FROM round WHERE id = :id AND version = :version", .in = &round_record},
    [CARRIED_REMOVE] = {"round.carried_remove", "DELETE FROM round_carried WHERE round_id = :round", .args = "round"},
    [LIST] = {"round.list",
              "SELECT id, account_id, number, start_day, end_day, closed_day, closed_by, version FROM round "
              "WHERE account_id = :account ORDER BY number DESC LIMIT 100",
              .args = "account", .out = &round_record},
    [ADD] = {"round.add", "INSERT INTO round (@cols) VALUES (@vals)", .in = &round_record},
    [PUT] = {"round.put", "UPDATE round SET @sets WHERE id = :id AND version = :version", .in = &round_record},
    [CARRY] = {"round.carry", "INSERT INTO round_carried (@cols) VALUES (@vals)", .in = &carried_record},
    [CARRIED] = {"round.carried", "SELECT @cols FROM round_carried WHERE round_id = :round ORDER BY step, id LIMIT 200",
                 .args = "round", .out = &carried_record},
    [STATE] = {"customer.state",
               "SELECT @cols(account), @cols(fact), @cols(in_force), @cols(proposal), @cols(round), "
               "(SELECT MAX(n.number) FROM round n WHERE n.account_id = account.id) AS last_round, k.name AS kam "
               "FROM account account JOIN account_fact fact ON fact.account_id = account.id "
               "LEFT JOIN decision in_force ON in_force.id = " SQL_DECISION_IN_FORCE(
                   "account.id") " LEFT JOIN decision proposal ON proposal.id = (SELECT MAX(o.id) FROM decision o "
                                 "WHERE o.account_id = account.id AND o.state = 'proposed') "
                                 "LEFT JOIN round round ON round.account_id = account.id AND round.closed_day IS NULL "
                                 "LEFT JOIN person k ON k.id = account.kam_id WHERE account.id = :account",
               .args = "account", .out = &customer_state_record},
    [DECISIONS] = {"round.decisions", "SELECT @cols(n) " SQL_DECIDED(":account") " LIMIT 2", .args = "account",
                   .out = &decision_record},
    [SOURCES] = {"wheel.sources",
                 SOURCE "WHERE a.id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9) ORDER BY a.id",
                 .args = "i0, i1, i2, i3, i4, i5, i6, i7, i8, i9", .out = &wheel_source_record},
};
const struct query_set round_queries = {"round", q, sizeof q / sizeof q[0]};

enum err round_store_current(struct ctx *cx, int64_t account, struct round *ret)
{
	return db_one(cx, &q[CURRENT], ARGS(ARG("account", account)), ret);
}

enum err round_store_get(struct ctx *cx, int64_t account, int64_t number, struct round *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("account", account), ARG("number", number)), ret);
}

enum err round_store_closed(struct ctx *cx, int64_t account, struct round *ret)
{
	return db_one(cx, &q[CLOSED], ARGS(ARG("account", account)), ret);
}

enum err round_store_decisions(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[DECISIONS], ARGS(ARG("account", account)), 0, ret);
}

enum err round_store_list(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("account", account)), LIST_MAX, ret);
}

enum err round_store_add(struct ctx *cx, const struct round *r)
{
	return db_exec_one(cx, &q[ADD], ARGS_OBJ(r));
}

enum err round_store_put(struct ctx *cx, const struct round *r)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(r));
}

enum err round_store_by_id(struct ctx *cx, int64_t id, struct round *ret)
{
	return db_one(cx, &q[BY_ID], ARGS(ARG("id", id)), ret);
}

enum err round_store_remove(struct ctx *cx, const struct round *r)
{
	return db_exec_one(cx, &q[REMOVE], ARGS_OBJ(r));
}

enum err carried_store_remove(struct ctx *cx, int64_t round)
{
	return db_exec(cx, &q[CARRIED_REMOVE], ARGS(ARG("round", round)), NULL);
}

enum err carried_store_add(struct ctx *cx, const struct carried *c, size_t count)
{
	return db_exec_many(cx, &q[CARRY], c, count);
}

enum err carried_store_list(struct ctx *cx, int64_t round, struct list *ret)
{
	return db_list(cx, &q[CARRIED], ARGS(ARG("round", round)), CARRIED_MAX, ret);
}

enum err customer_state_store_get(struct ctx *cx, int64_t account, struct customer_state *ret)
{
	return db_one(cx, &q[STATE], ARGS(ARG("account", account)), ret);
}

enum err wheel_store_sources(struct ctx *cx, const int64_t *ids, size_t count, struct list *ret)
{
	struct wheel_source *all = arena_array(cx->arena, struct wheel_source, count);
	size_t n = 0;
	for (size_t at = 0; at < count; at += AT_ONCE) {
		int64_t id[AT_ONCE] = {0}; /* 0 is no customer's id */
		for (size_t i = 0; i < AT_ONCE && at + i < count; i++)
			id[i] = ids[at + i];
		struct list some;
		TRY(db_list(cx, &q[SOURCES],
		            ARGS(ARG("i0", id[0]), ARG("i1", id[1]), ARG("i2", id[2]), ARG("i3", id[3]),
		                 ARG("i4", id[4]), ARG("i5", id[5]), ARG("i6", id[6]), ARG("i7", id[7]),
		                 ARG("i8", id[8]), ARG("i9", id[9])),
		            0, &some));
		for (size_t i = 0; i < some.count && n < count; i++)
			all[n++] = *list_at(&some, struct wheel_source, i);
	}
	*ret = (struct list){.items = all, .count = n};
	return OK;
}

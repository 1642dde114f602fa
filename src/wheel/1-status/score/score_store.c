#include "wheel/1-status/score/score_store.h"

#include "platform/access/access_ops.h"

static const struct record latest_record = RECORD_OF("latest_value", latest_value, LATEST_VALUE);

const struct record score_row_record = RECORD_OF("score", score_row, SCORE_ROW);

static const struct record kept_score_record = RECORD_OF("kept_score", kept_score, KEPT_SCORE);

static const struct record criterion_value_record = RECORD_OF("criterion_value", criterion_value, CRITERION_VALUE);

#define TEXT_ROW(F, S) F(S, LONG, text)
STRUCT_OF(text_row, TEXT_ROW);
static const struct record revenue_record = RECORD_OF("revenue", revenue_row, REVENUE_ROW);
static const struct record text_record = RECORD_OF("text", text_row, TEXT_ROW);

#define RATED     RATED_COLUMNS "FROM account a JOIN account_fact f ON f.account_id = a.id "
#define LATEST(r) RATING_IS_LATEST(r)

enum {
	CRITERIA,
	CRITERION_ADD,
	RATING_ADD,
	RATINGS,
	RATED_LIST,
	RATED_ONE,
	LATEST_VALUES,
	VALUES_OF,
	SCORE_PUT,
	SCORES,
	SCORES_UNRATED,
	REVENUES,
	CUT_PUT,
	CUT_GET,
	CLV,
	CLV_ADD,
	CLV_PUT
};
static const struct query q[] = {
    [CRITERIA] =
        {"criterion.list",
         "SELECT @cols FROM criterion WHERE active = 1 OR :active_only = 0 ORDER BY axis, position, id LIMIT 100",
         .args = "active_only", .out = &criterion_record},
    [CRITERION_ADD] = {"criterion.add", "INSERT INTO criterion (@cols) VALUES (@vals)", .in = &criterion_record},
    [RATING_ADD] = {"rating.add", "INSERT INTO rating (@cols) VALUES (@vals)", .in = &rating_record},
    [RATINGS] = {"rating.of_account",
                 "SELECT @cols(r), p.name AS rater FROM rating r JOIN person p ON p.id = r.person_id "
                 "WHERE r.account_id = :account AND r.value IS NOT NULL AND " LATEST(
                     "r") " ORDER BY r.criterion_id, r.person_id LIMIT 2000",
                 .args = "account", .out = &rating_row_record},
    [RATED_LIST] = {"rated.list",
                    RATED "WHERE a.id > :after AND a.id IN (SELECT r.account_id FROM rating r) AND " SQL_OPINION(
                        "a") " ORDER BY a.id LIMIT :limit",
                    .args = "after, limit, " SQL_OPINION_ARGS, .out = &rated_account_record},
    [RATED_ONE] = {"rated.one", RATED "WHERE a.id = :account", .args = "account", .out = &rated_account_record},
    [LATEST_VALUES] = {"rating.latest",
                       "SELECT r.account_id, r.criterion_id, r.value FROM rating r WHERE r.account_id >= :first AND "
                       "r.account_id <= :last AND r.at >= :since AND r.value IS NOT NULL AND " LATEST(
                           "r") " ORDER BY r.account_id, r.criterion_id LIMIT 2000000",
                       .args = "first, last, since", .out = &latest_record},
    [VALUES_OF] = {"score.values_of",
                   "SELECT @cols(criterion), r.value AS value, (SELECT k.cuts FROM score_cut k WHERE k.basis = "
                   "'revenue') AS revenue_cuts FROM criterion criterion LEFT JOIN rating r ON r.criterion_id = "
                   "criterion.id AND r.account_id = :account AND r.at >= :since AND r.value IS NOT NULL AND " LATEST(
                       "r") " WHERE criterion.active = 1 ORDER BY criterion.axis, criterion.position, criterion.id "
                            "LIMIT 100000",
                   .args = "account, since", .out = &criterion_value_record},
    [SCORE_PUT] = {"score.put",
                   "INSERT INTO score (@cols) VALUES (@vals) ON CONFLICT (account_id) DO UPDATE SET "
                   "attractiveness = excluded.attractiveness, strength = excluded.strength, rated = excluded.rated, "
                   "in_set = excluded.in_set, at = excluded.at",
                   .in = &score_row_record},
    [SCORES] = {"score.list",
                "SELECT @cols(s), a.name AS name FROM score s JOIN account a ON a.id = s.account_id ORDER BY "
                "s.account_id LIMIT 1000000",
                .out = &kept_score_record},
    [SCORES_UNRATED] =
        {"score.unrated",
         "SELECT s.account_id FROM score s WHERE s.account_id > :after AND NOT EXISTS (SELECT 1 FROM rating r "
         "WHERE r.account_id = s.account_id) ORDER BY s.account_id LIMIT 1",
         .args = "after"},
    [REVENUES] = {"score.revenues",
                  "SELECT f.revenue_12m AS revenue FROM account_fact f JOIN account a ON a.id = f.account_id WHERE "
                  "f.revenue_12m > 0 AND a.restricted = 0 ORDER BY f.revenue_12m DESC LIMIT 2000000",
                  .out = &revenue_record},
    [CUT_PUT] =
        {"score_cut.put",
         "INSERT INTO score_cut (basis, cuts, at) VALUES (:basis, :cuts, :at) ON CONFLICT (basis) DO UPDATE SET "
         "cuts = excluded.cuts, at = excluded.at",
         .args = "basis text, cuts text, at"},
    [CUT_GET] = {"score_cut.get", "SELECT cuts AS text FROM score_cut WHERE basis = :basis", .args = "basis text",
                 .out = &text_record},
    [CLV] = {"clv.get", "SELECT @cols FROM clv WHERE account_id = :account", .args = "account", .out = &clv_record},
    [CLV_ADD] = {"clv.add", "INSERT INTO clv (@cols) VALUES (@vals)", .in = &clv_record},
    [CLV_PUT] = {"clv.put", "UPDATE clv SET @sets WHERE account_id = :account_id AND version = :version",
                 .in = &clv_record},
};
const struct query_set score_queries = {"score", q, sizeof q / sizeof q[0]};

enum err criterion_store_list(struct ctx *cx, bool active_only, struct list *ret)
{
	return db_list(cx, &q[CRITERIA], ARGS(ARG("active_only", (int64_t)active_only)), 0, ret);
}

enum err criterion_store_add(struct ctx *cx, const struct criterion *c)
{
	return db_exec_one(cx, &q[CRITERION_ADD], ARGS_OBJ(c));
}

enum err rating_store_add(struct ctx *cx, const struct rating *r)
{
	return db_exec_one(cx, &q[RATING_ADD], ARGS_OBJ(r));
}

enum err rating_store_of_account(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[RATINGS], ARGS(ARG("account", account)), 0, ret);
}

enum err rated_store_list(struct ctx *cx, bool everybody, int64_t after, size_t max, struct list *ret)
{
	/* The later of two arguments of a name is not looked at. */
	if (everybody)
		return db_list(
		    cx, &q[RATED_LIST],
		    ARGS(ARG("after", after), ARG("limit", (int64_t)max + 1), ARG("see_opinions", 1), OPINION_ARGS(cx)),
		    max, ret);
	return db_list(cx, &q[RATED_LIST], ARGS(ARG("after", after), ARG("limit", (int64_t)max + 1), OPINION_ARGS(cx)),
	               max, ret);
}

enum err rated_store_one(struct ctx *cx, int64_t account, struct rated_account *ret)
{
	return db_one(cx, &q[RATED_ONE], ARGS(ARG("account", account)), ret);
}

enum err latest_store_list(struct ctx *cx, int64_t first, int64_t last, int64_t since, struct list *ret)
{
	return db_list(cx, &q[LATEST_VALUES], ARGS(ARG("first", first), ARG("last", last), ARG("since", since)), 0,
	               ret);
}

enum err score_store_values_of(struct ctx *cx, int64_t account, int64_t since, struct list *ret)
{
	return db_list(cx, &q[VALUES_OF], ARGS(ARG("account", account), ARG("since", since)), 0, ret);
}

enum err score_store_put(struct ctx *cx, const struct score_row *rows, size_t count)
{
	return db_exec_many(cx, &q[SCORE_PUT], rows, count);
}

enum err score_store_unrated(struct ctx *cx, int64_t after, int64_t *ret_account)
{
	return db_int(cx, &q[SCORES_UNRATED], ARGS(ARG("after", after)), 0, ret_account);
}

enum err score_store_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[SCORES], ARGS_NONE, 0, ret);
}

enum err revenue_store_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[REVENUES], ARGS_NONE, 0, ret);
}

enum err cut_store_put(struct ctx *cx, const char *basis, const char *cuts)
{
	return db_exec_one(cx, &q[CUT_PUT], ARGS(ARG("basis", basis), ARG("cuts", cuts), ARG("at", cx->now)));
}

enum err cut_store_get(struct ctx *cx, const char *basis, const char **ret)
{
	struct text_row row = {0};
	enum err e = db_one(cx, &q[CUT_GET], ARGS(ARG("basis", basis)), &row);
	*ret = e == OK ? row.text : NULL;
	return e == E_NOT_FOUND ? OK : e;
}

enum err clv_store_get(struct ctx *cx, int64_t account, struct clv *ret)
{
	return db_one(cx, &q[CLV], ARGS(ARG("account", account)), ret);
}

enum err clv_store_put(struct ctx *cx, const struct clv *c, bool new)
{
	return db_exec_one(cx, &q[new ? CLV_ADD : CLV_PUT], ARGS_OBJ(c));
}

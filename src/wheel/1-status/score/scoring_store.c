#include "wheel/1-status/score/scoring_store.h"

#include "platform/access/access_ops.h"
#include "wheel/1-status/score/score_store.h"

#define ROWS RATED_COLUMNS "FROM account_fact f JOIN account a ON a.id = f.account_id WHERE "
/* The first condition is what the index account_fact_12m can go by. */
#define BEHIND "f.revenue_12m <= :revenue AND (f.revenue_12m < :revenue OR a.id > :after) AND "
#define PAGE   SQL_OPINION("a") " ORDER BY f.revenue_12m DESC, a.id LIMIT :limit"
#define MINE                                                                                              \
	"a.id IN (SELECT k.id FROM account k WHERE k.kam_id = :me UNION SELECT d.id FROM account d "      \
	"WHERE d.deputy_id = :me UNION SELECT s.id FROM account s WHERE s.sponsor_id = :me UNION SELECT " \
	"m.account_id FROM account_access m WHERE m.person_id = :me) AND "
#define PAGE_ARGS "revenue, after, limit, " SQL_OPINION_ARGS

enum { TOP, CANDIDATES, MINE_ROWS, CHOSEN, RATINGS };
static const struct query q[] = {
    [TOP] = {"scoring.top", ROWS BEHIND PAGE, .args = PAGE_ARGS, .out = &rated_account_record},
    /* Every customer that was ever rated has a row in score. */
    [CANDIDATES] = {"scoring.candidates",
                    ROWS BEHIND "a.level = 'ordinary' AND a.id IN (SELECT s.account_id FROM score s UNION SELECT "
                                "d.account_id FROM decision d WHERE d.state = 'proposed') AND " PAGE,
                    .args = PAGE_ARGS, .out = &rated_account_record},
    [MINE_ROWS] = {"scoring.mine", ROWS BEHIND MINE PAGE, .args = PAGE_ARGS, .out = &rated_account_record},
    [CHOSEN] = {"scoring.chosen", ROWS "a.id IN (" SQL_IDS ") AND " PAGE,
                .args = SQL_IDS_ARGS ", limit, " SQL_OPINION_ARGS, .out = &rated_account_record},
    [RATINGS] = {"scoring.ratings",
                 "SELECT @cols(r) FROM rating r WHERE r.account_id IN (" SQL_IDS
                 ") AND r.value IS NOT NULL AND " RATING_IS_LATEST(
                     "r") " ORDER BY r.account_id, r.criterion_id, r.person_id LIMIT 200000",
                 .args = SQL_IDS_ARGS, .out = &rating_record},
};
const struct query_set scoring_queries = {"scoring", q, sizeof q / sizeof q[0]};

enum err scoring_store_rows(struct ctx *cx, enum scoring_set set, int64_t revenue, int64_t after, size_t max,
                            struct list *ret)
{
	/* Whom one may see is one's own customers, unless it is everybody's: then the index of revenue finds the largest. */
	const struct query *rows = &q[set == SET_CANDIDATES                             ? CANDIDATES
	                              : set == SET_MINE || access_see_opinions(cx) != 1 ? MINE_ROWS
	                                                                                : TOP];
	return db_list(
	    cx, rows,
	    ARGS(ARG("revenue", revenue), ARG("after", after), ARG("limit", (int64_t)max + 1), OPINION_ARGS(cx)), max,
	    ret);
}

enum err scoring_store_chosen(struct ctx *cx, const int64_t *ids, size_t count, struct list *ret)
{
	struct ids_args a;
	return db_list(cx, &q[CHOSEN], ids_args(&a, ids, count, ARGS(ARG("limit", (int64_t)IDS_MAX), OPINION_ARGS(cx))),
	               0, ret);
}

enum err rating_store_of(struct ctx *cx, const int64_t *ids, size_t count, struct list *ret)
{
	struct ids_args a;
	return db_list(cx, &q[RATINGS], ids_args(&a, ids, count, ARGS_NONE), 0, ret);
}

/* SQL of criteria, ratings and scores. */
#ifndef WHEEL_SCORE_STORE_H
#define WHEEL_SCORE_STORE_H

#include "db/db.h"
#include "wheel/1-status/score/score.h"

extern const struct query_set score_queries;

#define RATED_COLUMNS                                                                                  \
	"SELECT a.id, a.number, a.name, a.short_name, a.level, a.kam_id, a.deputy_id, f.revenue_12m, " \
	"f.revenue_prev, f.contribution_12m, f.first_day "
/* Condition: the rating r is the latest of its rater on its criterion and customer. */
#define RATING_IS_LATEST(r)                                                                                \
	"NOT EXISTS (SELECT 1 FROM rating n WHERE n.account_id = " r ".account_id AND n.criterion_id = " r \
	".criterion_id "                                                                                   \
	"AND n.person_id = " r ".person_id AND (n.at > " r ".at OR (n.at = " r ".at AND n.id > " r ".id)))"

enum err criterion_store_list(struct ctx *, bool active_only, struct list *ret); /* by axis, position */
enum err criterion_store_add(struct ctx *, const struct criterion *);

enum err rating_store_add(struct ctx *, const struct rating *);
/* Each rater's latest rating per criterion of one customer, by criterion and rater, with the rater's name. */
enum err rating_store_of_account(struct ctx *, int64_t account, struct list *ret);

/* Customers with ratings whose id is above `after`, by id, at most `max`: all of them (everybody), or those on which
 * the one who acts may see opinions. */
enum err rated_store_list(struct ctx *, bool everybody, int64_t after, size_t max, struct list *ret);
enum err rated_store_one(struct ctx *, int64_t account, struct rated_account *ret);
/* Each rater's latest rating on each criterion, unless it is older than `since`, of the customers with ids from `first`
 * to `last`. */
#define LATEST_VALUE(F, S)     \
	F(S, ID, account_id)   \
	F(S, ID, criterion_id) \
	F(S, INT, value)
STRUCT_OF(latest_value, LATEST_VALUE);
enum err latest_store_list(struct ctx *, int64_t first, int64_t last, int64_t since, struct list *ret);

/* All that the score of one customer is made from, except its sales. Each active criterion, in order: a row for every
 * rating that counts (not older than `since`), or one row without a value. In each row the portfolio's bounds of
 * revenue, NULL when they were never made. */
#define CRITERION_VALUE(F, S)                                              \
	F(S, RECORD(struct criterion), criterion, .of = &criterion_record) \
	F(S, INT, value) /* NONE: nobody has rated it */                   \
	F(S, LONG, revenue_cuts)
STRUCT_OF(criterion_value, CRITERION_VALUE);
enum err score_store_values_of(struct ctx *, int64_t account, int64_t since, struct list *ret);

#define SCORE_ROW(F, S)                                         \
	F(S, ID, account_id, .flags = F_KEY)                    \
	F(S, REAL, attractiveness, .flags = F_NULL | F_OPINION) \
	F(S, REAL, strength, .flags = F_NULL | F_OPINION)       \
	F(S, INT, rated)                                        \
	F(S, INT, in_set, .flags = F_OPINION)                   \
	F(S, TIME, at)
STRUCT_OF(score_row, SCORE_ROW);
extern const struct record score_row_record;
enum err score_store_put(struct ctx *, const struct score_row *, size_t count);
/* All of them, by customer: kept_score. */
#define KEPT_SCORE(F, S) \
	SCORE_ROW(F, S)  \
	F(S, TEXT, name, .flags = F_COMPUTED)
STRUCT_OF(kept_score, KEPT_SCORE);
enum err score_store_list(struct ctx *, struct list *ret);
/* The first customer behind `after` that has a score and no rating: it was decided on. 0 = there is none. */
enum err score_store_unrated(struct ctx *, int64_t after, int64_t *ret_account);

/* What each customer bought in the 12 months, if more than zero, largest first. */
#define REVENUE_ROW(F, S) F(S, MONEY, revenue)
STRUCT_OF(revenue_row, REVENUE_ROW);
enum err revenue_store_list(struct ctx *, struct list *ret);
enum err cut_store_put(struct ctx *, const char *basis, const char *cuts);
enum err cut_store_get(struct ctx *, const char *basis, const char **ret); /* NULL when there is none */

enum err clv_store_get(struct ctx *, int64_t account, struct clv *ret);
enum err clv_store_put(struct ctx *, const struct clv *, bool new);

#endif

/* What is done with criteria, ratings and scores. */
#ifndef WHEEL_SCORE_OPS_H
#define WHEEL_SCORE_OPS_H

#include "db/db.h"
#include "platform/access/rights.h"
#include "wheel/1-status/score/score.h"

/* Criteria by axis and position. */
enum err criteria_list(struct ctx *, bool active_only, struct list *ret);
/* For noun_rules: refuses more than CRITERIA_MAX active criteria, and gives a new one its code and position. */
enum err criterion_fits(struct ctx *, const void *before, void *after);
/* criteria_seed_ops.c: add the default criteria, in both languages, when there are none. Called whenever a base is
 * opened, in a transaction of its own. */
enum err criteria_seed(struct ctx *);
/* Sum of the weights of an axis's active criteria, in basis points. */
int64_t criteria_weight(const struct list *criteria, enum axis);
/* Are the weights 100 % on both axes? */
enum err criteria_whole(struct ctx *, bool *ret);
/* The bounds of revenue that follow from the portfolio, as text for criterion_cuts; "" when nothing was sold. The first
 * makes them of the sales, the second answers those that the stored scores were made with. */
enum err revenue_cuts_make(struct ctx *, const char **ret);
enum err portfolio_revenue_cuts(struct ctx *, const char **ret);
/* The bounds of a computed criterion, in currency units or per cent: its own, else the portfolio's for revenue and the
 * defaults for others. False: there are none. */
bool criterion_cuts(const struct criterion *, const char *revenue_cuts, double ret[4]);

/* A rating that the one who acts gives. Value NONE takes his earlier rating back; with keep_… the earlier evidence or
 * confidence stays. */
struct rating_wish {
	int64_t criterion, value;
	const char *evidence;
	int32_t confidence; /* -1 = none */
	bool keep_evidence, keep_confidence;
};
/* Save ratings of one customer. Each that differs from the earlier one becomes a row and a history event (*ret_saved:
 * how many); then the customer's score is made again. E_CONFLICT for a criterion that is computed or not active. */
enum err ratings_put(struct ctx *, int64_t account, const struct rating_wish *, size_t count, int *ret_saved);
enum err rating_put(struct ctx *, int64_t account, int64_t criterion, int64_t value, const char *evidence,
                    int32_t confidence);
/* Each rater's latest rating on each criterion, by criterion and rater; ratings that were taken back are left out. */
enum err ratings_of_account(struct ctx *, int64_t account, struct list *ret);

/* Must the one who acts give his own ratings before he sees others'? Not those who only read, nor those who decide. */
enum err score_is_blind(struct ctx *, enum relation, bool *ret);

/* access_scores_wait: others have rated the customer on a criterion, however long ago, and no rating of his on it counts. */
enum err scores_wait(struct ctx *, int64_t account, bool *ret);

/* The instant from which ratings count (setting rating_months). */
enum err rating_since(struct ctx *, int64_t *ret);

/* The model, and customers with what is known of each. */
struct portfolio {
	struct model model;
	struct list criteria;     /* active ones, in the model's order */
	struct list accounts;     /* rated_account, in the order of scored */
	const char *revenue_cuts; /* NULL: not asked for */
	bool new_cuts;            /* portfolio_load_one made revenue_cuts itself; they are not stored yet */
	struct scored *scored;
	size_t count;
	/* For each customer: have others rated a criterion, however long ago, on which no rating of the one who acts
	 * counts, so that he must not see its scores yet? */
	bool *waits;
};
/* All rated customers on which the one who acts may see opinions, at most 20,000, by id. */
enum err portfolio_load(struct ctx *, struct portfolio *ret);
/* The same of all rated customers, whoever asks: for what the program does by itself. Nobody waits in it. */
enum err portfolio_load_all(struct ctx *, struct portfolio *ret);
/* One customer. */
enum err portfolio_load_one(struct ctx *, int64_t account, struct portfolio *ret);
/* The customers given (rated_account, at most IDS_MAX), and each rater's latest ratings of them, by customer, criterion
 * and rater. */
enum err portfolio_load_some(struct ctx *, const struct list *accounts, struct portfolio *ret,
                             struct list *ret_ratings);
/* The score of one customer: made again, since its ratings may have become too old, and stored in table score. */
struct score_now {
	double attractiveness, strength; /* NAN: too little is known */
	int64_t in_set;                  /* 0/1; NONE where either is not known */
	struct list criteria;            /* the active ones it was made with */
};
enum err score_make(struct ctx *, const struct rated_account *, struct score_now *ret);
/* Make the rows of table score again: for one customer or, with account 0, for all that are rated or have one, after making the
 * bounds of computed criteria again. */
enum err score_refresh(struct ctx *, int64_t account);
/* For hjul check: are the scores those of the ratings that counted when they were made, and the bounds of revenue those of
 * what customers bought? */
enum err score_check(struct ctx *, int64_t *ret_faults, struct list *ret_names);
enum err score_check_cuts(struct ctx *, int64_t *ret_faults, struct list *ret_names);

/* The assumptions of lifetime value: the customer's own (*ret_own), else the defaults (retention 80 %, discount 10 %, 5
 * years, no cost to serve). */
enum err clv_get(struct ctx *, int64_t account, struct clv *ret, bool *ret_own);
enum err clv_save(struct ctx *, const struct clv *);

#endif

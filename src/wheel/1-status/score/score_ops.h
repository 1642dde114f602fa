/* What is done with criteria, ratings and scores. */
#ifndef WHEEL_SCORE_OPS_H
#define WHEEL_SCORE_OPS_H

#include "db/db.h"
#include "platform/access/rights.h"
#include "wheel/1-status/score/score.h"

/* Criteria by axis and position. */
enum err criteria_list(struct ctx *, bool active_only, struct list *ret);
/* Of criterion_noun (struct noun_rules): at most CRITERIA_MAX are active; one that is new gets its code and its place. */
enum err criterion_fits(struct ctx *, const void *before, void *after);
/* The default set of criteria in both languages, when there are none (criteria_seed_ops.c): whenever a base is opened, in a
 * transaction of its own. */
enum err criteria_seed(struct ctx *);
/* Sum of the active ones' weights on an axis, basis points; and whether both axes have theirs whole. */
int64_t criteria_weight(const struct list *criteria, enum axis);
enum err criteria_whole(struct ctx *, bool *ret);
/* The portfolio's bounds of revenue, as stored ("" when nothing was sold, which no bounds can be read from): made of sales anew, or
 * those that the last score was made with. */
enum err revenue_cuts_make(struct ctx *, const char **ret);
enum err portfolio_revenue_cuts(struct ctx *, const char **ret);
/* Bounds of a computed criterion, in currency units or per cent: its own, else the portfolio's of revenue or the default's. False:
 * there are none. */
bool criterion_cuts(const struct criterion *, const char *revenue_cuts, double ret[4]);

/* What the one who acts says on a criterion now. Value NONE takes the earlier rating back; keep: evidence or confidence stays as
 * it was. */
struct rating_wish {
	int64_t criterion, value;
	const char *evidence;
	int32_t confidence; /* -1 = none */
	bool keep_evidence, keep_confidence;
};
/* Ratings of one customer, those that say anything new: a row and a history event each, then the customer's score. Computed
 * criteria and those that are switched off are not rated: E_CONFLICT. */
enum err ratings_put(struct ctx *, int64_t account, const struct rating_wish *, size_t count, int *ret_saved);
enum err rating_put(struct ctx *, int64_t account, int64_t criterion, int64_t value, const char *evidence,
                    int32_t confidence);
/* Each rater's latest rating per criterion, by criterion and rater; not those that were taken back. */
enum err ratings_of_account(struct ctx *, int64_t account, struct list *ret);

/* Must the one who acts give his own ratings before he is shown others'? Not who only reads, nor who decides. */
enum err score_is_blind(struct ctx *, enum relation, bool *ret);

/* Ratings at or after this instant count (setting rating_months). */
enum err rating_since(struct ctx *, int64_t *ret);

/* Model and customers, with what is known of each. */
struct portfolio {
	struct model model;
	struct list criteria;     /* active ones, in the model's order */
	struct list accounts;     /* rated_account, in the order of scored */
	const char *revenue_cuts; /* NULL: not asked for */
	bool new_cuts;            /* of portfolio_load_one: they were made for it, and are not stored yet */
	struct scored *scored;
	size_t count;
	bool *
	    waits; /* of each: others have rated what the one who acts has not, so that its scores are not for him yet */
};
/* All rated customers whose opinions the one who acts may see, at most 20,000, by id. */
enum err portfolio_load(struct ctx *, struct portfolio *ret);
/* One customer. */
enum err portfolio_load_one(struct ctx *, int64_t account, struct portfolio *ret);
/* These (rated_account, at most 50 = IDS_MAX), with every rater's latest rating on them, by customer, criterion and rater. */
enum err portfolio_load_some(struct ctx *, const struct list *accounts, struct portfolio *ret,
                             struct list *ret_ratings);
/* The score of one customer, made again since its ratings may have grown stale, and kept in table score. */
struct score_now {
	double attractiveness, strength; /* NAN: too little is known */
	int64_t in_set;                  /* 0/1; NONE where either is not known */
	struct list criteria;            /* the active ones it was made with */
};
enum err score_make(struct ctx *, const struct rated_account *, struct score_now *ret);
/* Make table score again for all rated customers (and the bounds of computed criteria first), or for one (account > 0). */
enum err score_refresh(struct ctx *, int64_t account);

/* Lifetime value's assumptions: the customer's own, or the defaults (retention 80 %, discount 10 %, 5 years, no cost to serve). */
enum err clv_get(struct ctx *, int64_t account, struct clv *ret, bool *ret_own);
enum err clv_save(struct ctx *, const struct clv *);

#endif

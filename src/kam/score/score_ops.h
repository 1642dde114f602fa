/* What is done with criteria, ratings and scores. */
#ifndef KAM_SCORE_OPS_H
#define KAM_SCORE_OPS_H

#include "db/db.h"
#include "kam/score/score.h"

/* The score of a customer as last computed (table score); known false and NAN where there is none. */
struct score_now {
	bool known;
	double attractiveness, strength;
	int64_t in_set; /* 0/1 */
};
enum err score_now(struct ctx *, int64_t account, struct score_now *ret);
/* The default set of criteria in both languages, when there are none. */
enum err criteria_seed(struct ctx *);
/* One rating by the one who acts, now. Value 1–5; evidence and confidence may be none. History and the customer's score follow. */
enum err rating_put(struct ctx *, int64_t account, int64_t criterion, int64_t value, const char *evidence,
                    int32_t confidence);
/* Make table score again for all rated customers, or for one (account > 0). */
enum err score_refresh(struct ctx *, int64_t account);

#endif

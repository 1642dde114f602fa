/* SQL of the scoring grid: which customers, and all their ratings in one query. Only customers whose opinions the one who acts may
 * see. */
#ifndef WHEEL_SCORING_STORE_H
#define WHEEL_SCORING_STORE_H

#include "db/ids.h"
#include "wheel/1-status/score/scoring.h"

extern const struct query_set scoring_queries;

/* rated_account of a set but the chosen, by 12-month revenue, largest first, behind (revenue, after); at most `max`. */
enum err scoring_store_rows(struct ctx *, enum scoring_set, int64_t revenue, int64_t after, size_t max,
                            struct list *ret);
/* Those of at most IDS_MAX ids, in the same order. */
enum err scoring_store_chosen(struct ctx *, const int64_t *ids, size_t count, struct list *ret);
/* Each rater's latest rating (struct rating) on each criterion of at most IDS_MAX customers, those taken back left out, by customer,
 * criterion and rater. */
enum err rating_store_of(struct ctx *, const int64_t *ids, size_t count, struct list *ret);

#endif

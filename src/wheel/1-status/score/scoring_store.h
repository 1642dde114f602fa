/* SQL of the scoring grid: its customers, and all their ratings in one query. Only customers on which the one who acts
 * may see opinions. */
#ifndef WHEEL_SCORING_STORE_H
#define WHEEL_SCORING_STORE_H

#include "db/ids.h"
#include "wheel/1-status/score/scoring.h"

extern const struct query_set scoring_queries;

/* The customers of any set but SET_CHOSEN, as rated_account, by 12-month revenue, largest first: those behind the one
 * with this revenue and the id `after`, at most `max`. */
enum err scoring_store_rows(struct ctx *, enum scoring_set, int64_t revenue, int64_t after, size_t max,
                            struct list *ret);
/* Those of at most IDS_MAX ids, in the same order. */
enum err scoring_store_chosen(struct ctx *, const int64_t *ids, size_t count, struct list *ret);
/* Each rater's latest rating (struct rating) on each criterion, of at most IDS_MAX customers, by customer, criterion
 * and rater. Ratings that were taken back are left out. */
enum err rating_store_of(struct ctx *, const int64_t *ids, size_t count, struct list *ret);

#endif

/* What has been decided and proposed: for pages, and for whatever depends on it. */
#ifndef WHEEL_DECISION_READ_OPS_H
#define WHEEL_DECISION_READ_OPS_H

#include "db/db.h"
#include "wheel/1-status/decision/decision.h"
#include "wheel/1-status/decision/decision_effect.h"

/* Has the customer an open proposal? */
enum err decision_is_open(struct ctx *, int64_t account, bool *ret);
/* A customer's decisions and proposals, newest first, at most 100 (decision_row). scores_hidden: the one who acts must
 * not see the customer's scores yet (score_view.hidden). */
enum err decision_of_account(struct ctx *, int64_t account, bool scores_hidden, struct list *ret_rows);
/* Open proposals that the one who acts may know of, oldest first (decision_row). Scores: only to those who see all
 * opinions. */
enum err decision_waiting(struct ctx *, size_t max, struct list *ret_rows);
/* The same with the scores of each customer that the one who acts need not rate first (access_scores_wait). */
enum err decision_candidates(struct ctx *, size_t max, struct list *ret_rows);
/* What deciding on a customer with that KAM and level leads to. */
enum err decision_effect_get(struct ctx *, int64_t account, int64_t kam, enum account_level,
                             struct decision_effect *ret);
/* May the one who acts decide on this customer (setting decider)? */
enum err decision_may_decide(struct ctx *, int64_t account, bool *ret);

#endif

/* What has been decided and proposed, for those who show it or rest on it. */
#ifndef WHEEL_DECISION_READ_OPS_H
#define WHEEL_DECISION_READ_OPS_H

#include "db/db.h"
#include "wheel/1-status/decision/decision.h"

/* Has the customer an open proposal? */
enum err decision_is_open(struct ctx *, int64_t account, bool *ret);
/* decision_row, newest first, at most 100. scores_hidden: the customer's scores are not for the one who acts yet (score_view.hidden). */
enum err decision_of_account(struct ctx *, int64_t account, bool scores_hidden, struct list *ret_rows);
enum err decision_waiting(struct ctx *, size_t max, struct list *ret_rows);
enum err decision_expiring(struct ctx *, int days, size_t max, struct list *ret_rows);
/* May the one who acts decide on this customer (setting decider)? */
enum err decision_may_decide(struct ctx *, int64_t account, bool *ret);

#endif

/* Rates, what lacks one, and the sums that follow from them. */
#ifndef HUB_RATE_OPS_H
#define HUB_RATE_OPS_H

#include "db/db.h"
#include "hub/rate/rate.h"
#include "platform/job/job.h"
#include "platform/noun/noun_ops.h"

/* What lacks a rate, of customers the one who acts may know of (ADR 8): rate_lack, at most 200; of one customer. */
enum err rate_lacks(struct ctx *, struct list *ret);
enum err rate_lacks_of(struct ctx *, int64_t account, struct list *ret);

/* A rate is not the base's own currency's. The customers that a change of one concerns are noted in its transaction for rates_refresh,
 * which begins when it is saved. */
extern const struct noun_rules rate_rules[];
/* Make the noted customers' sums again, in short transactions of its own; none may be open. It stops between two of them when `us`
 * microseconds are over (0 = never): *ret_more. Stopped, failed or killed, it goes on when anybody calls it again, and as a job of the
 * servers. */
enum err rates_refresh(struct ctx *, int64_t us, bool *ret_more);
enum { RATES_REQUEST_US = 3000000 }; /* what it may take of a request's time */
extern const struct job_kind rate_sums_job;
/* Customers whose sums wait for it. */
enum err rates_waiting(struct ctx *, int64_t *ret);

#endif

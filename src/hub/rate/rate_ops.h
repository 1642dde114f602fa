/* Rates, the sales that lack one, and the sums that depend on them. */
#ifndef HUB_RATE_OPS_H
#define HUB_RATE_OPS_H

#include "db/db.h"
#include "hub/rate/rate.h"
#include "platform/job/job.h"
#include "platform/noun/noun_ops.h"

/* The sales that lack a rate, as rate_lack, at most 200: those of all customers that the one who acts may know of (ADR
 * 8), or of one customer. */
enum err rate_lacks(struct ctx *, struct list *ret);
enum err rate_lacks_of(struct ctx *, int64_t account, struct list *ret);

/* Refuses a rate of the base's own currency. When a rate changes, notes the customers whose sums depend on it, in the
 * same transaction, and begins rates_refresh once it is committed. */
extern const struct noun_rules rate_rules[];
/* Make the sums of the customers noted again, in short transactions of its own; none may be open. It stops after `us`
 * microseconds (0 = never) and sets *ret_more if some are left. Those left, also by a failure or a killed process, are
 * done by the next call or by the servers, as the job rate_sums_job. */
enum err rates_refresh(struct ctx *, int64_t us, bool *ret_more);
void rates_follow(struct ctx *);     /* the same after a commit; what fails is logged */
enum { RATES_REQUEST_US = 3000000 }; /* how long it may take within a request */
extern const struct job_kind rate_sums_job;
/* How many customers are noted. */
enum err rates_waiting(struct ctx *, int64_t *ret);

#endif

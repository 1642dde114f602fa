/* Setting rates, and the sums that follow from them. */
#ifndef HUB_RATE_OPS_H
#define HUB_RATE_OPS_H

#include "db/db.h"
#include "hub/rate/rate.h"
#include "platform/job/job.h"

/* Page of rates behind `after`/`month` ("" = the first). */
enum err rate_list(struct ctx *, const char *after, int32_t month, size_t max, struct list *ret);
/* What lacks a rate, of customers the one who acts may know of (ADR 8): rate_lack, at most 200; of one customer. */
enum err rate_lacks(struct ctx *, struct list *ret);
enum err rate_lacks_of(struct ctx *, int64_t account, struct list *ret);

/* Set or remove one, with history; the customers it concerns are noted for rates_refresh. In a write transaction. Field faults: a
 * currency that is none, or is the base's own. */
enum err rate_put(struct ctx *, const struct currency_rate *, bool *ret_created, bool *ret_changed);
enum err rate_remove(struct ctx *, const char *currency, int32_t month);
/* Make the noted customers' sums again, in short transactions of its own; none may be open. It stops between two of them when `us`
 * microseconds are over (0 = never): *ret_more. Stopped, failed or killed, it goes on when anybody calls it again, and as a job of the
 * servers. */
enum err rates_refresh(struct ctx *, int64_t us, bool *ret_more);
extern const struct job_kind rate_sums_job;
/* The same after a change that is saved: the sums cannot undo it, so what stops them is logged. False: some wait. */
bool rates_follow(struct ctx *, int64_t us);
/* Customers whose sums wait for it. */
enum err rates_waiting(struct ctx *, int64_t *ret);

/* Read a CSV of currency, month and rate (headers in either language), at most 100,000 rows: all of it or, when a row cannot be read,
 * none: E_INVALID with the line. rates_follow comes after it. No transaction may be open. */
enum err rates_import(struct ctx *, const char *path, struct rate_import *ret);
/* All rates as CSV, readable by rates_import; at most 16 MB. */
struct buf;
enum err rates_export(struct ctx *, struct buf *out);

#endif

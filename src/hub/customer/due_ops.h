/* What has to be done by a day: the F_DUE dates of every noun that belongs to a customer. Whoever it is of: the record's responsible,
 * and where there is none the customer's KAM. */
#ifndef HUB_DUE_OPS_H
#define HUB_DUE_OPS_H

#include "db/db.h"
#include "hub/customer/due_item.h"

/* Of who acts, the first first: what is due within the longest of setting notice_days, and for DUE_PAST_DAYS what is past. At most
 * `max` of each date of each noun. */
enum { DUE_PAST_DAYS = 30 };
enum err due_mine(struct ctx *, size_t max, struct list *ret);
/* Of a customer that who acts may know of, the first first: what is due in [from, until] of the nouns he may read; at most `max`, in one
 * query. */
enum err due_of(struct ctx *, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret);

#endif

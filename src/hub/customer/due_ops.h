/* What has to be done by a given day: the F_DUE dates of every noun that belongs to a customer. Each is the task of the
 * record's responsible or, if it has none, of the customer's KAM. */
#ifndef HUB_DUE_OPS_H
#define HUB_DUE_OPS_H

#include "db/db.h"
#include "hub/customer/due_item.h"

/* The tasks of the one who acts, as due_item by day: those within the longest of the days in setting notice_days, and
 * those up to DUE_PAST_DAYS past. At most `max`. */
enum { DUE_PAST_DAYS = 30, DUE_AT_ONCE = 10 };
enum err due_mine(struct ctx *, size_t max, struct list *ret);
/* Everybody's tasks at one customer whose wheel the one who acts may see, as due_item by day: those of [from, until], of
 * the nouns he may read, at most `max`; in one query. */
enum err due_of(struct ctx *, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret);
/* The same at several such customers (0 = none), within the days of due_mine: at most `each` of one. */
enum err due_coming(struct ctx *, const int64_t accounts[DUE_AT_ONCE], size_t each, struct list *ret);

#endif

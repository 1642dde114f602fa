/* SQL of the frame of pages about a customer. */
#ifndef HUB_CUSTOMER_FRAME_STORE_H
#define HUB_CUSTOMER_FRAME_STORE_H

#include "db/db.h"
#include "hub/account/account.h"

extern const struct query_set customer_frame_queries;

/* What every page about a customer begins with. */
struct customer_head {
	struct account account;
	struct account_fact fact;
	const char *kam, *deputy, *sponsor; /* names */
	const char *parent;                 /* name of the parent, when the one who acts may know of it */
	int64_t known_parent_id;            /* its id; 0 when he may not */
	int64_t hidden; /* 12-month revenue of all customers that he may not know of; NONE = there are none */
};
enum err customer_head_get(struct ctx *, int64_t account, struct customer_head *ret); /* E_NOT_FOUND without reason */

struct customer_frame_month {
	int32_t month; /* yyyymm */
	int64_t revenue;
};
/* customer_frame_month from `from` on, oldest first, at most 36. */
enum err customer_frame_store_months(struct ctx *, int64_t account, int32_t from, struct list *ret);

#endif

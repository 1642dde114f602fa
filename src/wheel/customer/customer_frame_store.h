/* SQL of the customer frame. */
#ifndef WHEEL_CUSTOMER_FRAME_STORE_H
#define WHEEL_CUSTOMER_FRAME_STORE_H

#include "db/db.h"

extern const struct query_set customer_frame_queries;

struct customer_frame_month {
	int32_t month; /* yyyymm */
	int64_t revenue;
};
/* customer_frame_month from `from` on, oldest first, at most 36. */
enum err customer_frame_store_months(struct ctx *, int64_t account, int32_t from, struct list *ret);

#endif

/* SQL of the customer room. */
#ifndef WHEEL_ROOM_STORE_H
#define WHEEL_ROOM_STORE_H

#include "db/db.h"

extern const struct query_set room_queries;

struct room_names {
	const char *kam, *deputy, *sponsor, *parent;
	int64_t parent_id; /* 0: none the one who acts may know of */
};
enum err room_store_names(struct ctx *, int64_t account, struct room_names *ret);

struct room_month {
	int32_t month; /* yyyymm */
	int64_t revenue;
};
/* room_month from `from` on, oldest first, at most 36. */
enum err room_store_months(struct ctx *, int64_t account, int32_t from, struct list *ret);

#endif

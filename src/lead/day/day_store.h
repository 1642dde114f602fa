/* SQL of Min dag. */
#ifndef LEAD_DAY_STORE_H
#define LEAD_DAY_STORE_H

#include "db/db.h"

extern const struct query_set day_queries;

/* What the base has already, for the checklist of a new one: customers, an active KAM leader, weights of 100 % on both
 * axes, a wheel. */
struct day_has {
	bool accounts, people, weights, wheels;
};
enum err day_store_has(struct ctx *, struct day_has *ret);
/* Customers with a wheel but without a KAM, by name. Only for somebody who may see every customer. */
struct day_without_kam {
	int64_t id;
	const char *name;
};
enum err day_store_without_kam(struct ctx *, size_t max, struct list *ret);

#endif

/* SQL of Min dag. */
#ifndef LEAD_DAY_STORE_H
#define LEAD_DAY_STORE_H

#include "db/db.h"

extern const struct query_set day_queries;

/* What a base has already, for the checklist of a new one. */
struct day_has {
	bool accounts, people, weights, wheels;
};
enum err day_store_has(struct ctx *, struct day_has *ret);
/* Customers with a wheel and nobody who leads it, by name; K_LIST of day_without_kam. For who sees every customer. */
struct day_without_kam {
	int64_t id;
	const char *name;
};
enum err day_store_without_kam(struct ctx *, size_t max, struct list *ret);

#endif

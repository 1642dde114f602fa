/* SQL of Min dag. */
#ifndef LEAD_DAY_STORE_H
#define LEAD_DAY_STORE_H

#include "db/db.h"

extern const struct query_set day_queries;

/* What the base has already, for the checklist of a new one: customers, an active KAM leader, weights of 100 % on both
 * axes, a wheel. */
#define DAY_HAS(F, S)        \
	F(S, BOOL, accounts) \
	F(S, BOOL, people)   \
	F(S, BOOL, weights)  \
	F(S, BOOL, wheels)
STRUCT_OF(day_has, DAY_HAS);
enum err day_store_has(struct ctx *, struct day_has *ret);
/* Customers with a wheel but without a KAM, by name. Only for somebody who may see every customer. */
#define DAY_WITHOUT_KAM(F, S) \
	F(S, ID, id)          \
	F(S, TEXT, name)
STRUCT_OF(day_without_kam, DAY_WITHOUT_KAM);
enum err day_store_without_kam(struct ctx *, size_t max, struct list *ret);

#endif

/* SQL of Min dag. */
#ifndef LEAD_DAY_STORE_H
#define LEAD_DAY_STORE_H

#include "db/db.h"
#include "lead/day/day.h"

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
/* Customers whose wheel asks something of who decides, as account: it has no KAM, or its status is not confirmed in this
 * round, ends by `by`, or has been proposed anew. Those whose status ends first come first. */
enum err day_store_asking(struct ctx *, int32_t by, size_t max, struct list *ret);
/* Those who were made KAM leaders, or let in again as such, since that second, without the one who acts: day_let_in, the
 * latest first. */
enum err day_store_let_in(struct ctx *, int64_t since, size_t max, struct list *ret);

#endif

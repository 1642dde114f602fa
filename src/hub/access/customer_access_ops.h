/* How the one who acts is related to a customer, which decides his rights to it. */
#ifndef HUB_CUSTOMER_ACCESS_OPS_H
#define HUB_CUSTOMER_ACCESS_OPS_H

#include "db/db.h"
#include "hub/access/ask.h"
#include "platform/access/rights.h"

/* E_NOT_FOUND without reason: no such customer. */
enum err customer_relation(struct ctx *, int64_t account, enum relation *ret);

/* Give the access that a place on the team (member) brings with it, and take it away again. */
enum err access_place_give(struct ctx *, const struct account_access *);
enum err access_place_end(struct ctx *, int64_t account, int64_t person, int64_t member);

#endif

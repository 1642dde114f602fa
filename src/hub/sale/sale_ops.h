/* What is done with lines of sale, apart from importing them. */
#ifndef HUB_SALE_OPS_H
#define HUB_SALE_OPS_H

#include "db/db.h"
#include "hub/sale/sale.h"
#include "platform/noun/noun_ops.h"

/* Add many new lines; fills their ids. The caller has to make the sums again (facts_refresh). E_CONFLICT when a key is
 * taken. */
enum err sale_add_many(struct ctx *, struct sale *, size_t count);
/* Refuses to remove a product that a line of sale refers to. */
extern const struct noun_rules sale_noun_rules[];

#endif

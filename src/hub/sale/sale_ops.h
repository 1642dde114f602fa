/* What is done with lines of sale beside importing them. */
#ifndef HUB_SALE_OPS_H
#define HUB_SALE_OPS_H

#include "db/db.h"
#include "hub/sale/sale.h"

/* Many new lines: fills ids. The sums are made again by the caller (facts_refresh). E_CONFLICT when a key is taken. */
enum err sale_add_many(struct ctx *, struct sale *, size_t count);

#endif

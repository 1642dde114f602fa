/* What is done with lines of sale beside importing them. */
#ifndef HUB_SALE_OPS_H
#define HUB_SALE_OPS_H

#include "db/db.h"
#include "hub/sale/sale.h"
#include "platform/noun/noun_ops.h"

/* Many new lines: fills ids. The sums are made again by the caller (facts_refresh). E_CONFLICT when a key is taken. */
enum err sale_add_many(struct ctx *, struct sale *, size_t count);
/* A product of a line is not removed. */
extern const struct noun_rules sale_noun_rules[];

#endif

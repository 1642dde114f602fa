/* Product: what we sell. Pure. */
#ifndef HUB_PRODUCT_H
#define HUB_PRODUCT_H

#include "base/noun.h"

struct product {
	int64_t id;
	const char *number, *name, *sort_key, *category;
	int64_t unit_price, unit_cost; /* 10^-6 of the base's currency, NONE when unknown */
	int64_t import_id, created, version;
};
extern const struct record product_record;
extern const struct noun product_noun;

/* What follows from the fields: the sort key; a name that is missing is the number. */
void product_normalise(struct ctx *, struct product *);

#endif

/* SQL of lines of sale. */
#ifndef HUB_SALE_STORE_H
#define HUB_SALE_STORE_H

#include "db/db.h"
#include "hub/sale/sale.h"

enum err sale_store_add_many(struct ctx *, const struct sale *, size_t count);
/* Is there a line of the product? There is no index by product, so this may read every line. */
enum err sale_store_of_product(struct ctx *, int64_t product, bool *ret);

extern const struct query_set sale_queries;

#endif

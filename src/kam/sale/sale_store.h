/* SQL of lines of sale. */
#ifndef KAM_SALE_STORE_H
#define KAM_SALE_STORE_H

#include "db/db.h"
#include "kam/sale/sale.h"

enum err sale_store_add_many(struct ctx *, const struct sale *, size_t count);

extern const struct query_set sale_queries;

#endif

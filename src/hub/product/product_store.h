/* SQL of products. */
#ifndef HUB_PRODUCT_STORE_H
#define HUB_PRODUCT_STORE_H

#include "db/db.h"

enum { PRODUCT_GET, PRODUCT_ADD, PRODUCT_PUT, PRODUCT_REMOVE, PRODUCT_QUERIES };
extern const struct query product_queries[PRODUCT_QUERIES];

#endif

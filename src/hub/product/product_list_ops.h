/* The product list, fifty a page. */
#ifndef HUB_PRODUCT_LIST_OPS_H
#define HUB_PRODUCT_LIST_OPS_H

#include "db/db.h"
#include "hub/product/product_list.h"

/* Rows, total (counted to a thousand), links. E_INVALID: a place that is none. */
enum err product_list_get(struct ctx *, const struct product_filter *, struct product_list *ret);

#endif

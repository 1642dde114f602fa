#include "kam/modules.h"
#include "kam/product/product.h"
#include "kam/product/product_list_store.h"
#include "kam/product/product_store.h"

static const struct query_set products = QUERY_SET("product", product_queries);

extern const struct route_set product_routes;

const struct module product_module = {
    .name = "product",
    .queries = QUERIES(&products, &product_list_queries),
    .routes = ROUTES(&product_routes),
    .records = RECORDS(&product_record),
};

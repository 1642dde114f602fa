#include "kam/modules.h"
#include "kam/product/product.h"
#include "kam/product/product_store.h"

static const struct query_set products = QUERY_SET("product", product_queries);

const struct module product_module = {
    .name = "product",
    .queries = QUERIES(&products),
    .records = RECORDS(&product_record),
};

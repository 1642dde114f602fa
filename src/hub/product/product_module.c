#include "hub/product/product.h"
#include "hub/product/product_export_store.h"
#include "hub/product/product_import_ops.h"
#include "hub/product/product_import_store.h"
#include "hub/product/product_list_store.h"
#include "hub/product/product_search_store.h"
#include "hub/product/product_store.h"
#include "modules.h"

static const struct query_set products = QUERY_SET("product", product_queries);

extern const struct route_set product_routes;

const struct module product_module = {
    .name = "product",
    .imports = IMPORTS(&product_import_kind),
    .tables = "product",
    .checks = CHECKS(product_search_checks),
    .search = product_search_kinds,
    .exports = product_export_kinds,
    .queries = QUERIES(&products, &product_list_queries, &product_search_queries, &product_export_queries,
                       &product_import_queries),
    .routes = ROUTES(&product_routes),
    .nouns = NOUNS(&product_noun),
    .records = RECORDS(&product_record),
};

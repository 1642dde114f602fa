#include "hub/sale/sale.h"
#include "hub/sale/sale_export_store.h"
#include "hub/sale/sale_import_ops.h"
#include "hub/sale/sale_import_store.h"
#include "hub/sale/sale_ops.h"
#include "hub/sale/sale_store.h"
#include "modules.h"

static const struct query_set imports = QUERY_SET("sale_import", sale_import_queries);

const struct module sale_module = {
    .name = "sale",
    .imports = IMPORTS(&sale_import_kind),
    .noun_rules = sale_noun_rules,
    .tables = "sale import_sale_before sale_replaced",
    .no_names = "import_sale_before.currency sale_replaced.source sale_replaced.doc sale_replaced.product_code "
                "sale_replaced.currency",
    .reads = "account",
    .exports = sale_export_kinds,
    .queries = QUERIES(&sale_queries, &sale_export_queries, &imports),
    .records = RECORDS(&sale_record, &seen_row_record, &touched_row_record, &sale_before_record, &sale_replaced_record),
};

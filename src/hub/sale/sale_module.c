#include "hub/sale/sale.h"
#include "hub/sale/sale_store.h"
#include "modules.h"

const struct module sale_module = {
    .name = "sale",
    .queries = QUERIES(&sale_queries),
    .records = RECORDS(&sale_record),
};

#include "kam/modules.h"
#include "kam/sale/sale.h"
#include "kam/sale/sale_store.h"

const struct module sale_module = {
    .name = "sale",
    .queries = QUERIES(&sale_queries),
    .records = RECORDS(&sale_record),
};

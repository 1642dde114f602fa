#include "hub/product/product_export_store.h"

#include "platform/access/rights.h"

struct export_product {
	int64_t id;
	const char *number, *name, *category;
	int64_t unit_price, unit_cost;
};
#define D struct export_product
static const struct field product_fields[] = {
    FIELD(D, id, K_ID),         FIELD(D, number, K_TEXT),    FIELD(D, name, K_TEXT),
    FIELD(D, category, K_TEXT), FIELD(D, unit_price, K_QTY), FIELD(D, unit_cost, K_QTY),
};
#undef D
static const struct record export_product_record = RECORD("export_product", struct export_product, product_fields);

static const struct query q[] = {
    {"export.products",
     "SELECT p.id, p.number, p.name, p.category, p.unit_price, p.unit_cost FROM product p "
     "WHERE p.id > :after ORDER BY p.id LIMIT :max",
     .args = "after, max", .out = &export_product_record},
};
const struct query_set product_export_queries = {"product_export", q, 1};

const struct export_kind product_export_kinds[] = {
    {.name = "products", .row = &export_product_record, .rows = &q[0], .see = DATA_IMPORT, .position = 30},
    {0},
};

#include "hub/product/product_list.h"

#define F struct product_filter
static const struct field filter_fields[] = {
    FIELD(F, q, K_TEXT, .max = 100),
    FIELD(F, after, K_TEXT, .max = 500),
    FIELD(F, before, K_TEXT, .max = 500),
};
#undef F
const struct record product_filter_record = RECORD("product_filter", struct product_filter, filter_fields);

#define R struct product_row
static const struct field row_fields[] = {
    FIELD(R, id, K_ID),
    FIELD(R, number, K_TEXT),
    FIELD(R, name, K_TEXT),
    FIELD(R, category, K_TEXT),
    FIELD(R, unit_price, K_QTY),
    FIELD(R, unit_cost, K_QTY),
    FIELD(R, sort_key, K_TEXT, .flags = F_SECRET),
};
#undef R
const struct record product_row_record = RECORD("product_row", struct product_row, row_fields);

#define L struct product_list
static const struct field list_fields[] = {
    FIELD(L, products, K_LIST, .of = &product_row_record),
    FIELD(L, total, K_INT),
    FIELD(L, total_more, K_BOOL),
    FIELD(L, prev, K_URL),
    FIELD(L, next, K_URL),
    FIELD(L, q, K_TEXT),
    FIELD(L, shown, K_TEXT),
    FIELD(L, may_import, K_BOOL),
};
#undef L
const struct record product_list_record = RECORD("product_list", struct product_list, list_fields);

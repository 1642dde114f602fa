#include "hub/product/product.h"
#include "modules.h"

static struct noun_pages pages = NOUN_PAGES(&product_noun, "number name category unit_price unit_cost");
#define SEE  NEED(DATA_CRM_FACTS, READ)
#define EDIT NEED(DATA_IMPORT, WRITE)
static const struct route routes[] = {
    {GET, "/products", "product_list", SEE, TX_READ, .query = &noun_filter_record, .view = &pages.list,
     .page_view = &pages.page, .handle = noun_show_list, .summary = "List products by name, fifty at a time."},
    NOUN_ROUTES_ALONE(pages, "/products", &product_record, SEE, EDIT, "product_form", "A product"),
};
static const struct route_set product_routes = SET(routes);

const struct module product_module = {
    .name = "product",
    .tables = "product",
    .nouns = NOUNS(&product_noun),
    .noun_pages = PAGES(&pages),
    .routes = ROUTES(&product_routes),
    .records = RECORDS(&product_record),
};

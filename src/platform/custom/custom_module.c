#include "modules.h"
#include "platform/custom/custom_field.h"
#include "platform/custom/custom_ops.h"
#include "platform/custom/custom_store.h"
#include "platform/noun/noun_list_ops.h"
#include "platform/noun/noun_ops.h"

static struct noun_pages pages = NOUN_PAGES(
    &custom_field_noun, "label_nb label_en noun name kind choices required listed searched place switched_off");
#define SEE  NEED(DATA_SETTINGS, READ)
#define EDIT NEED(DATA_SETTINGS, WRITE)
static const struct route routes[] = {
    {GET, "/custom_fields", "custom_field_list", SEE, TX_READ, .query = &noun_filter_record, .view = &pages.list,
     .page_view = &pages.page, .handle = noun_show_list,
     .summary = "The fields that an administrator added to records."},
    NOUN_ROUTES_ALONE(pages, "/custom_fields", &custom_field_record, SEE, EDIT, "custom_field_form",
                      "A field that an administrator added"),
};
static const struct route_set custom_routes = SET(routes);

static const struct noun_rules rules[] = {
    {.noun = &custom_field_noun, .fits = custom_field_fits, .changed = custom_field_changed}, {0}};

const struct module custom_module = {
    .name = "custom",
    .tables = "custom_field custom_value",
    .nouns = NOUNS(&custom_field_noun),
    .noun_rules = rules,
    .noun_pages = PAGES(&pages),
    .queries = QUERIES(&custom_queries),
    .fragments = custom_fragments,
    .routes = ROUTES(&custom_routes),
    .records = RECORDS(&custom_field_record, &custom_value_record),
};

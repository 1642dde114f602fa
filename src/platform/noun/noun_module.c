#include "modules.h"
#include "platform/noun/noun_form_ops.h"
#include "platform/noun/noun_owned.h"
#include "platform/noun/noun_owned_store.h"
#include "platform/noun/noun_web.h"

const struct module noun_module = {
    .name = "noun",
    .reads = "source_key",
    .queries = QUERIES(&noun_owned_queries),
    .routes = ROUTES(&noun_routes),
    .records = RECORDS(&noun_choice_record, &noun_filter_record, &noun_owned_record),
};

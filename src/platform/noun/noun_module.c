#include "modules.h"
#include "platform/noun/noun_form_ops.h"
#include "platform/noun/noun_web.h"

const struct module noun_module = {
    .name = "noun",
    .routes = ROUTES(&noun_routes),
    .records = RECORDS(&noun_choice_record, &noun_filter_record),
};

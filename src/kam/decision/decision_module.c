#include "kam/decision/decision_store.h"
#include "kam/decision/decision_web.h"
#include "kam/decision/propose_web.h"
#include "kam/modules.h"

const struct module decision_module = {
    .name = "decision",
    .queries = QUERIES(&decision_queries),
    .routes = ROUTES(&decision_routes, &propose_routes),
    .records = RECORDS(&decision_record, &decision_row_record, &decision_form_record, &status_page_record,
                       &propose_form_record, &propose_page_record),
};

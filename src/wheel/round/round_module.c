#include "modules.h"
#include "wheel/round/round_store.h"
#include "wheel/round/round_web.h"
#include "wheel/round/snapshot.h"

const struct module round_module = {
    .name = "round",
    .queries = QUERIES(&round_queries),
    .routes = ROUTES(&round_routes),
    .records = RECORDS(&round_record, &carried_record, &missing_record, &step_view_record, &wheel_view_record,
                       &wheel_source_record, &customer_state_record, &snapshot_record, &close_form_record,
                       &step_page_record, &rounds_page_record, &snapshot_page_record),
};

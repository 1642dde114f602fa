#include "hub/customer/customer_parts_ops.h"
#include "modules.h"
#include "wheel/round/round_store.h"
#include "wheel/round/round_web.h"
#include "wheel/round/snapshot.h"
#include "wheel/round/wheel_ops.h"

/* Steps without a folder of their own yet. */
static const struct customer_tab tabs[] = {
    {3, "step.contacts.short", "steps/3", SHOWN_WITH_WHEEL},
    {4, "step.objectives.short", "steps/4", SHOWN_WITH_WHEEL},
    {5, "step.resources.short", "steps/5", SHOWN_WITH_WHEEL},
    {6, "step.plan.short", "steps/6", SHOWN_WITH_WHEEL},
    {TAB_FOLLOW, "step.follow.short", "steps/7", SHOWN_WITH_WHEEL},
    {0},
};

static const struct customer_wheel wheel = {wheel_get_many, wheel_draw_large, wheel_draw_list};

const struct module round_module = {
    .name = "round",
    .queries = QUERIES(&round_queries),
    .routes = ROUTES(&round_routes),
    .records = RECORDS(&round_record, &carried_record, &wheel_source_record, &customer_state_record, &snapshot_record,
                       &close_form_record, &step_page_record, &rounds_page_record, &snapshot_page_record),
    .customer_tabs = tabs,
    .customer_wheel = &wheel,
};

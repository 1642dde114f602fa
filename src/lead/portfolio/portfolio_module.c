#include "lead/portfolio/portfolio_store.h"
#include "lead/portfolio/portfolio_web.h"
#include "modules.h"
#include "platform/ui/page_tabs_ops.h"

static const struct page_tab tabs[] = {
    {"portfolio", 1, "/portfolio", "nav.portfolio", DATA_PORTFOLIO},
    {"portfolio", 5, "/portfolio/meeting", "nav.meeting", DATA_DECIDE},
    {0},
};

const struct module portfolio_module = {
    .name = "portfolio",
    .queries = QUERIES(&portfolio_queries),
    .routes = ROUTES(&portfolio_routes),
    .records = RECORDS(&wheel_line_record, &level_sum_record, &portfolio_page_record, &meeting_page_record),
    .tabs = tabs,
};

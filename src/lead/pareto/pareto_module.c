#include "lead/pareto/pareto_store.h"
#include "lead/pareto/pareto_web.h"
#include "modules.h"
#include "platform/ui/page_tabs_ops.h"

static const struct page_tab tabs[] = {
    {"portfolio", 2, "/portfolio/pareto", "nav.pareto", DATA_CRM_FACTS},
    {0},
};

const struct module pareto_module = {
    .name = "pareto",
    .queries = QUERIES(&pareto_queries),
    .routes = ROUTES(&pareto_routes),
    .records = RECORDS(&pareto_query_record, &bought_record, &belongs_record, &pareto_row_record, &pareto_record,
                       &pareto_page_record),
    .tabs = tabs,
};

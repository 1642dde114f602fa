#include "kam/day/day.h"
#include "kam/day/day_store.h"
#include "kam/day/day_web.h"
#include "kam/modules.h"

const struct module day_module = {
    .name = "day",
    .queries = QUERIES(&day_queries),
    .routes = ROUTES(&day_routes),
    .records = RECORDS(&day_record, &day_item_record, &day_check_record),
};

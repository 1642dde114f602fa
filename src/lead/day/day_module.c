#include "lead/day/day.h"
#include "lead/day/day_store.h"
#include "lead/day/day_web.h"
#include "modules.h"

const struct module day_module = {
    .name = "day",
    .queries = QUERIES(&day_queries),
    .routes = ROUTES(&day_routes),
    .records = RECORDS(&day_record, &day_todo_record, &day_slot_record, &day_wait_record, &day_let_in_record,
                       &day_check_record),
};

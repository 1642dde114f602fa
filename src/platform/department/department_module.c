#include "modules.h"
#include "platform/department/department_store.h"
#include "platform/department/department_web.h"

extern const struct command_set department_commands;

const struct module department_module = {
    .name = "department",
    .tables = "department",
    .reads = "person",
    .queries = QUERIES(&department_queries),
    .routes = ROUTES(&department_routes),
    .commands = COMMANDS(&department_commands),
    .records = RECORDS(&department_row_record),
};

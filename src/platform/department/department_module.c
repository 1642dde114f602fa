#include "modules.h"
#include "platform/department/department_store.h"
#include "platform/noun/noun_web.h"

extern const struct command_set department_commands;
extern const struct route_set department_routes;
extern struct noun_pages department_pages;

const struct module department_module = {
    .name = "department",
    .tables = "department",
    .reads = "person",
    .nouns = NOUNS(&department_noun),
    .noun_pages = PAGES(&department_pages),
    .queries = QUERIES(&department_queries),
    .routes = ROUTES(&department_routes),
    .commands = COMMANDS(&department_commands),
    .records = RECORDS(&department_record, &department_row_record),
};

#include "modules.h"
#include "platform/erase/erase_store.h"
#include "platform/erase/erase_web.h"

extern const struct command_set erase_commands;

const struct module erase_module = {
    .name = "erase",
    .reads = "person personal",
    .queries = QUERIES(&erase_queries, &erase_text_queries),
    .checks = CHECKS(erase_checks),
    .routes = ROUTES(&erase_routes),
    .commands = COMMANDS(&erase_commands),
    .records = RECORDS(&erase_hit_record, &erasure_record, &erased_record),
};

#include "modules.h"
#include "platform/export/export_store.h"

extern const struct command_set export_commands;
extern const struct route_set export_routes;

const struct module export_module = {
    .name = "export",
    .queries = QUERIES(&export_queries),
    .routes = ROUTES(&export_routes),
    .commands = COMMANDS(&export_commands),
    .records = RECORDS(&export_account_record, &export_person_record, &export_product_record, &export_sale_record,
                       &export_change_record),
};

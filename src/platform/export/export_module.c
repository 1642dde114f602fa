#include "modules.h"

extern const struct command_set export_commands;
extern const struct route_set export_routes;

const struct module export_module = {
    .name = "export",
    .routes = ROUTES(&export_routes),
    .commands = COMMANDS(&export_commands),
};

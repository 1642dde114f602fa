#include "modules.h"
#include "wheel/2-team/team_store.h"
#include "wheel/2-team/team_web.h"

extern const struct command_set team_commands;

const struct module team_module = {
    .name = "team",
    .queries = QUERIES(&team_queries),
    .routes = ROUTES(&team_routes),
    .commands = COMMANDS(&team_commands),
    .records = RECORDS(&team_member_record, &team_row_record),
};

#include "hub/customer/customer_parts_ops.h"
#include "modules.h"
#include "platform/history/history.h"
#include "wheel/2-team/team_ops.h"
#include "wheel/2-team/team_store.h"
#include "wheel/2-team/team_web.h"

extern const struct command_set team_commands;

static const struct customer_tab tabs[] = {{TAB_TEAM, "step.team.short", "team", SHOWN_ALWAYS}, {0}};
static const struct history_text history[] = {
    {.kind = "team_member", .about = "(SELECT named.name FROM person named WHERE named.id = $1.record_id)"},
    {0},
};

const struct module team_module = {
    .name = "team",
    .queries = QUERIES(&team_queries),
    .history = history,
    .hand_over = team_places,
    .routes = ROUTES(&team_routes),
    .commands = COMMANDS(&team_commands),
    .records = RECORDS(&team_member_record, &team_row_record),
    .customer_tabs = tabs,
};

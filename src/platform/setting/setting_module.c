#include "modules.h"
#include "platform/setting/setting_ops.h"
#include "platform/setting/setting_store.h"
#include "platform/setting/setting_web.h"

extern const struct command_set setting_commands;

const struct module setting_module = {
    .name = "setting",
    .made_by_opening = TABLES("setting"),
    .tables = "setting",
    .no_names = "setting.name setting.value",
    .queries = QUERIES(&setting_queries),
    .routes = ROUTES(&setting_routes),
    .commands = COMMANDS(&setting_commands),
    .opened = setting_opened,
    .records = RECORDS(&settings_record),
};

#include "modules.h"
#include "platform/check/check_store.h"

extern const struct command_set check_commands;

const struct module check_module = {
    .name = "check",
    .queries = QUERIES(&check_queries),
    .commands = COMMANDS(&check_commands),
    .checks = CHECKS(check_checks),
};

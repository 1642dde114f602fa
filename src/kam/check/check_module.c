#include "kam/check/check.h"
#include "kam/check/check_store.h"
#include "kam/modules.h"

extern const struct command_set check_commands;

const struct module check_module = {
    .name = "check",
    .queries = QUERIES(&check_queries),
    .commands = COMMANDS(&check_commands),
};

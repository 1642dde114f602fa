#include "demo/demo_ops.h"
#include "demo/demo_store.h"
#include "modules.h"

extern const struct command_set demo_commands;

const struct module demo_module = {
    .name = "demo",
    .queries = QUERIES(&demo_queries),
    .commands = COMMANDS(&demo_commands),
};

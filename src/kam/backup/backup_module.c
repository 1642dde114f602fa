#include "kam/backup/backup_ops.h"
#include "kam/backup/backup_store.h"
#include "kam/modules.h"

extern const struct command_set backup_commands;

const struct module backup_module = {
    .name = "backup",
    .queries = QUERIES(&backup_queries),
    .commands = COMMANDS(&backup_commands),
};

#include "modules.h"
#include "platform/backup/backup_ops.h"
#include "platform/backup/backup_store.h"

extern const struct command_set backup_commands;

const struct module backup_module = {
    .name = "backup",
    .reads = "personal",
    .queries = QUERIES(&backup_queries),
    .commands = COMMANDS(&backup_commands),
};

#include "modules.h"
#include "platform/import/import_erase_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/import/import_store.h"

extern struct command_set import_commands;
extern const struct route_set import_routes;
static const struct query_set queries = QUERY_SET("import", import_queries);

const struct module import_module = {
    .name = "import",
    .tables = "import_run import_reject import_change import_touched import_seen",
    .no_names = "import_seen.doc import_seen.counts",
    .reads = "person setting",
    .queries = QUERIES(&queries),
    .routes = ROUTES(&import_routes),
    .commands = COMMANDS(&import_commands),
    .records = RECORDS(&import_run_record, &import_reject_record, &change_row_record),
    .jobs = JOBS(&import_job_kind),
    .erase = import_erase,
};

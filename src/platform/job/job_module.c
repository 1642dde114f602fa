#include "modules.h"
#include "platform/job/job_ops.h"
#include "platform/job/job_store.h"

extern const struct command_set job_commands;
extern const struct route_set job_routes;

const struct module job_module = {
    .name = "job",
    .made_by_opening = TABLES("job"),
    .tables = "job job_run",
    .queries = QUERIES(&job_queries),
    .routes = ROUTES(&job_routes),
    .commands = COMMANDS(&job_commands),
    .records = RECORDS(&job_record, &job_run_record),
    .opened = job_opened,
};

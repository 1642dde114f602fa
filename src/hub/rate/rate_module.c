#include "hub/rate/rate_ops.h"
#include "hub/rate/rate_store.h"
#include "hub/rate/rate_web.h"
#include "modules.h"

extern const struct command_set rate_commands;

const struct module rate_module = {
    .name = "rate",
    .tables = "currency_rate",
    .reads = "account sale",
    .queries = QUERIES(&rate_queries),
    .routes = ROUTES(&rate_routes),
    .commands = COMMANDS(&rate_commands),
    .records = RECORDS(&currency_rate_record, &rate_lack_record, &rate_import_record),
    .jobs = JOBS(&rate_sums_job),
};

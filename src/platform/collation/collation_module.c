#include "modules.h"
#include "platform/collation/collation_ops.h"
#include "platform/collation/collation_store.h"

const struct module collation_module = {
    .name = "collation",
    .reads = "setting",
    .queries = QUERIES(&collation_queries, &collation_table_queries),
    .opened = collation_settle,
    .jobs = JOBS(&collation_job),
};

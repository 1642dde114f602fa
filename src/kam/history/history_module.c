#include "kam/history/history_read_store.h"
#include "kam/history/history_store.h"
#include "kam/modules.h"

const struct module history_module = {
    .name = "history",
    .queries = QUERIES(&history_queries, &history_read_queries),
    .records = RECORDS(&history_record),
};

#include "modules.h"
#include "platform/history/history_read_store.h"
#include "platform/history/history_store.h"

const struct module history_module = {
    .name = "history",
    .queries = QUERIES(&history_queries, &history_read_queries),
    .records = RECORDS(&history_record),
};

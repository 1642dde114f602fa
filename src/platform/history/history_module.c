#include "modules.h"
#include "platform/history/history_export_store.h"
#include "platform/history/history_read_store.h"
#include "platform/history/history_store.h"

const struct module history_module = {
    .name = "history",
    .queries = QUERIES(&history_queries, &history_read_queries, &history_export_queries),
    .records = RECORDS(&history_record, &personal_record),
    .tables = "history personal",
    .no_names = "personal.subject_kind personal.salt personal.value", /* values are erased by whom they are about */
    .reads = "person",
    .checks = CHECKS(history_checks),
    .exports = history_export_kinds,
};

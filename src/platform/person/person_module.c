#include "modules.h"
#include "platform/person/person_export_store.h"
#include "platform/person/person_import_ops.h"
#include "platform/person/person_import_store.h"
#include "platform/person/person_search_store.h"
#include "platform/person/person_store.h"
#include "platform/person/person_web.h"

static const struct history_text history[] = {
    {.kind = "person", .about = "(SELECT named.name FROM person named WHERE named.id = $1.record_id)"},
    {0},
};

const struct module person_module = {
    .name = "person",
    .imports = IMPORTS(&person_import_kind),
    .tables = "person",
    .reads = "department search_token",
    .checks = CHECKS(person_search_checks),
    .search = person_search_kinds,
    .exports = person_export_kinds,
    .history = history,
    .queries = QUERIES(&person_queries, &person_search_queries, &person_export_queries, &person_import_queries),
    .routes = ROUTES(&person_routes, &person_edit_routes),
    .nouns = NOUNS(&person_noun, &department_noun),
    .records =
        RECORDS(&person_record, &department_record, &person_choice_record, &person_row_record, &person_account_record),
};

#include "modules.h"
#include "platform/person/person_import_ops.h"
#include "platform/person/person_import_store.h"
#include "platform/person/person_store.h"
#include "platform/person/person_web.h"

const struct module person_module = {
    .name = "person",
    .imports = IMPORTS(&person_import_kind),
    .queries = QUERIES(&person_queries, &person_import_queries),
    .routes = ROUTES(&person_routes, &person_edit_routes),
    .nouns = NOUNS(&person_noun, &department_noun),
    .records =
        RECORDS(&person_record, &department_record, &person_choice_record, &person_row_record, &person_account_record),
};

#include "kam/modules.h"
#include "kam/person/person_store.h"

const struct module person_module = {
    .name = "person",
    .queries = QUERIES(&person_queries),
    .records = RECORDS(&person_record, &department_record),
};

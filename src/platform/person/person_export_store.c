#include "platform/person/person_export_store.h"

#include "platform/access/rights.h"

#define EXPORT_PERSON(F, S)    \
	F(S, ID, id)           \
	F(S, TEXT, number)     \
	F(S, TEXT, name)       \
	F(S, TEXT, mail)       \
	F(S, TEXT, title)      \
	F(S, TEXT, department) \
	F(S, TEXT, manager)    \
	F(S, TEXT, city)       \
	F(S, TEXT, country)
STRUCT_OF(export_person, EXPORT_PERSON);
static const struct record export_person_record = RECORD_OF("export_person", export_person, EXPORT_PERSON);

static const struct query q[] = {
    {"export.people",
     "SELECT p.id, p.number, p.name, p.mail, p.title, d.name AS department, m.number AS manager, p.city, "
     "p.country FROM person p LEFT JOIN department d ON d.id = p.department_id "
     "LEFT JOIN person m ON m.id = p.manager_id WHERE p.id > :after ORDER BY p.id LIMIT :max",
     .args = "after, max", .out = &export_person_record},
};
const struct query_set person_export_queries = {"person_export", q, 1};

const struct export_kind person_export_kinds[] = {
    {.name = "people", .row = &export_person_record, .rows = &q[0], .see = DATA_IMPORT, .position = 20},
    {0},
};

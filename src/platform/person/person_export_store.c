#include "platform/person/person_export_store.h"

#include "platform/access/rights.h"

struct export_person {
	int64_t id;
	const char *number, *name, *mail, *title, *department, *manager, *city, *country;
};
#define P struct export_person
static const struct field person_fields[] = {
    FIELD(P, id, K_ID),        FIELD(P, number, K_TEXT), FIELD(P, name, K_TEXT),
    FIELD(P, mail, K_TEXT),    FIELD(P, title, K_TEXT),  FIELD(P, department, K_TEXT),
    FIELD(P, manager, K_TEXT), FIELD(P, city, K_TEXT),   FIELD(P, country, K_TEXT),
};
#undef P
static const struct record export_person_record = RECORD("export_person", struct export_person, person_fields);

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

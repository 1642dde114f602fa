/* Person (ours): colleague, KAM, manager; may or may not be a user. */
#ifndef KAM_PERSON_H
#define KAM_PERSON_H

#include "base/record.h"

struct person {
	int64_t id;
	const char *number, *name, *sort_key, *mail, *title;
	int64_t department_id, manager_id;
	const char *city, *country;
	int32_t left_on;
	int64_t load_limit; /* own limit of wheels, NONE = the setting's */
	int64_t import_id, created, version;
};
extern const struct record person_record;

#endif

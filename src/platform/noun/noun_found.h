/* Whom a text may have meant that was typed for a reference and refused. Pure. */
#ifndef PLATFORM_NOUN_FOUND_H
#define PLATFORM_NOUN_FOUND_H

#include "base/record.h"

struct noun_found {
	const char *field; /* the reference's: "responsible_id" */
	int64_t id;
	const char *title, *detail; /* as those of struct noun_choice */
};
extern const struct record noun_found_record;

#endif

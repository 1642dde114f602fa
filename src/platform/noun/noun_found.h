/* When the text of a reference was refused: a record that may have been meant. Pure. */
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

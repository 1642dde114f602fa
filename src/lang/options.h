/* The values of a choice as options of a <select> or radio group. */
#ifndef LANG_OPTIONS_H
#define LANG_OPTIONS_H

#include "base/record.h"

struct option {
	const char *name, *label; /* choice name; in the request's language */
	bool chosen;
};
extern const struct record option_record;

/* One option for each of the field's choices, in order, in the arena; `chosen` < 0: none of them is chosen. */
struct list options_of(struct ctx *, const struct field *, int32_t chosen);

#endif

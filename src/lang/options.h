/* The values of a choice as options of a <select> or radio group. */
#ifndef LANG_OPTIONS_H
#define LANG_OPTIONS_H

#include "base/record.h"

#define OPTION(F, S)                                      \
	F(S, TEXT, name)  /* choice name */               \
	F(S, TEXT, label) /* in the request's language */ \
	F(S, BOOL, chosen)
STRUCT_OF(option, OPTION);
extern const struct record option_record;

/* One option for each of the field's choices, in order, in the arena; `chosen` < 0: none of them is chosen. */
struct list options_of(struct ctx *, const struct field *, int32_t chosen);

#endif

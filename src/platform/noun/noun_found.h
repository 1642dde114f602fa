/* When the text of a reference was refused: a record that may have been meant. Pure. */
#ifndef PLATFORM_NOUN_FOUND_H
#define PLATFORM_NOUN_FOUND_H

#include "base/record.h"

#define NOUN_FOUND(F, S)                                          \
	F(S, TEXT, field) /* the reference's: "responsible_id" */ \
	F(S, ID, id)                                              \
	F(S, TEXT, title) /* as those of struct noun_choice */    \
	F(S, TEXT, detail)
STRUCT_OF(noun_found, NOUN_FOUND);
extern const struct record noun_found_record;

#endif

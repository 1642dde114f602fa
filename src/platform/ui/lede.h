/* The lede: one sentence on top of a page that answers it, with the worst thing in bold. Pure. A page's view has it as a
 * member `lede`, and its template begins with {include lede}. */
#ifndef PLATFORM_UI_LEDE_H
#define PLATFORM_UI_LEDE_H

#include "base/record.h"

/* In this order; any of them may be NULL. */
#define LEDE(F, S)         \
	F(S, TEXT, before) \
	F(S, TEXT, worst)  \
	F(S, TEXT, after)
STRUCT_OF(lede, LEDE);
extern const struct record lede_record;

#endif

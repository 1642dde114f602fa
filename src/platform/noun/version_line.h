/* The two versions of a form's field when two people changed it: what is stored now (theirs), and what was typed
 * (yours). Pure. */
#ifndef PLATFORM_VERSION_LINE_H
#define PLATFORM_VERSION_LINE_H

#include "base/record.h"

#define VERSION_LINE(F, S) \
	F(S, TEXT, label)  \
	F(S, TEXT, theirs) \
	F(S, TEXT, yours)
STRUCT_OF(version_line, VERSION_LINE);
extern const struct record version_line_record;

#endif

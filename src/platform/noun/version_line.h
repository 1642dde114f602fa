/* The two versions of a form's field when two people changed it: what is stored now (theirs), and what was typed
 * (yours). Pure. */
#ifndef PLATFORM_VERSION_LINE_H
#define PLATFORM_VERSION_LINE_H

#include "base/record.h"

struct version_line {
	const char *label, *theirs, *yours;
};
extern const struct record version_line_record;

#endif

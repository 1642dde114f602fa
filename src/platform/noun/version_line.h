/* Two versions of a field of a form: what stands there now, and what was typed. Pure. */
#ifndef PLATFORM_VERSION_LINE_H
#define PLATFORM_VERSION_LINE_H

#include "base/record.h"

struct version_line {
	const char *label, *theirs, *yours;
};
extern const struct record version_line_record;

#endif

/* Check: what must hold in every base, looked at as it is. Pure. */
#ifndef PLATFORM_CHECK_H
#define PLATFORM_CHECK_H

#include "base/record.h"

/* What was found by one check. */
struct check_row {
	const char *name; /* "sums_of_months": stable, for scripts */
	bool good;
	int64_t faults;
	const char *text; /* what was looked at, in the request's language */
};
extern const struct record check_row_record;

#endif

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

/* One thing that must hold; handed in by the module whose tables it is about. Several of one name are one row, added up. */
struct check {
	const char *name;           /* "check.lines": what is looked at, a message key */
	const struct query *faults; /* one number without arguments: how many things are wrong */
	enum err (*run)(struct ctx *, int64_t *ret_faults); /* instead of `faults`, in a read transaction */
	int position;                                       /* of its row: those with a lower one are looked at first */
};
/* Rows that several modules add to have their place named here. */
enum { CHECK_HISTORY = 90, CHECK_SEARCH = 130, CHECK_SEARCH_TOKENS = 140 };

#endif

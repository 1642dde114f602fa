/* Checks: what must be true of every base. `hjul check` counts where it is not. Pure. */
#ifndef PLATFORM_CHECK_H
#define PLATFORM_CHECK_H

#include "base/record.h"

/* The result of one check. */
#define CHECK_ROW(F, S)                                              \
	F(S, TEXT, name) /* "sums_of_months": stable, for scripts */ \
	F(S, BOOL, good)                                             \
	F(S, INT, faults)                                            \
	F(S, TEXT, text) /* what was checked, in the request's language */
STRUCT_OF(check_row, CHECK_ROW);
extern const struct record check_row_record;

/* One thing that must be true; handed in by the module whose tables it is about. Checks of the same name give one
 * row together, with their faults added up. */
struct check {
	const char *name;           /* "check.lines": a message key that says what is checked */
	const struct query *faults; /* takes no arguments and answers one number: how many faults there are */
	enum err (*run)(struct ctx *, int64_t *ret_faults); /* instead of `faults`; in a read transaction */
	int position;                                       /* lower ones are checked and listed first */
};
/* Positions of the rows that several modules add to. */
enum { CHECK_HISTORY = 90, CHECK_SEARCH = 130, CHECK_SEARCH_TOKENS = 140, CHECK_SEARCH_RANKS = 145 };

#endif

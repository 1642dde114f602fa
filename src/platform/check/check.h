/* Checks: what must be true of every base. `hjul check` counts where it is not. Pure. */
#ifndef PLATFORM_CHECK_H
#define PLATFORM_CHECK_H

#include "base/record.h"

struct args;
struct ctx;
struct query;

/* The result of one check. */
#define CHECK_ROW(F, S)                                                                       \
	F(S, TEXT, name) /* "sums_of_months": stable, for scripts */                          \
	F(S, BOOL, good)                                                                      \
	F(S, INT, faults, .flags = F_NULL) /* NONE: the database is damaged where they are */ \
	F(S, TEXT, text)                   /* what was checked, in the request's language */  \
	F(S, TEXT, which, .flags = F_NULL) /* the first of what differs, as people know it */
STRUCT_OF(check_row, CHECK_ROW);
extern const struct record check_row_record;

/* One of what differs. */
#define CHECK_NAME(F, S) F(S, TEXT, text)
STRUCT_OF(check_name, CHECK_NAME);
extern const struct record check_name_record;
enum { CHECK_NAMES = 5 };
/* The check of the database itself: what it finds, only a backup mends. */
#define CHECK_DATABASE "check.database"

/* One thing that must be true; handed in by the module whose tables it is about. Checks of the same name give one
 * row together, with their faults added up. */
struct check {
	const char *name;           /* "check.lines": a message key that says what is checked */
	const struct query *faults; /* answers one number: how many faults there are */
	/* Instead of `faults`; in a read transaction. ret_names: check_name of at most CHECK_NAMES of them. */
	enum err (*run)(struct ctx *, int64_t *ret_faults, struct list *ret_names);
	int position;              /* lower ones are checked and listed first */
	const struct query *which; /* answers their names, check_name, at most CHECK_NAMES; NULL = they have none */
	enum err (*args)(struct ctx *, struct args *ret); /* of both queries, in the arena; NULL = they take none */
	/* Make again what differs, from what it is made from; in transactions of its own. NULL = that cannot be. */
	enum err (*mend)(struct ctx *);
};
/* Positions of the rows that several modules add to. */
enum { CHECK_HISTORY = 90, CHECK_SEARCH = 130, CHECK_SEARCH_TOKENS = 140, CHECK_SEARCH_RANKS = 145 };

#endif

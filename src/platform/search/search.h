/* Search: the words of a query, and what a feature hands in so that its records are found. Pure. */
#ifndef PLATFORM_SEARCH_H
#define PLATFORM_SEARCH_H

#include "base/record.h"

/* A word of a query as a prefix range [from, to) of folded words. */
struct search_word {
	const char *from, *to;
};

/* What a search reads of a record: enough to show and to link it. */
struct search_found {
	int64_t id;
	const char *kind, *name, *number, *more;
	int64_t root; /* the customer it belongs to, for its path; 0 = none */
};
extern const struct record search_found_record;

/* One kind of record that is found; handed in by its module. */
struct search_kind {
	const char *name; /* as given to search_put: the table's */
	/* Hits by the words :w0 … :w3, at most :max, of what :me may know of (ACCESS_ARGS); search_found_record. Its text ends with
	 *   … @search_match(account) AND @visible(x) @search_order      where x is the record. */
	const struct query *find;
	/* Its page; NULL: noun_href. */
	const char *(*href)(struct ctx *, const struct search_found *);
	int position; /* kinds with a lower one are found first */
};

#endif

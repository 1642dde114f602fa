/* Search: the words of a query, and what a feature hands in so that its records are found. Pure. */
#ifndef PLATFORM_SEARCH_H
#define PLATFORM_SEARCH_H

#include "base/record.h"

/* A word of a query, as the range [from, to) of all folded words that begin with it. */
struct search_word {
	const char *from, *to;
};

/* A record that was found: what is needed to show it and to link to it. */
#define SEARCH_FOUND(F, S) \
	F(S, ID, id)       \
	F(S, TEXT, kind)   \
	F(S, TEXT, name)   \
	F(S, TEXT, number) \
	F(S, TEXT, more)   \
	F(S, ID, root) /* the customer that it belongs to, for its path; 0 = none */
STRUCT_OF(search_found, SEARCH_FOUND);
extern const struct record search_found_record;

/* One kind of record that can be found by words; handed in by its module. */
struct search_kind {
	const char *name; /* the table's; the same name is given to search_put */
	/* The records that have all of the words :w0 … :w3 and that the user may know of (ACCESS_ARGS), at most
	 * :max; rows of search_found_record. Its SQL ends with (x is the record)
	 *   … @search_match(account) AND @visible(x) @search_order */
	const struct query *find;
	/* The path of the record's page; NULL = as noun_href says. */
	const char *(*href)(struct ctx *, const struct search_found *);
	int position; /* kinds with a lower one are listed first */
};

#endif

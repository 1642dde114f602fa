/* Search: the words of a query, and what a feature hands in so that its records are found. Pure. */
#ifndef PLATFORM_SEARCH_H
#define PLATFORM_SEARCH_H

#include "base/record.h"

/* A word of a query, as the range [from, to) of all folded words that begin with it. */
struct search_word {
	const char *from, *to;
};

/* A word's tier says how early a search reads it, and lies in an index with it. Words that what people call a record by
 * begins with have the record's group; all other words have SEARCH_WITHIN, or SEARCH_REST when it is in the last group.
 * So a search that finds more than it shows has read the foremost, however many begin so. */
enum { SEARCH_GROUPS = 5, SEARCH_LAST_GROUP = SEARCH_GROUPS - 1, SEARCH_WITHIN = SEARCH_GROUPS, SEARCH_REST };

/* A record that has the words: what decides its place. */
#define SEARCH_MATCH(F, S)                                              \
	F(S, ID, id)                                                    \
	F(S, INT, tier)    /* of the word that it was found by */       \
	F(S, INT, weight)  /* among those alike the heaviest first */   \
	F(S, BOOL, whole)  /* it has that word, and not a longer one */ \
	F(S, BOOL, begins) /* of several words: it is called so, beginning with the first of them */
STRUCT_OF(search_match, SEARCH_MATCH);
extern const struct record search_match_record;

/* A record that was found: what is needed to show it and to link to it. */
#define SEARCH_FOUND(F, S) \
	F(S, ID, id)       \
	F(S, TEXT, name)   \
	F(S, TEXT, number) \
	F(S, TEXT, more)   \
	F(S, ID, root) /* the customer that it belongs to, for its path; 0 = none */
STRUCT_OF(search_found, SEARCH_FOUND);
extern const struct record search_found_record;

/* A row of search_kind.own. */
#define SEARCH_OWN(F, S) F(S, ID, id)
STRUCT_OF(search_own, SEARCH_OWN);
extern const struct record search_own_record;

/* So many records are asked for at a time. */
enum { SEARCH_SHOWN = 25 };

/* One kind of record that can be found by words; made by platform/noun of the facts of its noun. */
struct search_kind {
	const char *name; /* the table's; the same name is given to search_put */
	/* The records that have all of the words :w0 … :w3 and that the user may know of (ACCESS_ARGS), tier by tier,
	 * at most :max; rows of search_match_record. :b = the first word that was typed, NULL when it is the only one. */
	const struct query *find;
	/* The records :i0 … :i24, which the user may know of; rows of search_found_record. */
	const struct query *show;
	/* Of a kind with ranks (struct noun_ranks), else NULL. The ids of the user's own records, at most :max; which
	 * of these are found, as `find`; and a statement that brings the tiers of all words up to date. */
	const struct query *own, *find_own, *rank;
	int position; /* kinds with a lower one are listed first */
};

#endif

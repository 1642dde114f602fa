/* SQL of lists of nouns, made at start from their facts. */
#ifndef PLATFORM_NOUN_LIST_STORE_H
#define PLATFORM_NOUN_LIST_STORE_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/search/search.h"

/* At start, when the nouns are settled. */
void noun_list_store_make(void);
/* Queries of the i-th noun, for the check that all of them can be prepared; NULL behind the last. */
const struct query_set *noun_list_store_set(size_t i);

/* An order of a noun's lists: its own, or by one listed column, rising or falling. */
struct noun_list_order {
	const struct field *column; /* the listed column; NULL = the noun's own order */
	bool down;
	struct noun_order by[NOUN_ORDER_MAX];
	size_t count;
};
/* The order that is asked for: the name of a listed column, "-" before it when it falls; NULL = the noun's own. NULL
 * when there is no such order: not every column has one. */
const struct noun_list_order *noun_list_order(const struct noun_facts *, const char *asked);
/* Is the i-th column of this order compared by a number? Choices are, in the order they have in the program, where the list is by
 * one of them. */
bool noun_list_by_number(const struct noun_list_order *, size_t i);

struct noun_list_ask {
	int64_t owner; /* 0 = all records, of a noun without owner */
	const struct noun_list_order *order;
	const struct search_word *words; /* four: a record must have all; from NULL = no word (search_words) */
	/* Where the page begins: at the first row, or after or before the row with this id and these values of the
	 * sort columns. */
	enum { LIST_FIRST, LIST_AFTER, LIST_BEFORE } from;
	struct value place[NOUN_ORDER_MAX];
	int64_t id;
};
/* The records that the user may know of, at most `max`, in that order, with LIST_BEFORE in the opposite one;
 * `more` when there are others. List of objects of noun_facts.named. */
enum err noun_list_store_rows(struct ctx *, const struct noun_facts *, const struct noun_list_ask *, size_t max,
                              struct list *ret);
/* How many records there are on all pages together; counted up to `limit`. */
enum err noun_list_store_count(struct ctx *, const struct noun_facts *, const struct noun_list_ask *, int64_t limit,
                               int64_t *ret);

#endif

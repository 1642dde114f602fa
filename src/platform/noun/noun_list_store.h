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

struct noun_list_ask {
	int64_t owner;                   /* those of this one; 0: all, of a noun that has no owner */
	const struct search_word *words; /* four, that each has: as search_words tells them; from NULL = none */
	/* From there on, in the noun's order: what that row's columns of the order say, and its id. */
	enum { LIST_FIRST, LIST_AFTER, LIST_BEFORE } from;
	struct value place[NOUN_ORDER_MAX];
	int64_t id;
};
/* What the one who acts may know of: objects of noun_facts.named, in the noun's order, with LIST_BEFORE the other way round; at most
 * `max`, `more` when there are others. */
enum err noun_list_store_rows(struct ctx *, const struct noun_facts *, const struct noun_list_ask *, size_t max,
                              struct list *ret);
/* How many there are, wherever the page begins; at most `limit`. */
enum err noun_list_store_count(struct ctx *, const struct noun_facts *, const struct noun_list_ask *, int64_t limit,
                               int64_t *ret);

#endif

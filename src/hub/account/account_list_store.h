/* SQL of the customer list. */
#ifndef HUB_ACCOUNT_LIST_STORE_H
#define HUB_ACCOUNT_LIST_STORE_H

#include "db/db.h"
#include "hub/account/account_list.h"
#include "platform/search/search.h"

extern const struct query_set account_list_queries;

/* The condition of a filter whose index is used to find customers; its other conditions are tested on each that is
 * found. */
enum list_index {
	INDEX_NONE,
	INDEX_SEARCH,
	INDEX_MINE,
	INDEX_KAM,
	INDEX_WHEEL,
	INDEX_LEVEL,
	INDEX_INDUSTRY,
	INDEX_COUNTRY
};

/* What the queries need of a filter. */
struct account_list_ask {
	const struct account_filter *filter;
	struct search_word words[4];
	enum list_index index;
	enum account_sort sort; /* of the query: for a page backwards the other direction of the list's */
	const char *text;       /* where to begin: behind the row with this text or value, and this id */
	int64_t value, id;
};

/* At most `max` rows from there on, in the order of `sort`. by_index: find all customers by `index` and sort them; else
 * go through the customers in order and pick those that match. */
enum err account_list_rows(struct ctx *, const struct account_list_ask *, bool by_index, size_t max, struct list *ret);
/* How many customers match, counting no further than `limit`. */
enum err account_list_count(struct ctx *, const struct account_list_ask *, int64_t limit, int64_t *ret);

/* The values to choose in the filters (account_value): those of visible customers, at most 200 of each. */
enum list_values { VALUES_INDUSTRY, VALUES_COUNTRY, VALUES_KAM };
enum err account_list_values(struct ctx *, enum list_values, struct list *ret);

#endif

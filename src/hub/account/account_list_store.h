/* SQL of the customer list. */
#ifndef HUB_ACCOUNT_LIST_STORE_H
#define HUB_ACCOUNT_LIST_STORE_H

#include "db/db.h"
#include "hub/account/account_list.h"
#include "platform/search/search.h"

extern const struct query_set account_list_queries;

/* The one condition of a filter whose index finds its customers; all other conditions are then tested on each of those. */
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

/* A filter made ready to be bound. */
struct account_list_ask {
	const struct account_filter *filter;
	struct search_word words[4];
	enum list_index index;
	enum account_sort sort; /* as read, already turned round for a page backwards */
	const char *text;       /* the place after which to begin */
	int64_t value, id;
};

/* At most `max` rows after the place, in the order of `sort`: found by the index and then sorted (by_index), or met on a walk along the
 * index of the order itself. */
enum err account_list_rows(struct ctx *, const struct account_list_ask *, bool by_index, size_t max, struct list *ret);
/* How many there are, counting no further than `limit`. */
enum err account_list_count(struct ctx *, const struct account_list_ask *, int64_t limit, int64_t *ret);

/* What can be chosen in the filters (account_value): values that visible customers have, at most 200 each. */
enum err account_list_industries(struct ctx *, struct list *ret);
enum err account_list_countries(struct ctx *, struct list *ret);
enum err account_list_kams(struct ctx *, struct list *ret);

#endif

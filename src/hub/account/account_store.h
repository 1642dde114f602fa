/* SQL of accounts: one at a time. Lists are in account_list_store.c, sums of sales in facts_store.c. */
#ifndef HUB_ACCOUNT_STORE_H
#define HUB_ACCOUNT_STORE_H

#include "db/db.h"

enum {
	ACCOUNT_GET,
	ACCOUNT_BY_NUMBER,
	ACCOUNT_REMOVE,
	ACCOUNT_POSTS,
	ACCOUNT_POSTS_KNOWN,
	ACCOUNT_SHOW,
	ACCOUNT_QUERIES
};
extern const struct query account_queries[ACCOUNT_QUERIES];

#endif

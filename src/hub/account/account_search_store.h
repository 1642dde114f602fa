/* Search for customers. */
#ifndef HUB_ACCOUNT_SEARCH_STORE_H
#define HUB_ACCOUNT_SEARCH_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/search/search.h"

extern const struct query_set account_search_queries;
extern const struct search_kind account_search_kinds[]; /* ended by one without name */
extern const struct check account_search_checks[];      /* ended by one without name */

#endif

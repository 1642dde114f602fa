/* Products are found by their words. */
#ifndef HUB_PRODUCT_SEARCH_STORE_H
#define HUB_PRODUCT_SEARCH_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/search/search.h"

extern const struct query_set product_search_queries;
extern const struct search_kind product_search_kinds[]; /* ended by one without name */
extern const struct check product_search_checks[];      /* ended by one without name */

#endif

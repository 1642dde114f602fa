/* SQL of the customer page. */
#ifndef HUB_ACCOUNT_PAGE_STORE_H
#define HUB_ACCOUNT_PAGE_STORE_H

#include "db/db.h"

enum {
	PAGE_MONTHS,   /* newest first, at most 120 */
	PAGE_PRODUCTS, /* the ten largest */
	/* The customers of its group, as group_node. First those above it, from the parent (depth 1) upwards, at most
	 * 20, ending before one that the one who acts may not know of; then all below it that he may know of (depth
	 * −1: its children, −2: theirs), level by level and by revenue, at most 201. */
	PAGE_GROUP,
	PAGE_SAME_ORGNR, /* other customers that the one who acts may know of, with that organisation number, as same_orgnr */
	PAGE_QUERIES
};
extern const struct query account_page_queries[PAGE_QUERIES];

#endif

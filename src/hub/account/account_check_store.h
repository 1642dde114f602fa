/* For hjul check: do customers' sums agree with their lines of sale? */
#ifndef HUB_ACCOUNT_CHECK_STORE_H
#define HUB_ACCOUNT_CHECK_STORE_H

#include "db/db.h"

enum {
	CHECK_LINES,
	CHECK_MONTHS_FAULTS,
	CHECK_MONTHS_WHICH,
	CHECK_PRODUCTS_FAULTS,
	CHECK_PRODUCTS_WHICH,
	CHECK_FACTS_FAULTS, /* with facts_check_args, as the next */
	CHECK_FACTS_WHICH,
	CHECK_UNDER_WAY,
	ACCOUNT_CHECKS
};
extern const struct query account_check_query[ACCOUNT_CHECKS];
extern const struct query_set account_check_queries;

/* Customers whose sums an import has yet to make again, and imports that are not at their end; 0 = all sums are made. */
enum err check_under_way(struct ctx *, int64_t *ret);

#endif

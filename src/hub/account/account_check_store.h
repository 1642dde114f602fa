/* For hjul check: do customers' sums agree with their lines of sale? */
#ifndef HUB_ACCOUNT_CHECK_STORE_H
#define HUB_ACCOUNT_CHECK_STORE_H

#include "db/db.h"
#include "platform/check/check.h"

extern const struct query_set account_check_queries;
extern const struct check account_checks[]; /* ended by one without name */

#endif

/* The checks that hold for every base, whatever nouns it has. */
#ifndef PLATFORM_CHECK_STORE_H
#define PLATFORM_CHECK_STORE_H

#include "db/db.h"
#include "platform/check/check.h"

/* At start, for each feature: the names of its tables, with blanks between. */
void check_store_take(const char *names);
extern const struct query_set check_queries;
extern const struct check check_checks[]; /* ended by one without name */

#endif

/* Colleagues are found by their words. */
#ifndef PLATFORM_PERSON_SEARCH_STORE_H
#define PLATFORM_PERSON_SEARCH_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/search/search.h"

extern const struct query_set person_search_queries;
extern const struct search_kind person_search_kinds[]; /* ended by one without name */
extern const struct check person_search_checks[];      /* ended by one without name */

#endif

/* Search, its checks and export of plain nouns, made from their facts. */
#ifndef PLATFORM_NOUN_KINDS_STORE_H
#define PLATFORM_NOUN_KINDS_STORE_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/check/check.h"
#include "platform/export/export.h"
#include "platform/search/search.h"

/* At start, when the nouns are settled: make them for one noun; they live as long as the program. search and checks
 * are NULL when the noun has no searched field, exports when the noun's module hands in its own. */
struct noun_kinds {
	const struct search_kind *search;
	const struct check *checks; /* ended by one without name */
	const struct export_kind *exports;
};
struct noun_kinds noun_kinds_make(const struct noun_facts *, bool exported);
/* Queries of what was made i-th, for the check that all of them can be prepared; NULL behind the last. */
const struct query_set *noun_kinds_set(size_t i);

#endif

/* SQL that finds many records of a noun by their keys, made at start from its facts. */
#ifndef PLATFORM_NOUN_FIND_STORE_H
#define PLATFORM_NOUN_FIND_STORE_H

#include "db/db.h"
#include "platform/noun/noun_find.h"

/* At start, when the nouns are settled. */
void noun_find_make(void);
/* Queries of what was made i-th, for the check that all of them can be prepared; NULL behind the last. */
const struct query_set *noun_find_set(size_t i);

/* The query of noun_find_many. Its parameters: keys (a JSON array of texts), run, source, ACCESS_ARGS. NULL = the noun has
 * no such column. */
const struct query *noun_find_query(const struct noun_facts *, enum noun_by, bool known);

#endif

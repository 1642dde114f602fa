/* SQL of what other systems know. */
#ifndef PLATFORM_NOUN_OWNED_STORE_H
#define PLATFORM_NOUN_OWNED_STORE_H

#include "db/db.h"

extern const struct query_set noun_owned_queries;

/* Has the source a key of this record? */
enum err noun_owned_store_known(struct ctx *, const char *source, const char *noun, int64_t id, bool *ret);

#endif

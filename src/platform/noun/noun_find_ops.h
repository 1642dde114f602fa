/* Finding the records that a file refers to, many at once, each by a text that no other has. */
#ifndef PLATFORM_NOUN_FIND_OPS_H
#define PLATFORM_NOUN_FIND_OPS_H

#include "db/db.h"
#include "platform/noun/noun_find.h"

/* The key to look for when a file says `written`; in the arena. Mail addresses are compared in lower case, and names
 * by their letters, whatever is a capital. */
const char *noun_find_key(struct ctx *, const struct noun *, enum noun_by, const char *written);
/* The records that have one of these keys (a JSON array of texts); none when the noun has no such column. List of
 * noun_meant. run: the import that asks; source: the system that it comes from, for
 * NOUN_BY_SOURCE, else NULL. known: only records that the user may know of. */
enum err noun_find_many(struct ctx *, const struct noun *, enum noun_by, bool known, const char *keys, int64_t run,
                        const char *source, struct list *ret);

#endif

/* How files say which record of a noun is meant: many at once, by a text that only one has. */
#ifndef PLATFORM_NOUN_FIND_OPS_H
#define PLATFORM_NOUN_FIND_OPS_H

#include "db/db.h"
#include "platform/noun/noun_find.h"

/* What to look for when this is written: mail addresses are kept in lower case, names compared as they are sorted. In the arena. */
const char *noun_find_key(struct ctx *, const struct noun *, enum noun_by, const char *written);
/* Those of the keys (a JSON array of texts) that there are, none where the noun has no such column: list of noun_meant. run: the import
 * that asks. known: only what the one who acts may know of. */
enum err noun_find_many(struct ctx *, const struct noun *, enum noun_by, bool known, const char *keys, int64_t run,
                        struct list *ret);

#endif

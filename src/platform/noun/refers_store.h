/* What refers to a record: from the fields that say so (struct field, ref). */
#ifndef PLATFORM_REFERS_STORE_H
#define PLATFORM_REFERS_STORE_H

#include "base/record.h"

/* At start: a table of the database, for its fields that point to a noun. */
void refers_store_take(const struct record *);
/* After the last of them. For each noun N, and whatever else anything points to, queries may then say
 *   @refers_to_N(ID)    does any row refer to the N with that id?
 * and need no more know which tables do. A record's references to its own kind count as well. */
void refers_store_start(void);

#endif

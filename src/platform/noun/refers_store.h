/* Does any row refer to a record? Known from the fields that are references (struct field, ref). */
#ifndef PLATFORM_REFERS_STORE_H
#define PLATFORM_REFERS_STORE_H

#include "base/record.h"

/* At start, for each table of the database: take note of its references. */
void refers_store_take(const struct record *);
/* After the last of them. For each noun N, and each other table N that has references to it, SQL may then use the
 * condition
 *   @refers_to_N(ID)    does any row refer to the N with that id?
 * without knowing which tables do. References from a record of the same kind count too. */
void refers_store_start(void);

#endif

/* Which fields of a record another system owns. */
#ifndef PLATFORM_NOUN_OWNED_OPS_H
#define PLATFORM_NOUN_OWNED_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/noun/noun_owned.h"

enum { NOUN_OWNED_MAX = 64 };

/* The fields of the record that a source owns which has a key of it: list of noun_owned. No query is made for a noun of which
 * nothing is owned. */
enum err noun_owned(struct ctx *, const struct noun *, int64_t id, struct list *ret);
/* E_INVALID, with a fault for each field that differs and is owned. */
enum err noun_owned_check(struct ctx *, const struct noun *, const void *before, const void *after);
/* Has the source a key of this record? */
enum err noun_owned_known(struct ctx *, const char *source, const struct noun *, int64_t id, bool *ret);

#endif

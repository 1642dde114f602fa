/* SQL of the demo. */
#ifndef DEMO_DEMO_STORE_H
#define DEMO_DEMO_STORE_H

#include "db/db.h"

/* Is there nothing in the base that a demo would stand beside? */
enum err demo_store_empty(struct ctx *, bool *ret);

extern const struct query_set demo_queries;

#endif

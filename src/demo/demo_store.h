/* SQL of the demo. */
#ifndef DEMO_DEMO_STORE_H
#define DEMO_DEMO_STORE_H

#include "db/db.h"

/* Is the base empty, so that a demo can be made in it? */
enum err demo_store_empty(struct ctx *, bool *ret);

extern const struct query_set demo_queries;

#endif

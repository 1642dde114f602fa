/* SQL of the demo. */
#ifndef KAM_DEMO_STORE_H
#define KAM_DEMO_STORE_H

#include "db/db.h"

/* Is there nothing in the base that a demo would stand beside? */
enum err demo_store_empty(struct ctx *, bool *ret);

extern const struct query_set demo_queries;

#endif

/* SQL of KAMs' loads. */
#ifndef WHEEL_KAM_LOAD_STORE_H
#define WHEEL_KAM_LOAD_STORE_H

#include "db/db.h"
#include "wheel/1-status/decision/kam_load.h"

extern const struct query_set kam_load_queries;

/* kam_load of each KAM with a wheel on which the one who acts may see opinions, counting those, by name, at most
 * 200. `limit`: the load limit of those who have none of their own. */
enum err load_store_list(struct ctx *, int64_t limit, struct list *ret);
/* Of one person, with or without wheels: all that the one who acts may know of. */
enum err load_store_one(struct ctx *, int64_t person, int64_t limit, struct kam_load *ret);

#endif

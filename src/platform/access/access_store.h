/* What the database knows about one person and one customer. */
#ifndef PLATFORM_ACCESS_STORE_H
#define PLATFORM_ACCESS_STORE_H

#include "db/db.h"

/* The tie of person `me` to an account on day `today`. */
struct tie {
	bool restricted, own, team;
};
enum err tie_get(struct ctx *, int64_t account, int64_t me, int32_t today,
                 struct tie *ret); /* E_NOT_FOUND without reason */

extern const struct query_set access_queries;

#endif

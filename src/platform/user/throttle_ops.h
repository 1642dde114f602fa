/* Counting attempts, so that nobody can try passwords by the thousand. */
#ifndef PLATFORM_USER_THROTTLE_OPS_H
#define PLATFORM_USER_THROTTLE_OPS_H

#include "db/db.h"

/* Count one attempt on `login` from `address` before it is made (attempts at the same time cannot slip through), in a transaction of
 * its own. E_TOO_MANY "sign_in.throttled" {0} minutes. */
enum err throttle_take(struct ctx *, const char *login, const char *address);
/* It was a good one: it counts neither for the user nor for the address. In a write transaction. */
enum err throttle_give_back(struct ctx *, const char *login, const char *address);

#endif

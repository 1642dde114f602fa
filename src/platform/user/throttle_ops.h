/* Throttling: attempts to sign in are counted, so that nobody can try passwords by the thousand. */
#ifndef PLATFORM_USER_THROTTLE_OPS_H
#define PLATFORM_USER_THROTTLE_OPS_H

#include "db/db.h"

/* Count an attempt with the mail address `login` from the network address `address`. Call it before the password is
 * checked, so that attempts made at the same time are counted too. In a transaction of its own. E_TOO_MANY
 * "sign_in.throttled", {0} = how many minutes to wait. */
enum err throttle_take(struct ctx *, const char *login, const char *address);
/* The password was right: the attempt is not counted after all, neither for `login` nor for `address`. In a write
 * transaction. */
enum err throttle_give_back(struct ctx *, const char *login, const char *address);

#endif

/* What signing in by password, link and first run share. Only for operations of this feature. */
#ifndef PLATFORM_USER_SESSION_OPS_H
#define PLATFORM_USER_SESSION_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* A new session of `u`, in a write transaction; from here on cx acts as that user. */
enum err session_open(struct ctx *, const struct user *, const char *address, const char **ret_token);
/* Is the user active and still with us? */
enum err user_may_enter(struct ctx *, const struct user *, bool *ret);
/* Set a password hash; everything signed in with the old one ends, but for `session` (0 = none). */
enum err password_put(struct ctx *, const struct user *, const char *hash, int64_t session);

#endif

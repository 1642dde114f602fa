/* What signing in by password, by link and at the first run share. Only inside platform/user. */
#ifndef PLATFORM_USER_SESSION_OPS_H
#define PLATFORM_USER_SESSION_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* Open a session; *ret_token: for its cookie. From here on cx acts as that user. In a write transaction. */
enum err session_open(struct ctx *, const struct user *, const char *address, const char **ret_token);
/* Is the user active, and has the person not left? */
enum err user_may_enter(struct ctx *, const struct user *, bool *ret);
/* Store the hash of a new password.The user's sessions, API tokens and links end, except the session `session` (0 =
 * no exception). In a write transaction. */
enum err password_put(struct ctx *, const struct user *, const char *hash, int64_t session);

#endif

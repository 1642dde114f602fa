/* What signing in by password, by link and at the first run share. Only inside platform/user. */
#ifndef PLATFORM_USER_SESSION_OPS_H
#define PLATFORM_USER_SESSION_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* Open a session, and know the device from now on. From here on cx acts as that user. In a write transaction. */
enum err session_open(struct ctx *, const struct user *, const struct place *, struct entered *ret);
/* Store the hash of a new password. The user's sessions, API tokens and links end, and known devices are forgotten,
 * except the session `session` (0 = no exception). by: the link by which it was done, NULL = none; one that somebody else
 * made to set the password anew is told to the user. In a write transaction. */
enum err password_put(struct ctx *, const struct user *, const char *hash, int64_t session, const struct one_time *by);

#endif

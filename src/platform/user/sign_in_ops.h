/* Signing in and out: passwords and sessions. What hashes a password (70 ms) makes its own transactions
 * around it and must be called without one; the routes are R_SLOW. The answer, and its time, never tell whether a user exists. */
#ifndef PLATFORM_USER_SIGN_IN_OPS_H
#define PLATFORM_USER_SIGN_IN_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* With mail address and password. *ret_token: for the cookie. E_INVALID "sign_in.wrong"; E_TOO_MANY "sign_in.throttled" after
 * THROTTLE_USER attempts on one address or THROTTLE_ADDRESS from one place. From here on cx acts as that user. */
enum err sign_in(struct ctx *, const char *login, const char *password, const char *address, const char **ret_token);
/* End one session of the one who acts (also while looking through somebody's eyes). In a write transaction. */
enum err sign_out(struct ctx *, int64_t session);

/* Who a cookie's token belongs to, in a read transaction; E_NOT_FOUND without reason when it is nobody's any longer. */
enum err session_find(struct ctx *, const char *token, struct signed_in *ret);
/* Change one's own password; every other session and every API token ends, `session` goes on. E_INVALID, E_TOO_MANY. */
enum err password_change(struct ctx *, int64_t session, const char *current, const char *new_password,
                         const char *address);

/* Demo bases only, for the session of an administrator: look through another user's eyes, or one's own again. */
enum err view_as(struct ctx *, const struct signed_in *, int64_t user);

#endif

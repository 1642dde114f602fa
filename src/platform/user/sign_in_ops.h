/* Signing in and out: passwords and sessions. Functions that take a password need 70 ms to hash it; they make their
 * own transactions and must be called without one, and their routes are R_SLOW. Neither the answer nor the time it
 * takes shows whether a user exists. */
#ifndef PLATFORM_USER_SIGN_IN_OPS_H
#define PLATFORM_USER_SIGN_IN_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* Sign in with mail address (`login`) and password. From here on cx acts as that user. E_INVALID "sign_in.wrong".
 * E_TOO_MANY "sign_in.throttled": see throttle_take. */
enum err sign_in(struct ctx *, const char *login, const char *password, const struct place *, struct entered *ret);
/* End one of the user's own sessions, also while viewing as another user. In a write transaction. */
enum err sign_out(struct ctx *, int64_t session);

/* Share the screen of a session: ctx.shared from its next request on. In a write transaction. */
enum err share_screen(struct ctx *, int64_t session, int64_t account);

/* The session that a cookie's token belongs to, and its user. E_NOT_FOUND, without a reason, when there is none or
 * it has ended. In a read transaction. */
enum err session_find(struct ctx *, const char *token, struct signed_in *ret);
/* Change one's own password. All sessions except `session`, and all API tokens, end. E_INVALID, E_TOO_MANY. */
enum err password_change(struct ctx *, int64_t session, const char *current, const char *new_password,
                         const struct place *);

/* In a demo base an administrator may view the program as another user; with the administrator's own id, as oneself
 * again. E_FORBIDDEN: it is no demo base, or no administrator's session. */
enum err view_as(struct ctx *, const struct signed_in *, int64_t user);

#endif

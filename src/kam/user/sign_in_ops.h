/* Signing in and out: passwords, sessions, one-time links, API tokens. What hashes a password (70 ms) makes its own transactions
 * around it and must be called without one; the routes are R_SLOW. The answer, and its time, never tell whether a user exists. */
#ifndef KAM_USER_SIGN_IN_OPS_H
#define KAM_USER_SIGN_IN_OPS_H

#include "db/db.h"
#include "kam/user/user.h"

/* With mail address and password. *ret_token: for the cookie. E_INVALID "sign_in.wrong"; E_TOO_MANY "sign_in.throttled" after
 * THROTTLE_USER attempts on one address or THROTTLE_ADDRESS from one place. From here on cx acts as that user. */
enum err sign_in(struct ctx *, const char *login, const char *password, const char *address, const char **ret_token);
/* End one session of the one who acts (also while looking through somebody's eyes). In a write transaction. */
enum err sign_out(struct ctx *, int64_t session);

/* Who a cookie's or bearer token belongs to, in a read transaction; E_NOT_FOUND without reason when it is nobody's any longer. */
enum err session_find(struct ctx *, const char *token, struct signed_in *ret);
enum err token_find(struct ctx *, const char *bearer, struct signed_in *ret);
/* It is used: kept to SESSION_TOUCH_SECONDS, so that most requests write nothing. Leaves the read transaction open in which it was
 * called, or a newer one. */
enum err signed_in_touch(struct ctx *, const struct signed_in *, bool api);

/* One-time links, /link/TOKEN. A new one for the same user makes earlier ones void, and so does shutting him out. An invitation works for
 * setting invite_days, all others for LINK_SECONDS. In a write transaction. */
enum err link_make(struct ctx *, enum purpose, int64_t user, const char **ret_token, int64_t *ret_expires);
/* What the link is for; E_NOT_FOUND "link.dead" when it was used, ran out, never was, or its user is shut out. */
enum err link_find(struct ctx *, const char *token, struct one_time *ret, struct user *ret_user);
/* LINK_SIGN_IN. In a write transaction. */
enum err link_sign_in(struct ctx *, const char *token, const char *address, const char **ret_token);
/* LINK_INVITE, LINK_RESET: set the password and sign in; other sessions and all API tokens of the user end. */
enum err link_set_password(struct ctx *, const char *token, const char *password, const char *address,
                           const char **ret_token);

/* LINK_FIRST: the empty base gets its company, currency and administrator. */
struct first_run {
	const char *company, *currency, *name, *mail, *password;
};
enum err link_first(struct ctx *, const char *token, const struct first_run *, const char *address,
                    const char **ret_token);

/* Change one's own password; every other session and every API token ends, `session` goes on. E_INVALID, E_TOO_MANY. */
enum err password_change(struct ctx *, int64_t session, const char *current, const char *new_password,
                         const char *address);

/* Own API tokens. *ret_token is shown once. In a write transaction. E_INVALID for days out of 1 … TOKEN_DAYS_MAX. */
enum err token_make(struct ctx *, const char *name, bool may_write, int64_t days, const char **ret_token);
enum err token_list(struct ctx *, struct list *ret);
enum err token_revoke(struct ctx *, int64_t id); /* E_NOT_FOUND when it is not one's own */
enum err session_list(struct ctx *, int64_t current, struct list *ret);
enum err session_end(struct ctx *, int64_t id);
enum err session_end_others(struct ctx *, int64_t current);

/* Demo bases only, for the session of an administrator: look through another user's eyes, or one's own again. */
enum err view_as(struct ctx *, const struct signed_in *, int64_t user);

#endif

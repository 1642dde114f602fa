/* API tokens, and the list of one's own sessions. */
#ifndef PLATFORM_USER_TOKEN_OPS_H
#define PLATFORM_USER_TOKEN_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* The API token with that text, and its user. E_NOT_FOUND, without a reason, when there is none or it has ended. In
 * a read transaction. */
enum err token_find(struct ctx *, const char *bearer, struct signed_in *ret);
/* Note that a session or token was used now. Within SESSION_TOUCH_SECONDS of the last time nothing is written, so
 * that most requests write nothing. Called in a read transaction, it may end that one and begin another. */
enum err signed_in_touch(struct ctx *, const struct signed_in *, bool api);

/* The user's own API tokens and sessions; changes in a write transaction. token_make: *ret_token is the token, which
 * is shown once and not stored; E_INVALID when `days` is not 1 … TOKEN_DAYS_MAX. `current`: the session of this
 * request. */
enum err token_make(struct ctx *, const char *name, bool may_write, int64_t days, const char **ret_token);
enum err token_list(struct ctx *, struct list *ret);
enum err token_revoke(struct ctx *, int64_t id); /* E_NOT_FOUND when it is not one's own */
enum err session_list(struct ctx *, int64_t current, struct list *ret);
enum err session_end(struct ctx *, int64_t id);
enum err session_end_others(struct ctx *, int64_t current);
/* The browsers that the user has signed in from, the latest first (known_device); device_forget: E_NOT_FOUND when it is
 * not one's own. */
enum err device_list(struct ctx *, struct list *ret);
enum err device_forget(struct ctx *, int64_t id);

#endif

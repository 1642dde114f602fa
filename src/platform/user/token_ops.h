/* API tokens, and what one is signed in with. */
#ifndef PLATFORM_USER_TOKEN_OPS_H
#define PLATFORM_USER_TOKEN_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* Who a bearer token belongs to, in a read transaction; E_NOT_FOUND without reason when it is nobody's any longer. */
enum err token_find(struct ctx *, const char *bearer, struct signed_in *ret);
/* It is used: kept to SESSION_TOUCH_SECONDS, so that most requests write nothing. Leaves the read transaction open in which it was
 * called, or a newer one. */
enum err signed_in_touch(struct ctx *, const struct signed_in *, bool api);

/* Own API tokens. *ret_token is shown once. In a write transaction. E_INVALID for days out of 1 … TOKEN_DAYS_MAX. */
enum err token_make(struct ctx *, const char *name, bool may_write, int64_t days, const char **ret_token);
enum err token_list(struct ctx *, struct list *ret);
enum err token_revoke(struct ctx *, int64_t id); /* E_NOT_FOUND when it is not one's own */
enum err session_list(struct ctx *, int64_t current, struct list *ret);
enum err session_end(struct ctx *, int64_t id);
enum err session_end_others(struct ctx *, int64_t current);

#endif

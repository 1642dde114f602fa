/* One-time links, /link/TOKEN: the way in for who has no password yet, or not any longer. What hashes a password (70 ms) makes its own
 * transactions around it and must be called without one. */
#ifndef PLATFORM_USER_LINK_OPS_H
#define PLATFORM_USER_LINK_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* A new one for the same user makes earlier ones void, and so does shutting him out. An invitation works for
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

/* A link to set a password with: LINK_INVITE when there is none yet, else LINK_RESET; sessions go on until it is used. */
enum err user_link(struct ctx *, const struct user *, const char **ret_token, int64_t *ret_expires);

#endif

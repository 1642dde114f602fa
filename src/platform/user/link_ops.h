/* One-time links, /link/TOKEN: how somebody signs in who has no password yet, or has forgotten it. Functions that
 * take a password need 70 ms to hash it; they make their own transactions and must be called without one. */
#ifndef PLATFORM_USER_LINK_OPS_H
#define PLATFORM_USER_LINK_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* Make a link. *ret_token: for its path, shown once and not stored; *ret_expires: seconds UTC. It replaces the
 * user's earlier links, and is void when the user is shut out. An invitation works for as many days as the setting
 * invite_days says, other links for LINK_SECONDS. In a write transaction. */
enum err link_make(struct ctx *, enum purpose, int64_t user, const char **ret_token, int64_t *ret_expires);
/* The link with that token, and its user. E_NOT_FOUND "link.dead" when it was used or has expired, when there was
 * never such a link, or when its user is shut out. */
enum err link_find(struct ctx *, const char *token, struct one_time *ret, struct user *ret_user);
/* Use a link. LINK_SIGN_IN: sign in. In a write transaction. */
enum err link_sign_in(struct ctx *, const char *token, const struct place *, struct entered *ret);
/* LINK_INVITE, LINK_RESET: set the password and sign in. All other sessions and all API tokens of the user end, and
 * who made a link of the second kind is told to the user on every page for RESET_TOLD_SECONDS. */
enum err link_set_password(struct ctx *, const char *token, const char *password, const struct place *,
                           struct entered *ret);

/* LINK_FIRST: give the empty base its company, currency and first administrator, who is signed in. */
struct first_run {
	const char *company, *currency, *name, *mail, *password;
};
enum err link_first(struct ctx *, const char *token, const struct first_run *, const struct place *,
                    struct entered *ret);

/* Make a link with which the user sets a password: LINK_INVITE when the user has none yet, else LINK_RESET. Sessions
 * go on until the link is used. */
enum err user_link(struct ctx *, const struct user *, const char **ret_token, int64_t *ret_expires);
/* Where a link leads: url, with or without a slash at its end, is what the program's addresses begin with. */
const char *link_address(struct ctx *, const char *url, const char *token);
/* user_link as it is shown. name: the user's. */
enum err user_link_row(struct ctx *, const struct user *, const char *name, const char *url, struct link_row *ret);
/* The same for several at once. users: list of user_row; *ret: list of link_row. */
enum { LINKS_MAX = 5000 };
enum err user_links(struct ctx *, const struct list *users, const char *url, struct list *ret);

#endif

/* SQL of users, sessions, one-time links, API tokens and throttles. */
#ifndef PLATFORM_USER_STORE_H
#define PLATFORM_USER_STORE_H

#include "db/db.h"
#include "platform/user/user.h"

extern const struct query_set user_queries;

/* E_NOT_FOUND, where there is no such row, comes without a reason from all of these. */
enum err user_store_get(struct ctx *, int64_t id, struct user *ret);
enum err user_store_by_login(struct ctx *, const char *login, struct user *ret);
enum err user_store_by_person(struct ctx *, int64_t person, struct user *ret);
enum err user_store_add(struct ctx *, const struct user *);
enum err user_store_put(struct ctx *, const struct user *);
/* Those that an import gave and nobody has used or changed since. */
enum err user_store_given(struct ctx *, int64_t import, size_t max, struct list *ret);
/* How many that it gave are there, of colleagues of whom it has nothing else to undo. */
enum err user_store_given_left(struct ctx *, int64_t import, int64_t *ret);
enum err user_store_remove(struct ctx *, const struct user *);        /* E_CONFLICT: it has another version */
enum err user_store_signed_in(struct ctx *, int64_t id, int64_t now); /* last_login; no new version */
enum err user_store_looks(struct ctx *, int64_t id, const char *lang, const char *theme);
enum err user_store_count(struct ctx *, int64_t *ret);                       /* all */
enum err user_store_administrators(struct ctx *, int64_t but, int64_t *ret); /* active ones besides the user `but` */
/* The first active one of a role. */
enum err user_store_first_of_role(struct ctx *, const char *role, struct user *ret);

enum err user_store_list(struct ctx *, int64_t after, size_t max, struct list *ret);
/* Those who have yet to set a password and may sign in today. */
enum err user_store_waiting(struct ctx *, int32_t today, int64_t after, size_t max, struct list *ret);
enum err user_store_count_waiting(struct ctx *, int32_t today, int64_t *ret);
enum err user_store_one_per_role(struct ctx *, struct list *ret); /* user_row: the first active users, at most 12 */

/* token_hash: the digest of the token, which is not stored itself. today: users whose person has left by then are
 * not found. */
enum err session_store_find(struct ctx *, const char *token_hash, int32_t today, struct signed_in *ret);
enum err session_store_add(struct ctx *, const struct session_row *);
enum err session_store_seen(struct ctx *, int64_t id, int64_t now);
enum err session_store_view_as(struct ctx *, int64_t id, int64_t user, int64_t real_user);
enum err session_store_share(struct ctx *, int64_t id, int64_t account);
enum err session_store_remove(struct ctx *, int64_t id, int64_t user); /* only when it is the user's own */
/* Remove all of a user's sessions except the session `but` (0 = no exception). */
enum err session_store_remove_all(struct ctx *, int64_t user, int64_t but, int64_t *ret_count);
/* Remove at most `max` of those that have expired. */
enum err session_store_remove_old(struct ctx *, int64_t now, int64_t max, int64_t *ret_count);
enum err session_store_list(struct ctx *, int64_t user, int64_t now, int64_t current, struct list *ret);

enum err link_store_add(struct ctx *, const struct one_time *);
enum err link_store_find(struct ctx *, const char *token_hash, struct one_time *ret);
enum err link_store_use(struct ctx *, int64_t id, int64_t now); /* E_CONFLICT when it has been used already */
/* Remove a user's unused links; user 0 = those for the first administrator, who is no user yet. */
enum err link_store_remove_of(struct ctx *, int64_t user);
enum err link_store_forget(struct ctx *, int64_t user); /* all of a user's links, used ones too */

enum err token_store_find(struct ctx *, const char *token_hash, int32_t today, struct signed_in *ret);
enum err token_store_add(struct ctx *, const struct api_token *);
enum err token_store_seen(struct ctx *, int64_t id, int64_t now);
enum err token_store_list(struct ctx *, int64_t user, struct list *ret); /* not revoked */
enum err token_store_revoke(struct ctx *, int64_t id, int64_t user, int64_t now, int64_t *ret_count);
enum err token_store_revoke_all(struct ctx *, int64_t user, int64_t now, int64_t *ret_count);

/* Devices last signed in from after `since` (device_store_find, device_store_list), by the digest of their token; adding
 * one forgets those above DEVICES_MAX. */
enum err device_store_find(struct ctx *, const char *token_hash, int64_t since, struct known_device *ret);
enum err device_store_add(struct ctx *, const struct known_device *);
enum err device_store_list(struct ctx *, int64_t user, int64_t since, struct list *ret);
enum err device_store_remove(struct ctx *, int64_t id, int64_t user, int64_t *ret_count);
enum err device_store_remove_all(struct ctx *, int64_t user);
enum err device_store_remove_old(struct ctx *, int64_t since, int64_t max, int64_t *ret_count);

/* Take from a person all that he signs in with, sessions and answers among it; `login` takes the place of his own, by which
 * tries are not counted any more either. */
enum err user_store_erase(struct ctx *, int64_t person, const char *login);

#define THROTTLE(F, S)                              \
	F(S, TEXT, name, .flags = F_SECRET | F_KEY) \
	F(S, TIME, since)                           \
	F(S, INT, count)
STRUCT_OF(throttle, THROTTLE);
enum err throttle_store_get(struct ctx *, const char *name, struct throttle *ret);
enum err throttle_store_set(struct ctx *, const struct throttle *);
enum err throttle_store_remove(struct ctx *, const char *name);
enum err throttle_store_remove_old(struct ctx *, int64_t before);

#endif

/* Users: who may sign in, and in which role. Rights are checked by the route (DATA_USERS). Functions that change
 * something are called in a write transaction. */
#ifndef PLATFORM_USER_USER_OPS_H
#define PLATFORM_USER_USER_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

enum err user_get(struct ctx *, int64_t id, struct user *ret);           /* E_NOT_FOUND "user.not_found" */
enum err user_of_person(struct ctx *, int64_t person, struct user *ret); /* E_NOT_FOUND without reason */
/* The person's user and role, if he may sign in today (access_user_set). */
enum err user_acting(struct ctx *, int64_t person, int64_t *ret_user, int *ret_role);
/* Is the user active, and has the person not left? */
enum err user_may_enter(struct ctx *, const struct user *, bool *ret);
enum err user_by_login(struct ctx *, const char *login, struct user *ret); /* any case; E_NOT_FOUND "user.not_found" */
enum err user_list(struct ctx *, int64_t after, size_t max, struct list *ret); /* user_row by id */
/* Those of them who may sign in today and have yet to set a password; how many there are. */
enum err user_waiting(struct ctx *, int64_t after, size_t max, struct list *ret);
enum err user_count_waiting(struct ctx *, int64_t *ret);
enum err user_count(struct ctx *, int64_t *ret);
/* How many active administrators besides the user `but` have no day of leaving. */
enum err user_administrators(struct ctx *, int64_t but, int64_t *ret);
/* For the demo: some users that one may view the program as; list of user_row. */
enum err user_some(struct ctx *, struct list *ret);
/* The first active user with this role; E_NOT_FOUND without a reason. */
enum err user_first_of_role(struct ctx *, enum role, struct user *ret);

/* Make a person a user. The login is the person's mail address: E_INVALID when there is none. E_CONFLICT: the person
 * is a user already. */
enum err user_add(struct ctx *, int64_t person, enum role, struct user *ret);
/* The same as a file of colleagues says it. What stands against it (no address, left, a user already) is E_CONFLICT
 * error.db_conflict: it has come between. */
enum err user_add_by_import(struct ctx *, int64_t person, enum role, int64_t import);
/* Take back what an import gave: the user and its links are gone. E_CONFLICT: he has been changed since. */
enum err user_take_back(struct ctx *, const struct user *);
/* Change a user's role, or shut the user out (active = false), which ends all sessions, tokens and links at once, or
 * let the user in again. E_CONFLICT: somebody has changed the user since the version in `after`
 * (record_same_version); "user.last_administrator" when no administrator would be left. */
enum err user_save(struct ctx *, const struct user *before, struct user *after);
/* Store the language and theme that the user of cx has chosen; -1 = as the browser says. */
enum err user_save_looks(struct ctx *, int32_t lang, int32_t theme);
/* End all sessions, API tokens and links of a user. */
enum err user_end_all(struct ctx *, int64_t user);

#endif

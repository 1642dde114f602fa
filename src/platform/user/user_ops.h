/* Users: who may sign in, in which role. Rights are checked by the route (DATA_USERS). In a write transaction where they write. */
#ifndef PLATFORM_USER_USER_OPS_H
#define PLATFORM_USER_USER_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

enum err user_get(struct ctx *, int64_t id, struct user *ret);             /* E_NOT_FOUND "user.not_found" */
enum err user_of_person(struct ctx *, int64_t person, struct user *ret);   /* E_NOT_FOUND without reason */
enum err user_by_login(struct ctx *, const char *login, struct user *ret); /* any case; E_NOT_FOUND "user.not_found" */
enum err user_list(struct ctx *, int64_t after, size_t max, struct list *ret); /* user_row by id */
enum err user_count(struct ctx *, int64_t *ret);
enum err user_administrators(struct ctx *, int64_t *ret); /* active ones who neither left nor are about to */
/* The demo's people to look through the eyes of: user_row. */
enum err user_some(struct ctx *, struct list *ret);
/* The first active user of a role; E_NOT_FOUND without reason. */
enum err user_first_of_role(struct ctx *, enum role, struct user *ret);

/* Let a person sign in; the login is the person's mail address. E_INVALID without one, E_CONFLICT when there is a user already. */
enum err user_add(struct ctx *, int64_t person, enum role, struct user *ret);
/* Made from the version that `after` carries (record_same_version): change role, or shut out and let in again: being shut out ends
 * sessions, tokens and links at once. The last administrator stays (E_CONFLICT "user.last_administrator"). */
enum err user_save(struct ctx *, const struct user *before, struct user *after);
/* Language and looks of the one who acts; -1 = as the browser says. */
enum err user_save_looks(struct ctx *, int32_t lang, int32_t theme);
/* End everything a user is signed in with. */
enum err user_end_all(struct ctx *, int64_t user);

#endif

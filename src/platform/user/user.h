/* User: a person who may sign in; sessions, one-time links, API tokens. Pure. */
#ifndef PLATFORM_USER_USER_H
#define PLATFORM_USER_USER_H

#include "base/record.h"
#include "platform/access/rights.h"

enum {
	SESSION_SECONDS = 30 * 86400,     /* a session lasts this long … */
	SESSION_IDLE_SECONDS = 72 * 3600, /* … and ends earlier when it is unused for so long, more than a weekend */
	SESSION_TOUCH_SECONDS = 600,      /* "last seen" is stored at most this often */
	LINK_SECONDS = 15 * 60,           /* how long a one-time link works that is no invitation */
	THROTTLE_SECONDS = 15 * 60,
	/* Attempts to sign in within THROTTLE_SECONDS: with one mail address from one network address, or from one
	 * known device; from one network address; with one mail address from anywhere. The first lets an owner in whom
	 * somebody else would lock out by trying in vain, the last stops who tries from a thousand places. */
	THROTTLE_PAIR = 10,
	THROTTLE_ADDRESS = 50,
	THROTTLE_USER = 100,
	DEVICE_SECONDS = 180 * 86400, /* a device is known as long after it was last signed in from */
	DEVICES_MAX = 20,             /* of one user; the one unused longest is forgotten */
	PASSWORD_MIN = 10,
	PASSWORD_MAX = 200,
	TOKEN_DAYS_MAX = 366,
	RESET_TOLD_SECONDS = 30 * 86400 /* a password set anew by another's link is told of for so long */
};

extern const struct choices roles, languages, themes;
enum theme { THEME_SYSTEM, THEME_LIGHT, THEME_DARK };

#define USER(F, S)                                                                                                 \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                                     \
	F(S, ID, person_id, .flags = F_FIXED, .ref = "person")                                                     \
	F(S, TEXT, login, .flags = F_PERSONAL)           /* mail address in lower case */                          \
	F(S, TEXT, password, .flags = F_NULL | F_SECRET) /* Argon2id; NULL until the first link is used */         \
	F(S, CHOICE, role, .flags = F_REQUIRED, .choices = &roles)                                                 \
	F(S, CHOICE, lang, .flags = F_NULL | F_NO_HISTORY, .choices = &languages)                                  \
	F(S, CHOICE, theme, .flags = F_NULL | F_NO_HISTORY, .choices = &themes)                                    \
	F(S, BOOL, active)                                                                                         \
	F(S, TIME, last_login, .flags = F_NULL | F_NO_HISTORY)                                                     \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                                       \
	/* who made the link by which the password was last set anew, and when it was; 0 = by command, or never */ \
	F(S, ID, reset_by, .flags = F_NULL | F_NO_HISTORY, .ref = "person")                                        \
	F(S, TIME, reset_at, .flags = F_NULL | F_NO_HISTORY)                                                       \
	F(S, ID, import_id, .flags = F_NULL | F_FIXED | F_NO_HISTORY) /* the import of a file that gave it */      \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(user, USER);
extern const struct record user_record;

/* A row of the list of users. */
#define USER_ROW(F, S)                                                  \
	F(S, ID, id)                                                    \
	F(S, ID, person_id)                                             \
	F(S, TEXT, name, .label = "person.name")                        \
	F(S, TEXT, login, .label = "app_user.login")                    \
	F(S, CHOICE, role, .choices = &roles, .label = "app_user.role") \
	F(S, BOOL, active, .label = "app_user.active")                  \
	F(S, BOOL, has_password)                                        \
	F(S, TIME, last_login, .label = "app_user.last_login")          \
	F(S, INT, sessions)                                             \
	F(S, INT, tokens)
STRUCT_OF(user_row, USER_ROW);
extern const struct record user_row_record;

/* The session (by cookie) or API token of a request, with its user. */
#define SIGNED_IN(F, S)                                                                      \
	F(S, ID, id) /* of the session or API token */                                       \
	F(S, ID, user_id)                                                                    \
	F(S, ID, person_id)                                                                  \
	F(S, ID, real_user_id) /* demo: who views the program as this user; 0 = nobody */    \
	F(S, TEXT, name)                                                                     \
	F(S, TEXT, csrf, .flags = F_SECRET)                                                  \
	F(S, CHOICE, role, .choices = &roles)                                                \
	F(S, CHOICE, lang, .choices = &languages)                                            \
	F(S, CHOICE, theme, .choices = &themes)                                              \
	F(S, TIME, created)                                                                  \
	F(S, TIME, seen)                                                                     \
	F(S, TIME, expires)                                                                  \
	F(S, BOOL, may_write) /* of an API token */                                          \
	F(S, TIME, reset_at)  /* as in struct user; reset_by: the name, NULL = by command */ \
	F(S, TEXT, reset_by)                                                                 \
	F(S, INT, shared_screen) /* as ctx.shared */                                         \
	F(S, ID, stamp)          /* id of the user's last post with an idempotency key; 0 = none */
STRUCT_OF(signed_in, SIGNED_IN);
extern const struct record signed_in_record;
/* Has it ended, because it is too old or was not used for too long? */
bool signed_in_over(const struct signed_in *, int64_t now);

#define SESSION_ROW(F, S)                                                        \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                   \
	F(S, ID, user_id)                                                        \
	F(S, TEXT, token_hash, .flags = F_SECRET | F_FIXED)                      \
	F(S, TEXT, csrf, .flags = F_SECRET | F_FIXED)                            \
	F(S, TIME, created, .flags = F_FIXED)                                    \
	F(S, TIME, seen)                                                         \
	F(S, TIME, expires, .flags = F_FIXED)                                    \
	F(S, TEXT, address, .flags = F_NO_NAME | F_NULL | F_FIXED)               \
	F(S, ID, real_user_id, .flags = F_NULL)     /* as in struct signed_in */ \
	F(S, INT, shared_screen, .flags = F_SECRET) /* as ctx.shared */          \
	F(S, BOOL, current, .flags = F_COMPUTED)    /* it is the session of this request */
STRUCT_OF(session_row, SESSION_ROW);
extern const struct record session_row_record;

enum purpose { LINK_FIRST, LINK_SIGN_IN, LINK_INVITE, LINK_RESET };
extern const struct choices purposes;
#define ONE_TIME(F, S)                              \
	F(S, ID, id, .flags = F_KEY | F_FIXED)      \
	F(S, ID, user_id, .flags = F_NULL)          \
	F(S, CHOICE, purpose, .choices = &purposes) \
	F(S, TEXT, token_hash, .flags = F_SECRET)   \
	F(S, TIME, expires)                         \
	F(S, TIME, used, .flags = F_NULL)           \
	F(S, ID, made_by, .flags = F_NULL, .ref = "person") /* 0 = by command */
STRUCT_OF(one_time, ONE_TIME);
extern const struct record one_time_record;

/* A link for somebody, as it is shown or printed, once. */
#define LINK_ROW(F, S)                                                  \
	F(S, ID, id, .label = "user.id")                                \
	F(S, ID, person_id, .label = "app_user.person_id")              \
	F(S, TEXT, name, .label = "person.name")                        \
	F(S, TEXT, login, .label = "app_user.login")                    \
	F(S, CHOICE, role, .choices = &roles, .label = "app_user.role") \
	F(S, TEXT, link, .label = "user.link")                          \
	F(S, TIME, expires, .label = "user.link_expires")
STRUCT_OF(link_row, LINK_ROW);
extern const struct record link_row_record;

/* A browser that the user has signed in from. */
#define KNOWN_DEVICE(F, S)                                     \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                 \
	F(S, ID, user_id, .flags = F_FIXED)                    \
	F(S, TEXT, token_hash, .flags = F_SECRET | F_FIXED)    \
	F(S, TIME, created, .flags = F_FIXED)                  \
	F(S, TIME, seen) /* when it was last signed in from */ \
	F(S, TEXT, address, .flags = F_NO_NAME | F_NULL)
STRUCT_OF(known_device, KNOWN_DEVICE);
extern const struct record known_device_record;

#define API_TOKEN(F, S)                                                \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                         \
	F(S, ID, user_id)                                              \
	F(S, TEXT, name, .flags = F_FREE_TEXT | F_REQUIRED, .max = 80) \
	F(S, TEXT, token_hash, .flags = F_SECRET)                      \
	F(S, BOOL, may_write)                                          \
	F(S, TIME, created)                                            \
	F(S, TIME, expires)                                            \
	F(S, TIME, last_used, .flags = F_NULL)                         \
	F(S, TIME, revoked, .flags = F_NULL)
STRUCT_OF(api_token, API_TOKEN);
extern const struct record api_token_record;

/* Where somebody comes from: network address, and the token of the browser's cookie by which the device may be known;
 * NULL = it has none. */
struct place {
	const char *address, *device;
};
/* What a browser gets that is let in: tokens for the cookies of its session and of the device; NULL = it keeps the one
 * it has. */
struct entered {
	const char *session, *device;
};

/* A mail address as it is stored and compared: trimmed, in lower case (ASCII); in the arena. */
[[nodiscard]] char *login_fold(struct arena *, const char *);

/* Check a new password: it is long enough, not one character repeated, not the user's own name or address, and no
 * well-known one (password_list.h).
 * Otherwise E_INVALID with a field fault on `field`. */
enum err password_check(struct ctx *, const char *field, const char *password, const char *login, const char *name);

#endif

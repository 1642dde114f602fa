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
	THROTTLE_USER = 10,    /* attempts to sign in within THROTTLE_SECONDS with one mail address */
	THROTTLE_ADDRESS = 50, /* and from one network address */
	PASSWORD_MIN = 10,
	PASSWORD_MAX = 200,
	TOKEN_DAYS_MAX = 366
};

extern const struct choices roles, languages, themes;
enum theme { THEME_SYSTEM, THEME_LIGHT, THEME_DARK };

struct user {
	int64_t id, person_id;
	const char *login;    /* mail address in lower case */
	const char *password; /* Argon2id; NULL until the first link is used */
	int32_t role, lang, theme;
	bool active;
	int64_t last_login, created, version;
};
extern const struct record user_record;

/* A row of the list of users. */
struct user_row {
	int64_t id, person_id;
	const char *name, *login;
	int32_t role;
	bool active, has_password;
	int64_t last_login, sessions, tokens;
};
extern const struct record user_row_record;

/* The session (by cookie) or API token of a request, with its user. */
struct signed_in {
	int64_t id; /* of the session or API token */
	int64_t user_id, person_id;
	int64_t real_user_id; /* demo: who views the program as this user; 0 = nobody */
	const char *name, *csrf;
	int32_t role, lang, theme;
	int64_t created, seen, expires;
	bool may_write; /* of an API token */
	int64_t stamp;  /* id of the user's last post with an idempotency key; 0 = none */
};
extern const struct record signed_in_record;
/* Has it ended, because it is too old or was not used for too long? */
bool signed_in_over(const struct signed_in *, int64_t now);

struct session_row {
	int64_t id, user_id;
	const char *token_hash, *csrf;
	int64_t created, seen, expires;
	const char *address;
	int64_t real_user_id; /* as in struct signed_in */
	bool current;         /* it is the session of this request */
};
extern const struct record session_row_record;

enum purpose { LINK_FIRST, LINK_SIGN_IN, LINK_INVITE, LINK_RESET };
extern const struct choices purposes;
struct one_time {
	int64_t id, user_id;
	int32_t purpose;
	const char *token_hash;
	int64_t expires, used;
};
extern const struct record one_time_record;

struct api_token {
	int64_t id, user_id;
	const char *name, *token_hash;
	bool may_write;
	int64_t created, expires, last_used, revoked;
};
extern const struct record api_token_record;

/* A mail address as it is stored and compared: trimmed, in lower case (ASCII); in the arena. */
[[nodiscard]] char *login_fold(struct arena *, const char *);

/* Check a new password: it is long enough, not one character repeated, and not the user's own name or address.
 * Otherwise E_INVALID with a field fault on `field`. */
enum err password_check(struct ctx *, const char *field, const char *password, const char *login, const char *name);

#endif

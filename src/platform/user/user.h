/* User: a person who may sign in; sessions, one-time links, API tokens. Pure. */
#ifndef PLATFORM_USER_USER_H
#define PLATFORM_USER_USER_H

#include "base/record.h"
#include "platform/access/rights.h"

enum {
	SESSION_SECONDS = 30 * 86400,     /* a session ends at the latest */
	SESSION_IDLE_SECONDS = 72 * 3600, /* and unused over a weekend at the earliest */
	SESSION_TOUCH_SECONDS = 600,      /* "last seen" is that exact */
	LINK_SECONDS = 15 * 60,
	THROTTLE_SECONDS = 15 * 60,
	THROTTLE_USER = 10, /* attempts within THROTTLE_SECONDS */
	THROTTLE_ADDRESS = 50,
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

/* One who is signed in, by cookie or token: the session or token with its user. */
struct signed_in {
	int64_t id; /* of the session or API token */
	int64_t user_id, person_id, real_user_id;
	const char *name, *csrf;
	int32_t role, lang, theme;
	int64_t created, seen, expires;
	bool may_write; /* API token */
	int64_t stamp;  /* the last post of this user that was done once; 0 = none */
};
extern const struct record signed_in_record;
/* Has it run out, by age or by lying idle? */
bool signed_in_over(const struct signed_in *, int64_t now);

struct session_row {
	int64_t id, user_id;
	const char *token_hash, *csrf;
	int64_t created, seen, expires;
	const char *address;
	int64_t real_user_id; /* demo: who looks through this user's eyes; 0 = nobody */
	bool current;         /* the one that asks */
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

/* A mail address as it is compared: trimmed, in lower case (ASCII). */
[[nodiscard]] char *login_fold(struct arena *, const char *);

/* Long enough, not all one character, and not one's own name or address: else a field fault on `field`, E_INVALID. */
enum err password_check(struct ctx *, const char *field, const char *password, const char *login, const char *name);

#endif

#include "platform/user/user.h"

#include "base/text.h"

#include <string.h>

const struct choices roles = {"role", role_names};
static const char *const language_names[] = {"nb", "en", NULL};
const struct choices languages = {"language", language_names};
static const char *const theme_names[] = {"system", "light", "dark", NULL};
const struct choices themes = {"theme", theme_names};
static const char *const purpose_names[] = {"first", "sign_in", "invite", "reset", NULL};
const struct choices purposes = {"link.purpose", purpose_names};

#define U struct user
static const struct field user_fields[] = {
    FIELD(U, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(U, person_id, K_ID, .flags = F_FIXED, .ref = "person"),
    FIELD(U, login, K_TEXT, .flags = F_PERSONAL),
    FIELD(U, password, K_TEXT, .flags = F_NULL | F_SECRET),
    FIELD(U, role, K_CHOICE, .flags = F_REQUIRED, .choices = &roles),
    FIELD(U, lang, K_CHOICE, .flags = F_NULL | F_NO_HISTORY, .choices = &languages),
    FIELD(U, theme, K_CHOICE, .flags = F_NULL | F_NO_HISTORY, .choices = &themes),
    FIELD(U, active, K_BOOL),
    FIELD(U, last_login, K_TIME, .flags = F_NULL | F_NO_HISTORY),
    FIELD(U, created, K_TIME, .flags = F_FIXED | F_NO_HISTORY),
    FIELD(U, version, K_INT, .flags = F_VERSION),
};
const struct record user_record = RECORD("app_user", U, user_fields);
#undef U

#define R struct user_row
static const struct field row_fields[] = {
    FIELD(R, id, K_ID),
    FIELD(R, person_id, K_ID),
    FIELD(R, name, K_TEXT, .label = "person.name"),
    FIELD(R, login, K_TEXT, .label = "app_user.login"),
    FIELD(R, role, K_CHOICE, .choices = &roles, .label = "app_user.role"),
    FIELD(R, active, K_BOOL, .label = "app_user.active"),
    FIELD(R, has_password, K_BOOL),
    FIELD(R, last_login, K_TIME, .label = "app_user.last_login"),
    FIELD(R, sessions, K_INT),
    FIELD(R, tokens, K_INT),
};
const struct record user_row_record = RECORD("user_row", R, row_fields);
#undef R

#define S struct signed_in
static const struct field signed_in_fields[] = {
    FIELD(S, id, K_ID),
    FIELD(S, user_id, K_ID),
    FIELD(S, person_id, K_ID),
    FIELD(S, real_user_id, K_ID),
    FIELD(S, name, K_TEXT),
    FIELD(S, csrf, K_TEXT, .flags = F_SECRET),
    FIELD(S, role, K_CHOICE, .choices = &roles),
    FIELD(S, lang, K_CHOICE, .choices = &languages),
    FIELD(S, theme, K_CHOICE, .choices = &themes),
    FIELD(S, created, K_TIME),
    FIELD(S, seen, K_TIME),
    FIELD(S, expires, K_TIME),
    FIELD(S, may_write, K_BOOL),
    FIELD(S, stamp, K_ID),
};
const struct record signed_in_record = RECORD("signed_in", S, signed_in_fields);
#undef S

#define S struct session_row
static const struct field session_fields[] = {
    FIELD(S, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(S, user_id, K_ID),
    FIELD(S, token_hash, K_TEXT, .flags = F_SECRET | F_FIXED),
    FIELD(S, csrf, K_TEXT, .flags = F_SECRET | F_FIXED),
    FIELD(S, created, K_TIME, .flags = F_FIXED),
    FIELD(S, seen, K_TIME),
    FIELD(S, expires, K_TIME, .flags = F_FIXED),
    FIELD(S, address, K_TEXT, .flags = F_NULL | F_FIXED),
    FIELD(S, real_user_id, K_ID, .flags = F_NULL),
    FIELD(S, current, K_BOOL, .flags = F_COMPUTED),
};
const struct record session_row_record = RECORD("session", S, session_fields);
#undef S

#define O struct one_time
static const struct field one_time_fields[] = {
    FIELD(O, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(O, user_id, K_ID, .flags = F_NULL),
    FIELD(O, purpose, K_CHOICE, .choices = &purposes),
    FIELD(O, token_hash, K_TEXT, .flags = F_SECRET),
    FIELD(O, expires, K_TIME),
    FIELD(O, used, K_TIME, .flags = F_NULL),
};
const struct record one_time_record = RECORD("one_time", O, one_time_fields);
#undef O

#define T struct api_token
static const struct field token_fields[] = {
    FIELD(T, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(T, user_id, K_ID),
    FIELD(T, name, K_TEXT, .flags = F_REQUIRED, .max = 80),
    FIELD(T, token_hash, K_TEXT, .flags = F_SECRET),
    FIELD(T, may_write, K_BOOL),
    FIELD(T, created, K_TIME),
    FIELD(T, expires, K_TIME),
    FIELD(T, last_used, K_TIME, .flags = F_NULL),
    FIELD(T, revoked, K_TIME, .flags = F_NULL),
};
const struct record api_token_record = RECORD("api_token", T, token_fields);
#undef T

char *login_fold(struct arena *a, const char *login)
{
	login += strspn(login, " ");
	size_t n = strlen(login);
	while (n && login[n - 1] == ' ')
		n--;
	char *s = arena_strndup(a, login, n);
	for (char *p = s; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return s;
}

bool signed_in_over(const struct signed_in *s, int64_t now)
{
	return now >= s->expires || (s->seen && now - s->seen >= SESSION_IDLE_SECONDS);
}

/* Does the password say no more than `word` does? */
static bool is_mostly(struct ctx *cx, const char *password, const char *word)
{
	if (!word || !*word)
		return false;
	const char *p = text_fold(cx->arena, password), *w = text_fold(cx->arena, word);
	return *w && strstr(p, w) && strlen(p) < strlen(w) + 6;
}

enum err password_check(struct ctx *cx, const char *field, const char *password, const char *login, const char *name)
{
	size_t chars = password ? utf8_count(password) : 0;
	if (chars < PASSWORD_MIN)
		return fail_field(cx, field, "password.too_short", arena_printf(cx->arena, "%d", PASSWORD_MIN));
	if (chars > PASSWORD_MAX)
		return fail_field(cx, field, "password.too_long");
	if (strspn(password, (char[2]){password[0], 0}) == strlen(password))
		return fail_field(cx, field, "password.one_character");
	char *local = login ? arena_strndup(cx->arena, login, strcspn(login, "@")) : NULL;
	if (is_mostly(cx, password, login) || is_mostly(cx, password, local) || is_mostly(cx, password, name))
		return fail_field(cx, field, "password.own_name");
	return OK;
}

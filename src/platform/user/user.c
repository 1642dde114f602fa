#include "platform/user/user.h"

#include "base/text.h"
#include "platform/user/password_list.h"

#include <string.h>

const struct choices roles = {"role", role_names};
static const char *const language_names[] = {"nb", "en", NULL};
const struct choices languages = {"language", language_names};
static const char *const theme_names[] = {"system", "light", "dark", NULL};
const struct choices themes = {"theme", theme_names};
static const char *const purpose_names[] = {"first", "sign_in", "invite", "reset", NULL};
const struct choices purposes = {"link.purpose", purpose_names};

const struct record user_record = RECORD_OF("app_user", user, USER);

const struct record user_row_record = RECORD_OF("user_row", user_row, USER_ROW);

const struct record signed_in_record = RECORD_OF("signed_in", signed_in, SIGNED_IN);

const struct record session_row_record = RECORD_OF("session", session_row, SESSION_ROW);

const struct record one_time_record = RECORD_OF("one_time", one_time, ONE_TIME);

const struct record link_row_record = RECORD_OF("user_link", link_row, LINK_ROW);

const struct record api_token_record = RECORD_OF("api_token", api_token, API_TOKEN);

const struct record known_device_record = RECORD_OF("known_device", known_device, KNOWN_DEVICE);

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

static bool is_listed(struct ctx *cx, const char *word)
{
	return *word && strstr(password_list, arena_printf(cx->arena, " %s ", word)) != NULL;
}

/* A well-known password, or a well-known word with a few digits and signs around it: tried before anything else. */
static bool is_common(struct ctx *cx, const char *password)
{
	enum { AROUND_MAX = 6 };
	char *p = text_fold(cx->arena, password), *end = p + strlen(p);
	if (is_listed(cx, p))
		return true;
	size_t all = (size_t)(end - p);
	while (*p && !(*p >= 'a' && *p <= 'z'))
		p++;
	while (end > p && !(end[-1] >= 'a' && end[-1] <= 'z'))
		end--;
	*end = 0;
	return all - (size_t)(end - p) <= AROUND_MAX && is_listed(cx, p);
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
	return is_common(cx, password) ? fail_field(cx, field, "password.common") : OK;
}

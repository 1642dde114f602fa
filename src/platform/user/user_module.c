#include "lang/tr.h"
#include "modules.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/user/expired_ops.h"
#include "platform/user/hooks_web.h"
#include "platform/user/idempotency_store.h"
#include "platform/user/link_ops.h"
#include "platform/user/user_erase_ops.h"
#include "platform/user/user_import_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_store.h"
#include "platform/user/user_web.h"

#include <string.h>

extern const struct command_set user_commands;

/* An empty base: its first administrator. A demo: its administrator, signed in. Any other: nobody without a password, which is said
 * to who asked. */
static enum err first_link(struct ctx *cx, const char *url, bool fresh, char **ret)
{
	const struct settings *s;
	const char *token;
	struct user u = {0};
	int64_t users, expires;
	TRY(user_count(cx, &users));
	TRY(settings_get(cx, &s));
	if (users && !fresh)
		return OK;
	if (users && !s->demo) {
		*ret = arena_strdup(cx->arena, tr(cx->lang, "user.no_first_link"));
		return OK;
	}
	if (users)
		TRY(user_first_of_role(cx, ROLE_ADMINISTRATOR, &u));
	TRY(link_make(cx, users ? LINK_SIGN_IN : LINK_FIRST, u.id, &token, &expires));
	*ret =
	    tr_f(cx, users ? "user.sign_in_link" : "user.first_link", arena_printf(cx->arena, "%s/link/%s", url, token),
	         arena_printf(cx->arena, "%d", LINK_SECONDS / 60));
	return OK;
}

static const char *note_text(struct ctx *cx, const char *act, const char *note)
{
	if (!strcmp(act, "created"))
		return history_word(cx, "role", note);
	if (!strcmp(act, "password_reset"))
		return tr_f(cx, "history.link_of", note);
	return strcmp(act, "link_made") ? note : history_word(cx, "link.purpose", note);
}

static const struct history_text history[] = {
    {.kind = "app_user",
     .about =
         "(SELECT named.name FROM app_user u JOIN person named ON named.id = u.person_id WHERE u.id = $1.record_id)",
     .note_text = note_text},
    {0},
};

const struct module user_module = {
    .name = "user",
    .made_by_opening = TABLES("one_time", "session", "throttle", "known_device"),
    .tables = "app_user session one_time api_token known_device throttle post_done",
    .no_names = "throttle.name", /* a login, which user_erase forgets */
    .reads = "department import_change person",
    .queries = QUERIES(&user_queries, &idempotency_queries),
    .routes = ROUTES(&sign_in_routes, &profile_routes, &admin_routes, &shared_screen_routes),
    .commands = COMMANDS(&user_commands),
    .records = RECORDS(&user_record, &session_row_record, &one_time_record, &api_token_record, &known_device_record,
                       &post_done_record, &user_row_record),
    .history = history,
    .hooks = &user_hooks,
    .first_link = first_link,
    .jobs = JOBS(&expired_job),
    .user_of = user_acting,
    .erase = user_erase,
    .import_besides = &sign_ins_by_file,
};

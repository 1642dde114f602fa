/* Passwords and sessions. Links and tokens are in link_ops.c and token_ops.c. */
#include "platform/user/sign_in_ops.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/secret.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/user/session_ops.h"
#include "platform/user/throttle_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_store.h"

#include <string.h>

struct attempt {
	const char *login;
	const struct place *from;
	struct entered entered;
	struct user user;
	bool known;
};

/* A new token each time: one that somebody else put into the browser never becomes the user's. */
static enum err know_device(struct ctx *cx, const struct user *u, const struct place *from, const char **ret_token)
{
	struct known_device before;
	int64_t n;
	enum err e = from->device ? device_of(cx, from->device, &before) : E_NOT_FOUND;
	if (e == OK && before.user_id == u->id)
		TRY(device_store_remove(cx, before.id, u->id, &n));
	else if (e != OK && e != E_NOT_FOUND)
		return e;
	*ret_token = secret_token(cx->arena);
	const struct known_device d = {.id = id_new(),
	                               .user_id = u->id,
	                               .token_hash = secret_token_hash(cx->arena, *ret_token),
	                               .created = e == OK && before.user_id == u->id ? before.created : cx->now,
	                               .seen = cx->now,
	                               .address = from->address};
	return device_store_add(cx, &d);
}

enum err session_open(struct ctx *cx, const struct user *u, const struct place *from, struct entered *ret)
{
	struct person p;
	TRY(person_get(cx, u->person_id, &p));
	cx->user = u->id;
	cx->person = u->person_id;
	cx->role = u->role;
	cx->actor_name = p.name;
	ret->session = secret_token(cx->arena);
	struct session_row s = {
	    .id = id_new(),
	    .user_id = u->id,
	    .token_hash = secret_token_hash(cx->arena, ret->session),
	    .csrf = secret_token(cx->arena),
	    .created = cx->now,
	    .seen = cx->now,
	    .expires = cx->now + SESSION_SECONDS,
	    .address = from->address,
	};
	TRY(session_store_add(cx, &s));
	TRY(know_device(cx, u, from, &ret->device));
	TRY(user_store_signed_in(cx, u->id, cx->now));
	struct history_subject of = {.record = &user_record, .id = u->id};
	return history_event(cx, &of, "signed_in", NULL);
}

static enum err look_up(struct ctx *cx, void *arg)
{
	struct attempt *a = arg;
	enum err e = user_store_by_login(cx, a->login, &a->user);
	a->known = e == OK;
	if (e == E_NOT_FOUND)
		return OK;
	TRY(e);
	return user_may_enter(cx, &a->user, &a->known);
}

static enum err let_in(struct ctx *cx, void *arg)
{
	struct attempt *a = arg;
	struct user now;
	/* Again, now in the transaction that opens the session: the password may have changed while it was compared. */
	TRY(user_get(cx, a->user.id, &now));
	bool enters = false;
	TRY(user_may_enter(cx, &now, &enters));
	if (!enters || !now.password || !secret_equal(now.password, a->user.password))
		return fail(cx, E_INVALID, "sign_in.wrong");
	TRY(throttle_give_back(cx, a->login, a->from));
	return session_open(cx, &now, a->from, &a->entered);
}

enum err sign_in(struct ctx *cx, const char *login, const char *password, const struct place *from, struct entered *ret)
{
	struct attempt a = {.login = login_fold(cx->arena, login), .from = from};
	enum err e = throttle_take(cx, a.login, from);
	if (e == E_TOO_MANY)
		log_line(LOG_WARN, "sign_in_refused", "address=%s why=throttled", from->address);
	TRY(e);
	TRY(db_work(cx, TX_READ, look_up, &a));
	if (!secret_password_fits(a.known ? a.user.password : NULL, password)) {
		/* Who watches the log may shut out an address; the name tried may be a password typed in the wrong field. */
		log_line(LOG_WARN, "sign_in_refused", "address=%s why=wrong", from->address);
		return fail(cx, E_INVALID, "sign_in.wrong");
	}
	TRY(db_work(cx, TX_WRITE, let_in, &a));
	*ret = a.entered;
	return OK;
}

enum err sign_out(struct ctx *cx, int64_t session)
{
	return session_store_remove(cx, session, cx->user);
}

enum err share_screen(struct ctx *cx, int64_t session, int64_t account)
{
	return session_store_share(cx, session, account);
}

enum err session_find(struct ctx *cx, const char *token, struct signed_in *ret)
{
	if (strlen(token) != TOKEN_CHARS)
		return E_NOT_FOUND;
	TRY(session_store_find(cx, secret_token_hash(cx->arena, token), ctx_today(cx), ret));
	return signed_in_over(ret, cx->now) ? E_NOT_FOUND : OK;
}

/* ---- one's own password ---- */

struct change {
	struct user user;
	const char *hash;
	int64_t session;
	const struct place *from;
};

static enum err own_user(struct ctx *cx, void *arg)
{
	struct change *c = arg;
	return user_get(cx, cx->user, &c->user);
}

/* The history tells who made the link, to the user and to whoever reads it all. */
static enum err tell_password(struct ctx *cx, const struct user *u, const struct one_time *by)
{
	struct history_subject of = {.record = &user_record, .id = u->id};
	struct person maker = {0};
	if (!by)
		return history_event(cx, &of, "password_set", NULL);
	if (by->made_by)
		TRY(person_get(cx, by->made_by, &maker));
	return history_event(cx, &of, "password_reset", maker.name);
}

enum err password_put(struct ctx *cx, const struct user *u, const char *hash, int64_t session,
                      const struct one_time *by)
{
	struct user after = *u;
	int64_t n;
	bool reset = by && by->purpose == LINK_RESET && by->made_by != u->person_id;
	after.password = hash;
	if (reset) {
		after.reset_by = by->made_by;
		after.reset_at = cx->now;
	}
	TRY(user_store_put(cx, &after));
	TRY(device_store_remove_all(cx, u->id));
	/* Whoever knew the old one is out, wherever it was used. */
	TRY(session_store_remove_all(cx, u->id, session, &n));
	TRY(token_store_revoke_all(cx, u->id, cx->now, &n));
	TRY(link_store_remove_of(cx, u->id));
	return tell_password(cx, u, reset ? by : NULL);
}

static enum err put_changed(struct ctx *cx, void *arg)
{
	struct change *c = arg;
	TRY(throttle_give_back(cx, c->user.login, c->from));
	return password_put(cx, &c->user, c->hash, c->session, NULL);
}

enum err password_change(struct ctx *cx, int64_t session, const char *current, const char *new_password,
                         const struct place *from)
{
	struct change c = {.session = session, .from = from};
	TRY(db_work(cx, TX_READ, own_user, &c));
	TRY(password_check(cx, "new_password", new_password, c.user.login, cx->actor_name));
	TRY(throttle_take(cx, c.user.login, from));
	if (!secret_password_fits(c.user.password, current))
		return fail_field(cx, "current_password", "password.wrong");
	TRY(secret_password_hash(cx, new_password, &c.hash));
	return db_work(cx, TX_WRITE, put_changed, &c);
}

/* ---- demo ---- */

enum err view_as(struct ctx *cx, const struct signed_in *s, int64_t user)
{
	const struct settings *settings;
	struct user real, other;
	bool enters = false;
	int64_t real_id = s->real_user_id ? s->real_user_id : s->user_id;
	TRY(settings_get(cx, &settings));
	TRY(user_get(cx, real_id, &real));
	if (!settings->demo || real.role != ROLE_ADMINISTRATOR)
		return fail(cx, E_FORBIDDEN, "error.forbidden");
	TRY(user_get(cx, user, &other));
	TRY(user_may_enter(cx, &other, &enters));
	if (!enters)
		return fail(cx, E_CONFLICT, "user.shut_out");
	return session_store_view_as(cx, s->id, user, user == real_id ? 0 : real_id);
}

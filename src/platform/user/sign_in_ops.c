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
	const char *login, *address, *token;
	struct user user;
	bool known;
};

enum err session_open(struct ctx *cx, const struct user *u, const char *address, const char **ret_token)
{
	struct person p;
	TRY(person_get(cx, u->person_id, &p));
	cx->user = u->id;
	cx->person = u->person_id;
	cx->role = u->role;
	cx->actor_name = p.name;
	*ret_token = secret_token(cx->arena);
	struct session_row s = {
	    .id = id_new(),
	    .user_id = u->id,
	    .token_hash = secret_token_hash(cx->arena, *ret_token),
	    .csrf = secret_token(cx->arena),
	    .created = cx->now,
	    .seen = cx->now,
	    .expires = cx->now + SESSION_SECONDS,
	    .address = address,
	};
	TRY(session_store_add(cx, &s));
	TRY(user_store_signed_in(cx, u->id, cx->now));
	struct history_subject of = {.record = &user_record, .id = u->id};
	return history_event(cx, &of, "signed_in", NULL);
}

/* A user who may sign in: active, and the person has not left. */
enum err user_may_enter(struct ctx *cx, const struct user *u, bool *ret)
{
	struct person p;
	TRY(person_get(cx, u->person_id, &p));
	*ret = u->active && (!p.left_on || p.left_on > ctx_today(cx));
	return OK;
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
	TRY(throttle_give_back(cx, a->login, a->address));
	return session_open(cx, &now, a->address, &a->token);
}

enum err sign_in(struct ctx *cx, const char *login, const char *password, const char *address, const char **ret_token)
{
	struct attempt a = {.login = login_fold(cx->arena, login), .address = address};
	enum err e = throttle_take(cx, a.login, address);
	if (e == E_TOO_MANY)
		log_line(LOG_WARN, "sign_in_refused", "address=%s why=throttled", address);
	TRY(e);
	TRY(db_work(cx, TX_READ, look_up, &a));
	if (!secret_password_fits(a.known ? a.user.password : NULL, password)) {
		/* Who watches the log may shut out an address; the name tried may be a password typed in the wrong field. */
		log_line(LOG_WARN, "sign_in_refused", "address=%s why=wrong", address);
		return fail(cx, E_INVALID, "sign_in.wrong");
	}
	TRY(db_work(cx, TX_WRITE, let_in, &a));
	*ret_token = a.token;
	return OK;
}

enum err sign_out(struct ctx *cx, int64_t session)
{
	return session_store_remove(cx, session, cx->user);
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
	const char *address;
};

static enum err own_user(struct ctx *cx, void *arg)
{
	struct change *c = arg;
	return user_get(cx, cx->user, &c->user);
}

enum err password_put(struct ctx *cx, const struct user *u, const char *hash, int64_t session)
{
	struct user after = *u;
	int64_t n;
	after.password = hash;
	TRY(user_store_put(cx, &after));
	/* Whoever knew the old one is out, wherever it was used. */
	TRY(session_store_remove_all(cx, u->id, session, &n));
	TRY(token_store_revoke_all(cx, u->id, cx->now, &n));
	TRY(link_store_remove_of(cx, u->id));
	struct history_subject of = {.record = &user_record, .id = u->id};
	return history_event(cx, &of, "password_set", NULL);
}

static enum err put_changed(struct ctx *cx, void *arg)
{
	struct change *c = arg;
	TRY(throttle_give_back(cx, c->user.login, c->address));
	return password_put(cx, &c->user, c->hash, c->session);
}

enum err password_change(struct ctx *cx, int64_t session, const char *current, const char *new_password,
                         const char *address)
{
	struct change c = {.session = session, .address = address};
	TRY(db_work(cx, TX_READ, own_user, &c));
	TRY(password_check(cx, "new_password", new_password, c.user.login, cx->actor_name));
	TRY(throttle_take(cx, c.user.login, address));
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

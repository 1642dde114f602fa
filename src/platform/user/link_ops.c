/* One-time links: first administrator, signing in, invitation, new password. */
#include "platform/user/link_ops.h"
#include "base/clock.h"
#include "base/secret.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/user/session_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_store.h"

#include <string.h>

enum err link_make(struct ctx *cx, enum purpose purpose, int64_t user, const char **ret_token, int64_t *ret_expires)
{
	const struct settings *settings;
	TRY(settings_get(cx, &settings));
	/* An invitation is handed over by mail or on a note, and read tomorrow. */
	*ret_expires = cx->now + (purpose == LINK_INVITE ? settings->invite_days * 86400 : LINK_SECONDS);
	*ret_token = secret_token(cx->arena);
	struct one_time o = {
	    .id = id_new(),
	    .user_id = user,
	    .purpose = (int32_t)purpose,
	    .token_hash = secret_token_hash(cx->arena, *ret_token),
	    .expires = *ret_expires,
	    .made_by = cx->person,
	};
	/* Links to an empty base die together when one of them is used: `init` prints one, and `serve` another. */
	if (user)
		TRY(link_store_remove_of(cx, user));
	return link_store_add(cx, &o);
}

static enum err dead(struct ctx *cx)
{
	return fail(cx, E_NOT_FOUND, "link.dead");
}

enum err link_find(struct ctx *cx, const char *token, struct one_time *ret, struct user *ret_user)
{
	enum err e =
	    strlen(token) == TOKEN_CHARS ? link_store_find(cx, secret_token_hash(cx->arena, token), ret) : E_NOT_FOUND;
	if (e == E_NOT_FOUND)
		return dead(cx);
	TRY(e);
	if (ret->used || ret->expires <= cx->now)
		return dead(cx);
	record_blank(&user_record, ret_user);
	if (ret->purpose == LINK_FIRST) {
		int64_t users;
		TRY(user_store_count(cx, &users));
		return users ? dead(cx) : OK;
	}
	bool enters = false;
	e = user_store_get(cx, ret->user_id, ret_user);
	if (e == OK)
		e = user_may_enter(cx, ret_user, &enters);
	return e == E_NOT_FOUND || (e == OK && !enters) ? dead(cx) : e;
}

/* The link in the transaction that uses it up. */
static enum err take(struct ctx *cx, const char *token, struct one_time *o, struct user *u)
{
	TRY(link_find(cx, token, o, u));
	return link_store_use(cx, o->id, cx->now);
}

enum err link_sign_in(struct ctx *cx, const char *token, const struct place *from, struct entered *ret)
{
	struct one_time o;
	struct user u;
	TRY(take(cx, token, &o, &u));
	if (o.purpose != LINK_SIGN_IN)
		return dead(cx);
	return session_open(cx, &u, from, ret);
}

struct use {
	const char *token, *hash, *password;
	const struct place *from;
	struct entered entered;
	const struct first_run *first;
	struct one_time link;
	struct user user;
};

static enum err look_up(struct ctx *cx, void *arg)
{
	struct use *l = arg;
	struct person p = {0};
	TRY(link_find(cx, l->token, &l->link, &l->user));
	if (l->link.purpose != LINK_INVITE && l->link.purpose != LINK_RESET)
		return dead(cx);
	TRY(person_get(cx, l->user.person_id, &p));
	return password_check(cx, "password", l->password, l->user.login, p.name);
}

static enum err put_password(struct ctx *cx, void *arg)
{
	struct use *l = arg;
	TRY(take(cx, l->token, &l->link, &l->user));
	/* The link speaks for its user: the history says so. */
	cx->user = l->user.id;
	cx->person = l->user.person_id;
	TRY(password_put(cx, &l->user, l->hash, 0, &l->link));
	TRY(user_get(cx, l->user.id, &l->user));
	return session_open(cx, &l->user, l->from, &l->entered);
}

enum err link_set_password(struct ctx *cx, const char *token, const char *password, const struct place *from,
                           struct entered *ret)
{
	struct use l = {.token = token, .password = password, .from = from};
	TRY(db_work(cx, TX_READ, look_up, &l));
	TRY(secret_password_hash(cx, password, &l.hash));
	TRY(db_work(cx, TX_WRITE, put_password, &l));
	*ret = l.entered;
	return OK;
}

static enum err look_up_first(struct ctx *cx, void *arg)
{
	struct use *l = arg;
	TRY(link_find(cx, l->token, &l->link, &l->user));
	if (l->link.purpose != LINK_FIRST)
		return dead(cx);
	return password_check(cx, "password", l->password, l->first->mail, l->first->name);
}

static enum err put_first(struct ctx *cx, void *arg)
{
	struct use *l = arg;
	const struct first_run *f = l->first;
	const struct settings *before;
	struct person p;
	TRY(take(cx, l->token, &l->link, &l->user));
	TRY(link_store_remove_of(cx, 0));
	record_blank(&person_record, &p);
	p.name = f->name;
	p.mail = f->mail;
	TRY(person_add(cx, &p));
	TRY(user_add(cx, p.id, ROLE_ADMINISTRATOR, &l->user));
	cx->user = l->user.id;
	cx->person = p.id;
	cx->role = ROLE_ADMINISTRATOR;
	TRY(settings_get(cx, &before));
	struct settings after = *before;
	after.company = f->company;
	after.currency = f->currency;
	TRY(settings_save(cx, before, &after));
	TRY(password_put(cx, &l->user, l->hash, 0, NULL));
	TRY(user_get(cx, l->user.id, &l->user));
	return session_open(cx, &l->user, l->from, &l->entered);
}

enum err link_first(struct ctx *cx, const char *token, const struct first_run *first, const struct place *from,
                    struct entered *ret)
{
	struct use l = {.token = token, .password = first->password, .from = from, .first = first};
	TRY(db_work(cx, TX_READ, look_up_first, &l));
	TRY(secret_password_hash(cx, first->password, &l.hash));
	TRY(db_work(cx, TX_WRITE, put_first, &l));
	*ret = l.entered;
	return OK;
}

enum err user_link(struct ctx *cx, const struct user *u, const char **ret_token, int64_t *ret_expires)
{
	enum purpose purpose = u->password ? LINK_RESET : LINK_INVITE;
	if (!u->active)
		return fail(cx, E_CONFLICT, "user.shut_out");
	TRY(link_make(cx, purpose, u->id, ret_token, ret_expires));
	struct history_subject of = {.record = &user_record, .id = u->id};
	return history_event(cx, &of, "link_made", purposes.names[purpose]);
}

const char *link_address(struct ctx *cx, const char *url, const char *token)
{
	size_t n = strlen(url);
	return arena_printf(cx->arena, "%.*s/link/%s", (int)(n && url[n - 1] == '/' ? n - 1 : n), url, token);
}

enum err user_link_row(struct ctx *cx, const struct user *u, const char *name, const char *url, struct link_row *ret)
{
	const char *token;
	*ret =
	    (struct link_row){.id = u->id, .person_id = u->person_id, .name = name, .login = u->login, .role = u->role};
	TRY(user_link(cx, u, &token, &ret->expires));
	ret->link = link_address(cx, url, token);
	return OK;
}

enum err user_links(struct ctx *cx, const struct list *users, const char *url, struct list *ret)
{
	struct link_row *rows = arena_array(cx->arena, struct link_row, users->count + 1);
	*ret = (struct list){.items = rows};
	for (size_t i = 0; i < users->count; i++) {
		const struct user_row *row = list_at(users, struct user_row, i);
		struct user u;
		TRY(user_get(cx, row->id, &u));
		TRY(user_link_row(cx, &u, row->name, url, &rows[ret->count++]));
	}
	return OK;
}

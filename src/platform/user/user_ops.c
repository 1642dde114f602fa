#include "platform/user/user_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/user/user_store.h"

static struct history_subject about(const struct user *u)
{
	return (struct history_subject){.record = &user_record, .id = u->id};
}

static enum err found(struct ctx *cx, enum err e)
{
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "user.not_found") : e;
}

/* A user who may sign in: active, and the person has not left. */
enum err user_may_enter(struct ctx *cx, const struct user *u, bool *ret)
{
	struct person p;
	TRY(person_get(cx, u->person_id, &p));
	*ret = u->active && (!p.left_on || p.left_on > ctx_today(cx));
	return OK;
}

enum err user_get(struct ctx *cx, int64_t id, struct user *ret)
{
	return found(cx, user_store_get(cx, id, ret));
}

enum err user_of_person(struct ctx *cx, int64_t person, struct user *ret)
{
	return user_store_by_person(cx, person, ret);
}

enum err user_acting(struct ctx *cx, int64_t person, int64_t *ret_user, int *ret_role)
{
	struct user u;
	bool enters = false;
	TRY(user_store_by_person(cx, person, &u));
	TRY(user_may_enter(cx, &u, &enters));
	if (!enters)
		return E_NOT_FOUND;
	*ret_user = u.id;
	*ret_role = u.role;
	return OK;
}

enum err user_by_login(struct ctx *cx, const char *login, struct user *ret)
{
	return found(cx, user_store_by_login(cx, login_fold(cx->arena, login), ret));
}

enum err user_list(struct ctx *cx, int64_t after, size_t max, struct list *ret)
{
	return user_store_list(cx, after, max, ret);
}

enum err user_waiting(struct ctx *cx, int64_t after, size_t max, struct list *ret)
{
	return user_store_waiting(cx, ctx_today(cx), after, max, ret);
}

enum err user_count_waiting(struct ctx *cx, int64_t *ret)
{
	return user_store_count_waiting(cx, ctx_today(cx), ret);
}

enum err user_count(struct ctx *cx, int64_t *ret)
{
	return user_store_count(cx, ret);
}

enum err user_administrators(struct ctx *cx, int64_t but, int64_t *ret)
{
	return user_store_administrators(cx, but, ret);
}

enum err user_some(struct ctx *cx, struct list *ret)
{
	return user_store_one_per_role(cx, ret);
}

enum err user_first_of_role(struct ctx *cx, enum role role, struct user *ret)
{
	return user_store_first_of_role(cx, role_names[role], ret);
}

static enum err add(struct ctx *cx, int64_t person, enum role role, int64_t import, struct user *ret)
{
	struct person p;
	TRY(person_get(cx, person, &p));
	if (!p.mail)
		return fail_field(cx, "mail", "user.needs_mail", p.name);
	if (p.left_on && p.left_on <= zone_date(zone_default(), cx->now))
		return fail(cx, E_CONFLICT, "user.has_left", p.name);
	enum err e = user_store_by_person(cx, person, ret);
	if (e == OK)
		return fail(cx, E_CONFLICT, "user.exists", p.name);
	if (e != E_NOT_FOUND)
		return e;
	record_blank(&user_record, ret);
	ret->id = id_new();
	ret->person_id = person;
	ret->login = login_fold(cx->arena, p.mail);
	ret->role = role;
	ret->active = true;
	ret->created = cx->now;
	ret->import_id = import;
	ret->version = 1;
	TRY(user_store_add(cx, ret));
	struct history_subject of = about(ret);
	of.import_id = import;
	return history_event(cx, &of, "created", role_names[role]);
}

enum err user_add(struct ctx *cx, int64_t person, enum role role, struct user *ret)
{
	return add(cx, person, role, 0, ret);
}

enum err user_add_by_import(struct ctx *cx, int64_t person, enum role role, int64_t import)
{
	struct user u;
	enum err e = add(cx, person, role, import, &u);
	if (e != E_CONFLICT && e != E_INVALID)
		return e;
	fault_clear(cx);
	return fail(cx, E_CONFLICT, "error.db_conflict");
}

/* The history tells it of the colleague, since the user is gone. */
enum err user_take_back(struct ctx *cx, const struct user *u)
{
	const struct history_subject of = {.record = &person_record, .id = u->person_id, .import_id = u->import_id};
	TRY(link_store_forget(cx, u->id));
	TRY(user_store_remove(cx, u));
	return history_event(cx, &of, "sign_in_taken_back", NULL);
}

enum err user_end_all(struct ctx *cx, int64_t user)
{
	int64_t n;
	TRY(session_store_remove_all(cx, user, 0, &n));
	TRY(token_store_revoke_all(cx, user, cx->now, &n));
	TRY(device_store_remove_all(cx, user));
	return link_store_remove_of(cx, user);
}

enum err user_save(struct ctx *cx, const struct user *before, struct user *after)
{
	struct history_subject of = about(before);
	bool was = before->role == ROLE_ADMINISTRATOR && before->active,
	     is = after->role == ROLE_ADMINISTRATOR && after->active;
	int64_t others = 0;
	TRY(record_same_version(cx, &user_record, before, after));
	if (was && !is)
		TRY(user_store_administrators(cx, before->id, &others));
	if (was && !is && !others)
		return fail(cx, E_CONFLICT, "user.last_administrator");
	int changes = 0;
	TRY(history_changed(cx, &of, before, after, &changes));
	if (!changes)
		return OK;
	TRY(user_store_put(cx, after));
	after->version++;
	return after->active ? OK : user_end_all(cx, after->id);
}

enum err user_save_looks(struct ctx *cx, int32_t lang, int32_t theme)
{
	return user_store_looks(cx, cx->user, lang < 0 ? NULL : languages.names[lang],
	                        theme < 0 ? NULL : themes.names[theme]);
}

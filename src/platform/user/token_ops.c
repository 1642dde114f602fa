/* API tokens and sessions of the one who acts. */
#include "platform/user/token_ops.h"
#include "base/clock.h"
#include "base/secret.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/user/user_store.h"

#include <string.h>

/* Says where a found token comes from, to people and to programs that look for leaked ones. */
#define PREFIX "hjul_"

static struct history_subject about(const struct ctx *cx)
{
	return (struct history_subject){.record = &user_record, .id = cx->user};
}

enum err token_make(struct ctx *cx, const char *name, bool may_write, int64_t days, const char **ret_token)
{
	if (days < 1 || days > TOKEN_DAYS_MAX)
		return fail_field(cx, "days", "form.out_of_bounds", "1", arena_printf(cx->arena, "%d", TOKEN_DAYS_MAX));
	const char *token = secret_token(cx->arena);
	struct api_token t = {
	    .id = id_new(),
	    .user_id = cx->user,
	    .name = name,
	    .token_hash = secret_token_hash(cx->arena, token),
	    .may_write = may_write,
	    .created = cx->now,
	    .expires = cx->now + days * 86400,
	};
	TRY(token_store_add(cx, &t));
	*ret_token = arena_printf(cx->arena, PREFIX "%s", token);
	struct history_subject of = about(cx);
	return history_event(cx, &of, "token_made", name);
}

enum err token_find(struct ctx *cx, const char *bearer, struct signed_in *ret)
{
	size_t n = strlen(PREFIX);
	if (strncmp(bearer, PREFIX, n) != 0 || strlen(bearer + n) != TOKEN_CHARS)
		return E_NOT_FOUND;
	return token_store_find(cx, secret_token_hash(cx->arena, bearer + n), ctx_today(cx), ret);
}

enum err token_list(struct ctx *cx, struct list *ret)
{
	return token_store_list(cx, cx->user, ret);
}

enum err token_revoke(struct ctx *cx, int64_t id)
{
	int64_t n = 0;
	TRY(token_store_revoke(cx, id, cx->user, cx->now, &n));
	if (n == 0)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	struct history_subject of = about(cx);
	return history_event(cx, &of, "token_revoked", NULL);
}

enum err session_list(struct ctx *cx, int64_t current, struct list *ret)
{
	return session_store_list(cx, cx->user, cx->now, current, ret);
}

enum err session_end(struct ctx *cx, int64_t id)
{
	return session_store_remove(cx, id, cx->user);
}

enum err session_end_others(struct ctx *cx, int64_t current)
{
	int64_t n;
	return session_store_remove_all(cx, cx->user, current, &n);
}

enum err device_list(struct ctx *cx, struct list *ret)
{
	return device_store_list(cx, cx->user, cx->now - DEVICE_SECONDS, ret);
}

enum err device_forget(struct ctx *cx, int64_t id)
{
	int64_t n;
	TRY(device_store_remove(cx, id, cx->user, &n));
	return n ? OK : fail(cx, E_NOT_FOUND, "error.not_found");
}

enum err signed_in_touch(struct ctx *cx, const struct signed_in *s, bool api)
{
	/* Inside a write it has been done before, when the request came in. */
	if (cx->now - s->seen < SESSION_TOUCH_SECONDS || db_in_tx(cx) == TX_WRITE)
		return OK;
	TRY(db_commit(cx));
	enum err e = db_begin(cx, TX_WRITE);
	if (e == OK)
		e = api ? token_store_seen(cx, s->id, cx->now) : session_store_seen(cx, s->id, cx->now);
	if (e == OK)
		e = db_commit(cx);
	db_abort(cx);
	/* Somebody else is writing: it will be noted next time. */
	if (e == E_BUSY || e == E_RETRY)
		fault_clear(cx);
	else if (e != OK)
		return e;
	return db_begin(cx, TX_READ);
}

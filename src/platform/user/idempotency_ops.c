#include "platform/user/idempotency_ops.h"

#include "base/clock.h"
#include "platform/user/idempotency_store.h"

enum { KEPT_SECONDS = 2 * 86400 };

enum err idempotency_find(struct ctx *cx, const char *key, struct done_answer *ret)
{
	struct post_done p;
	TRY(post_store_find(cx, cx->user, key, &p));
	*ret = (struct done_answer){p.location, p.flash, p.flash_undo};
	return OK;
}

enum err idempotency_remember(struct ctx *cx, const char *key, const struct done_answer *a, bool replace)
{
	const struct post_done p = {.id = id_new(),
	                            .user_id = cx->user,
	                            .key = key,
	                            .location = a->location,
	                            .flash = a->flash,
	                            .flash_undo = a->flash_undo,
	                            .at = cx->now};
	if (replace)
		return post_store_put(cx, &p);
	enum err e = post_store_add(cx, &p);
	return e == E_CONFLICT ? fail(cx, E_RETRY, "error.retry") : e;
}

enum err idempotency_forget_old(struct ctx *cx, int64_t max, int64_t *ret_count)
{
	return post_store_remove_old(cx, cx->now - KEPT_SECONDS, max, ret_count);
}

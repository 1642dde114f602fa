#include "hub/account/account_posts_ops.h"

#include "hub/account/account_ops.h"
#include "hub/account/account_store.h"
#include "platform/access/access_ops.h"

/* Each step takes at most 200 customers; a person with more than this has no key customers but a whole register. */
enum { STEPS_MAX = 1000 };

static enum err move_account(struct ctx *cx, const struct account *before, int64_t person, int64_t successor)
{
	bool known;
	TRY(access_may(cx, DATA_CRM_FACTS, LEVEL_READ, before->id, &known));
	struct account after = *before;
	int64_t heir = known ? successor : 0;
	if (before->kam_id == person)
		after.kam_id = heir ? heir : before->deputy_id != person ? before->deputy_id : 0;
	if (before->deputy_id == person)
		after.deputy_id = heir;
	if (before->sponsor_id == person)
		after.sponsor_id = heir;
	/* Nobody is his own deputy. */
	if (after.deputy_id && after.deputy_id == after.kam_id)
		after.deputy_id = 0;
	enum err e = account_save(cx, before, &after);
	if (e != E_INVALID || after.kam_id != before->deputy_id)
		return e;
	/* A deputy who has left himself does not become KAM. */
	fault_clear(cx);
	after.kam_id = 0;
	return account_save(cx, before, &after);
}

static enum err move(struct ctx *cx, const struct hand_over *h, int64_t person, int64_t successor)
{
	(void)h;
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list held;
		TRY(db_list(cx, &account_queries[ACCOUNT_POSTS], ARGS(ARG("person", person)), 0, &held));
		if (!held.count)
			return OK;
		for (size_t k = 0; k < held.count; k++)
			TRY(move_account(cx, list_at(&held, struct account, k), person, successor));
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

/* Places on teams count too: they are of the customer, as the posts are. */
static enum err held(struct ctx *cx, const struct hand_over *h, int64_t person, bool *ret)
{
	int64_t n = 0;
	(void)h;
	TRY(db_int(cx, &account_queries[ACCOUNT_POSTS_KNOWN], ARGS(ARG("person", person), ACCESS_ARGS(cx)), 0, &n));
	*ret = n > 0;
	return OK;
}

const struct hand_over account_posts[] = {
    {.name = "posts", .held = held, .move = move},
    {0},
};

#include "wheel/1-status/decision/decision_read_ops.h"

#include "hub/account/group_ops.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/decision/decision_store.h"
#include "wheel/1-status/decision/kam_load_ops.h"

enum err decision_is_open(struct ctx *cx, int64_t account, bool *ret)
{
	struct decision d;
	enum err e = decision_store_open(cx, account, &d);
	*ret = e == OK;
	return e == E_NOT_FOUND ? OK : e;
}

enum err decision_of_account(struct ctx *cx, int64_t account, bool scores_hidden, struct list *ret_rows)
{
	TRY(decision_store_of_account(cx, account, ret_rows));
	for (size_t i = 0; i < ret_rows->count && scores_hidden; i++)
		decision_hide_scores(&list_at(ret_rows, struct decision_row, i)->d);
	return OK;
}

/* In lists nobody sees scores who may have to wait for them: whether he has is asked only where they are shown. */
static void hide_all(const struct ctx *cx, const struct list *rows)
{
	for (size_t i = 0; i < rows->count && access_see_opinions(cx) != 1; i++)
		decision_hide_scores(&list_at(rows, struct decision_row, i)->d);
}

enum err decision_waiting(struct ctx *cx, size_t max, struct list *ret_rows)
{
	TRY(decision_store_proposed(cx, max, ret_rows));
	hide_all(cx, ret_rows);
	return OK;
}

enum err decision_candidates(struct ctx *cx, size_t max, struct list *ret_rows)
{
	TRY(decision_store_proposed(cx, max, ret_rows));
	for (size_t i = 0; i < ret_rows->count && access_see_opinions(cx) != 1; i++) {
		struct decision *d = &list_at(ret_rows, struct decision_row, i)->d;
		bool wait;
		TRY(access_scores_wait(cx, d->account_id, &wait));
		if (wait)
			decision_hide_scores(d);
	}
	return OK;
}

enum err decision_effect_get(struct ctx *cx, int64_t account, int64_t kam, enum account_level level,
                             struct decision_effect *ret)
{
	TRY(kam_load_change(cx, kam, level, &ret->load));
	return group_wheels(cx, account, &ret->wheels);
}

enum err decision_may_decide(struct ctx *cx, int64_t account, bool *ret)
{
	return access_may(cx, DATA_DECIDE, LEVEL_WRITE, account, ret);
}

#include "wheel/1-status/decision/decision_read_ops.h"

#include "base/date.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/decision/decision_store.h"

enum err decision_is_open(struct ctx *cx, int64_t account, bool *ret)
{
	struct decision d;
	enum err e = decision_store_open(cx, account, &d);
	*ret = e == OK;
	return e == E_NOT_FOUND ? OK : e;
}

enum err decision_of_account(struct ctx *cx, int64_t account, struct list *ret_rows)
{
	return decision_store_of_account(cx, account, ret_rows);
}

enum err decision_waiting(struct ctx *cx, size_t max, struct list *ret_rows)
{
	return decision_store_proposed(cx, max, ret_rows);
}

enum err decision_expiring(struct ctx *cx, int days, size_t max, struct list *ret_rows)
{
	return decision_store_expiring(cx, date_add_days(ctx_today(cx), days), cx->role == ROLE_LEADER, max, ret_rows);
}

enum err decision_may_decide(struct ctx *cx, int64_t account, bool *ret)
{
	enum err e = access_need(cx, DATA_DECIDE, LEVEL_WRITE, account);
	*ret = e == OK;
	if (e != E_FORBIDDEN && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	return OK;
}

#include "hub/account/account_edit_ops.h"

#include "hub/account/account_ops.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"

enum err account_edit(struct ctx *cx, const struct account *before, struct account *after, int64_t *ret_act)
{
	int64_t act = history_act_new();
	bool posts = after->kam_id != before->kam_id || after->deputy_id != before->deputy_id;
	TRY(noun_check(cx, &account_noun, before, after));
	if (posts && after->kam_id && after->kam_id == after->deputy_id)
		return fail_field(cx, "deputy_id", "account.deputy_is_kam");
	TRY(account_save(cx, before, after, 0, act));
	*ret_act = after->version != before->version ? act : 0;
	return OK;
}

enum err account_undo(struct ctx *cx, const struct list *rows, int64_t undo)
{
	struct account before, after;
	TRY(account_get(cx, list_at(rows, struct history, 0)->record_id, &before));
	after = before;
	TRY(history_take_back(cx, &account_record, rows, &after));
	return account_save(cx, &before, &after, 0, undo);
}

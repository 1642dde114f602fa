#include "hub/account/group_ops.h"

#include "hub/account/group_store.h"

enum { WHEELS_MAX = 10 };

static const struct group_cover *nearest(const struct list *rows, int64_t account)
{
	for (size_t i = 0; i < rows->count; i++)
		if (list_at(rows, struct group_cover, i)->account_id == account)
			return list_at(rows, struct group_cover, i);
	return NULL;
}

enum err group_covers(struct ctx *cx, const int64_t *ids, size_t count, struct group_cover *ret)
{
	for (size_t at = 0; at < count; at += IDS_MAX) {
		size_t n = count - at < IDS_MAX ? count - at : IDS_MAX;
		struct list rows;
		TRY(group_store_covers(cx, ids + at, n, &rows));
		for (size_t i = at; i < at + n; i++) {
			const struct group_cover *c = nearest(&rows, ids[i]);
			ret[i] = c ? *c : (struct group_cover){.account_id = ids[i]};
		}
	}
	return OK;
}

enum err group_wheels(struct ctx *cx, int64_t account, struct list *ret)
{
	return group_store_wheels(cx, account, WHEELS_MAX, ret);
}

#include "hub/customer/due_ops.h"

#include "base/date.h"
#include "hub/customer/due_store.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

/* The rows as what is to be done; `other`: how the one who acts stands to customers that are not his own. `see`: only those
 * that he may read, which the responsible always may. */
static enum err items_of(struct ctx *cx, const struct list *rows, enum relation other, bool see, struct list *ret)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	struct due_item *items = arena_array(cx->arena, struct due_item, rows->count);
	*ret = (struct list){.items = items, .more = rows->more};
	for (size_t i = 0; i < rows->count; i++) {
		const struct due_row *row = list_at(rows, struct due_row, i);
		const struct noun_facts *n;
		const struct field *f;
		bool own = cx->person && (row->kam_id == cx->person || row->deputy_id == cx->person);
		enum relation relation = own ? REL_OWN : other;
		bool sees = !see, may;
		if (!due_store_date((size_t)row->at, &n, &f))
			continue;
		if (see)
			TRY(access_may_as(cx, (enum data_kind)n->noun->see, LEVEL_READ, relation, &sees));
		if (!sees)
			continue;
		TRY(access_may_as(cx, (enum data_kind)n->noun->edit, LEVEL_WRITE, relation, &may));
		int64_t left = date_days_between(ctx_today(cx), row->due);
		items[ret->count++] = (struct due_item){
		    .id = row->id,
		    .account_id = row->account_id,
		    .account = row->account,
		    .title = row->title,
		    .due = row->due,
		    .what = tr(cx->lang, arena_printf(cx->arena, "%s.%s.due", n->noun->record->name, f->name)),
		    .href = noun_href(cx->arena, n, row->account_id, row->id),
		    .owner_id = row->owner_id,
		    .owner = row->owner,
		    .may = may,
		    .left = left,
		    .near = notice_days_near(s->notice_days, left),
		};
	}
	return OK;
}

enum err due_of(struct ctx *cx, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret)
{
	struct list rows;
	const int64_t ids[DUE_AT_ONCE] = {account};
	TRY(due_store_of(cx, ids, from, until, max + 1, max, &rows));
	return items_of(cx, &rows, REL_TEAM, true, ret);
}

/* The days that are told of. */
static enum err window(struct ctx *cx, int32_t *ret_from, int32_t *ret_until)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	int32_t today = ctx_today(cx);
	*ret_from = date_add_days(today, -DUE_PAST_DAYS);
	*ret_until = date_add_days(today, (int)notice_days_first(s->notice_days));
	return OK;
}

enum err due_coming(struct ctx *cx, const int64_t accounts[DUE_AT_ONCE], size_t each, struct list *ret)
{
	struct list rows;
	int32_t from, until;
	TRY(window(cx, &from, &until));
	TRY(due_store_of(cx, accounts, from, until, each, each * DUE_AT_ONCE, &rows));
	return items_of(cx, &rows, REL_TEAM, true, ret);
}

enum err due_mine(struct ctx *cx, size_t max, struct list *ret)
{
	struct list rows;
	int32_t from, until;
	TRY(window(cx, &from, &until));
	TRY(due_store_mine(cx, from, until, max, &rows));
	return items_of(cx, &rows, REL_OTHER, false, ret);
}

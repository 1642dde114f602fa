#include "hub/customer/next_ops.h"

#include "base/date.h"
#include "hub/customer/due_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"

enum { DUE_EACH = 20 };

const char *next_days(struct ctx *cx, int32_t due)
{
	int left = date_days_between(ctx_today(cx), due);
	if (!left)
		return tr(cx->lang, "next.today");
	return left > 0 ? tr_n(cx, "next.left", left) : tr_n(cx, "next.over", -left);
}

struct next_item next_of_due(struct ctx *cx, const struct due_item *d, bool mine)
{
	struct next_item m;
	record_blank(&next_item_record, &m);
	m.kind = NEXT_DUE;
	m.step = 0;
	m.text = d->what;
	m.about = d->title;
	m.because = next_days(cx, d->due);
	m.account_id = d->account_id;
	m.account = d->account;
	m.owner_id = d->owner_id;
	m.owner = d->owner;
	m.due = d->due;
	m.href = d->href;
	m.form = true;
	m.may = d->may;
	m.yours = mine;
	next_settle(&m, ctx_today(cx));
	return m;
}

/* What the wheel asks for, and what is due at its customer. */
static void complete(struct ctx *cx, const struct account *a, const struct list *due, struct wheel_view *w)
{
	struct next_item *all = arena_array(cx->arena, struct next_item, w->todo.count + due->count);
	size_t n = 0;
	for (size_t i = 0; i < w->todo.count; i++) {
		all[n] = *list_at(&w->todo, struct next_item, i);
		next_settle(&all[n++], ctx_today(cx));
	}
	for (size_t i = 0; i < due->count; i++) {
		const struct due_item *d = list_at(due, struct due_item, i);
		if (d->account_id == a->id)
			all[n++] = next_of_due(cx, d, d->owner_id && d->owner_id == cx->person);
	}
	next_sort(all, n);
	for (size_t i = NEXT_FIRST; i < n; i++)
		all[i].later = true;
	w->todo = (struct list){.items = all, .count = n};
}

enum err next_fill(struct ctx *cx, const struct account *const *accounts, size_t count, struct wheel_view *wheels)
{
	for (size_t at = 0; at < count; at += DUE_AT_ONCE) {
		int64_t ids[DUE_AT_ONCE] = {0}; /* 0 is no customer's id */
		size_t n = 0;
		struct list due = {0};
		for (size_t i = at; i < count && i < at + DUE_AT_ONCE; i++)
			if (wheels[i].number)
				ids[n++] = accounts[i]->id;
		if (n)
			TRY(due_coming(cx, ids, DUE_EACH, &due));
		for (size_t i = at; i < count && i < at + DUE_AT_ONCE; i++)
			if (wheels[i].number)
				complete(cx, accounts[i], &due, &wheels[i]);
	}
	return OK;
}

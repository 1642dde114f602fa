#include "hub/customer/due_ops.h"

#include "base/date.h"
#include "hub/customer/due_store.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

static void finish(struct ctx *cx, const struct settings *s, const struct noun_facts *n, const struct field *f,
                   struct due_item *d)
{
	d->what = tr(cx->lang, arena_printf(cx->arena, "%s.%s.due", n->noun->record->name, f->name));
	d->href = noun_href(cx->arena, n, d->account_id, d->id);
	d->left = date_days_between(ctx_today(cx), d->due);
	d->near = notice_days_near(s->notice_days, d->left);
}

/* Put the rows into the list, by day. */
static void merge(struct list *all, const struct list *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct due_item *d = list_at(rows, struct due_item, i);
		size_t at = all->count++;
		for (; at && list_at(all, struct due_item, at - 1)->due > d->due; at--)
			*list_at(all, struct due_item, at) = *list_at(all, struct due_item, at - 1);
		*list_at(all, struct due_item, at) = *d;
	}
	all->more |= rows->more;
}

enum err due_of(struct ctx *cx, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret)
{
	const struct settings *s;
	const struct noun_facts *n;
	const struct field *f;
	struct list rows;
	TRY(settings_get(cx, &s));
	TRY(due_store_of(cx, account, from, until, max, &rows));
	struct due_item *items = arena_array(cx->arena, struct due_item, rows.count);
	*ret = (struct list){.items = items, .more = rows.more};
	for (size_t i = 0; i < rows.count; i++) {
		const struct due_row *row = list_at(&rows, struct due_row, i);
		bool sees = false;
		if (due_store_date((size_t)row->at, &n, &f))
			TRY(access_may(cx, (enum data_kind)n->noun->see, LEVEL_READ, account, &sees));
		if (!sees)
			continue;
		struct due_item *d = &items[ret->count++];
		*d = (struct due_item){.id = row->id, .account_id = account, .title = row->title, .due = row->due};
		finish(cx, s, n, f, d);
	}
	return OK;
}

enum err due_mine(struct ctx *cx, size_t max, struct list *ret)
{
	const struct settings *s;
	const struct noun_facts *n;
	const struct field *f;
	TRY(settings_get(cx, &s));
	int32_t today = ctx_today(cx), until = date_add_days(today, (int)notice_days_first(s->notice_days));
	*ret = (struct list){.items = arena_array(cx->arena, struct due_item, arena_mul(due_queries.count, max))};
	for (size_t i = 0; due_store_date(i, &n, &f); i++) {
		struct list rows;
		TRY(due_store_mine(cx, i, date_add_days(today, -DUE_PAST_DAYS), until, max, &rows));
		for (size_t k = 0; k < rows.count; k++)
			finish(cx, s, n, f, list_at(&rows, struct due_item, k));
		merge(ret, &rows);
	}
	return OK;
}

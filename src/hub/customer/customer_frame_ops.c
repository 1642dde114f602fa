#include "hub/customer/customer_frame_ops.h"

#include "base/date.h"
#include "hub/account/account_ops.h"
#include "hub/customer/customer_frame_store.h"
#include "hub/customer/due_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

#include <math.h>

enum { CHART_MONTHS = 36, CHART_STRONG = 12, CHART_BYTES = 64 << 10, DATES_MAX = 24, DATES_FIRST = 3 };

static void add_head(struct ctx *cx, const struct customer_head *head, struct customer_frame *r)
{
	r->account = head->account;
	r->fact = head->fact;
	r->kam = head->kam;
	r->deputy = head->deputy;
	r->sponsor = head->sponsor;
	r->parent = head->parent;
	r->account.parent_id = head->known_parent_id; /* not even the id of one that is not to be known of */
	if (head->known_parent_id)
		r->parent_href = arena_printf(cx->arena, "/accounts/%lld", (long long)head->known_parent_id);
}

static void add_shares(struct customer_frame *r, const struct settings *s, int64_t ours)
{
	const struct account_fact *f = &r->fact;
	r->facts_day = s->facts_day;
	r->change = facts_growth(f->revenue_12m, f->revenue_prev, f->first_day, s->facts_month);
	r->grows = r->change >= 0;
	r->contribution_share = f->contribution_12m != NONE && f->revenue_12m > 0
	                            ? (double)f->contribution_12m / (double)f->revenue_12m
	                            : NAN;
	r->share_of_ours = ours > 0 ? (double)f->revenue_12m / (double)ours : NAN;
}

static void add_group(struct customer_frame *r, const struct group_sum *g, int32_t month)
{
	if (!group_has_sums(g))
		return;
	r->group_members = g->members;
	r->group_revenue_12m = g->revenue_12m;
	r->group_change = facts_growth(g->revenue_12m, g->revenue_prev, g->first_day, month);
	r->group_grows = r->group_change >= 0;
}

static enum err add_rights(struct ctx *cx, int64_t account, struct customer_frame *r)
{
	TRY(access_may(cx, DATA_WHEEL, LEVEL_READ, account, &r->sees_wheel));
	TRY(access_may(cx, DATA_OPINION, LEVEL_READ, account, &r->sees_opinions));
	TRY(access_may(cx, DATA_CRM_EDIT, LEVEL_WRITE, account, &r->may_edit));
	TRY(access_may(cx, DATA_DECIDE, LEVEL_WRITE, account, &r->may_decide));
	TRY(access_may(cx, DATA_OPINION, LEVEL_WRITE, account, &r->may_rate));
	r->may_rate = r->may_rate && cx->user; /* a rating is somebody's */
	return OK;
}

/* The step of a place, NULL where the customer has no wheel to be seen. */
static const struct step_view *step_of(const struct wheel_view *w, int place)
{
	for (size_t i = 0; i < w->steps.count; i++)
		if (list_at(&w->steps, struct step_view, i)->number == place)
			return list_at(&w->steps, struct step_view, i);
	return NULL;
}

/* Without a wheel the status can still be weighed: that is how it becomes a key customer. */
static bool tab_shown(const struct customer_tab *t, const struct step_view *step, const struct customer_frame *r)
{
	return step || t->shown == SHOWN_ALWAYS || (t->shown == SHOWN_WITH_OPINIONS && r->sees_opinions);
}

static void add_tabs(struct ctx *cx, int current, struct customer_frame *r)
{
	const struct customer_tab *tabs[TABS_MAX];
	size_t count = customer_tabs(tabs), n = 0;
	struct customer_tab_view *v = arena_array(cx->arena, struct customer_tab_view, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct customer_tab *t = tabs[i];
		const struct step_view *step = step_of(&r->wheel, t->place);
		if (tab_shown(t, step, r))
			v[n++] =
			    (struct customer_tab_view){.number = step ? step->number : 0,
			                               .label = tr(cx->lang, t->label),
			                               .href = arena_printf(cx->arena, "%s/%s", r->href, t->segment),
			                               .state = step ? step->state : -1,
			                               .current = t->place == current};
	}
	r->tabs = (struct list){.items = v, .count = n};
}

const char *customer_frame_sales_chart(struct ctx *cx, const char *name, const struct chart_month *bars, size_t count)
{
	struct chart_words words = {.title = tr(cx->lang, "facts.chart"),
	                            .desc = tr_f(cx, "facts.chart_desc", name),
	                            .lang = cx->lang,
	                            .number = fmt_money_short,
	                            .month = fmt_month};
	BUF_AUTO struct buf out;
	buf_init(&out, CHART_BYTES);
	chart_months(&out, &words, bars, count, CHART_STRONG);
	return arena_strdup(cx->arena, out.p);
}

/* Three years of sales in small beside the wheel. */
static enum err add_chart(struct ctx *cx, const struct settings *s, struct customer_frame *r)
{
	struct chart_month bars[CHART_MONTHS];
	struct list months;
	if (!s->facts_month)
		return OK;
	int32_t from = month_add(s->facts_month, 1 - CHART_MONTHS);
	TRY(customer_frame_store_months(cx, r->account.id, from, &months));
	if (!months.count)
		return OK;
	for (int i = 0; i < CHART_MONTHS; i++)
		bars[i] = (struct chart_month){month_add(from, i), 0};
	for (size_t i = 0, k = 0; i < months.count; i++) {
		const struct customer_frame_month *m = list_at(&months, struct customer_frame_month, i);
		while (k < CHART_MONTHS && bars[k].month < m->month)
			k++;
		if (k < CHART_MONTHS)
			bars[k].value = m->revenue;
	}
	r->chart = customer_frame_sales_chart(cx, r->account.name, bars, CHART_MONTHS);
	return OK;
}

/* What is due within the round. */
static enum err add_dates(struct ctx *cx, struct customer_frame *r)
{
	struct list due;
	size_t coming = 0;
	int32_t today = ctx_today(cx);
	TRY(due_of(cx, r->account.id, r->wheel.start_day, r->wheel.end_day, DATES_MAX, &due));
	struct ring_date *dates = arena_array(cx->arena, struct ring_date, due.count);
	for (size_t i = 0; i < due.count; i++) {
		const struct due_item *d = list_at(&due, struct due_item, i);
		bool later = d->due < today || ++coming > DATES_FIRST;
		dates[i] = (struct ring_date){d->title, d->what, d->href, d->due, later};
		r->later_dates |= later;
	}
	r->wheel.dates = (struct list){.items = dates, .count = due.count, .more = due.more};
	return OK;
}

static enum err add_wheel(struct ctx *cx, struct customer_frame *r)
{
	const struct customer_wheel *wheel = customer_wheel();
	const struct account *accounts[] = {&r->account};
	if (!wheel || !r->sees_wheel)
		return OK;
	r->wheel.number = 0;
	if (!account_has_wheel((enum account_level)r->account.level))
		return OK;
	TRY(wheel->get(cx, accounts, 1, &r->wheel));
	if (r->wheel.number)
		TRY(add_dates(cx, r));
	/* The wheel of a group turns for all of it. */
	bool group = r->group_members != NONE;
	struct hub_facts hub = {.revenue_12m = group ? r->group_revenue_12m : r->fact.revenue_12m,
	                        .change = group ? r->group_change : r->change,
	                        .day = r->facts_day};
	wheel->draw_large(cx, &r->account, &hub, &r->wheel);
	size_t n = r->wheel.missing.count;
	r->more_missing = n && list_at(&r->wheel.missing, struct missing, n - 1)->later;
	return OK;
}

enum err customer_frame_get(struct ctx *cx, int64_t account, int current_tab, struct customer_frame *ret)
{
	int64_t ours;
	return customer_frame_and_ours(cx, account, current_tab, ret, &ours);
}

enum err customer_frame_and_ours(struct ctx *cx, int64_t account, int current_tab, struct customer_frame *ret,
                                 int64_t *ret_ours)
{
	const struct settings *s;
	struct customer_head head;
	record_blank(&customer_frame_record, ret);
	TRY(settings_get(cx, &s));
	TRY(access_need(cx, DATA_CRM_FACTS, LEVEL_READ, account));
	enum err e = customer_head_get(cx, account, &head);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "account.not_found");
	TRY(e);
	add_head(cx, &head, ret);
	ret->href = arena_printf(cx->arena, "/accounts/%lld", (long long)account);
	*ret_ours = s->facts_revenue != NONE && head.hidden != NONE ? s->facts_revenue - head.hidden : s->facts_revenue;
	add_shares(ret, s, *ret_ours);
	add_group(ret, &head.tree, s->facts_month);
	TRY(add_rights(cx, account, ret));
	TRY(add_wheel(cx, ret));
	if (ret->wheel.number > 0 && current_tab != TAB_FACTS)
		TRY(add_chart(cx, s, ret));
	add_tabs(cx, current_tab, ret);
	return OK;
}

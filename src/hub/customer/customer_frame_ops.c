#include "hub/customer/customer_frame_ops.h"

#include "base/date.h"
#include "hub/account/account_ops.h"
#include "hub/customer/customer_frame_store.h"
#include "hub/customer/due_ops.h"
#include "hub/customer/next_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

#include <math.h>

enum { CHART_STRONG = 12, CHART_BYTES = 64 << 10, DATES_MAX = 24, DATES_FIRST = 3, KNOWN_MAX = 4 };

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

/* The step of a place, NULL where the customer has no wheel to be seen, or one that has stopped. */
static const struct step_view *step_of(const struct wheel_view *w, int place)
{
	for (size_t i = 0; i < w->steps.count && !w->ended; i++)
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

static void know(struct customer_frame *r, const char *text, const char *href, const char *source)
{
	struct customer_known *all = r->known.items;
	if (r->known.count < KNOWN_MAX)
		all[r->known.count++] = (struct customer_known){text, href, source};
}

static void know_sales(struct ctx *cx, struct customer_frame *r)
{
	if (r->fact.revenue_12m == NONE || !r->facts_day)
		return;
	BUF_AUTO struct buf money;
	buf_init(&money, 100);
	fmt_money_short(&money, cx->lang, r->group_members != NONE ? r->group_revenue_12m : r->fact.revenue_12m);
	know(r, tr_f(cx, "known.revenue", money.p), arena_printf(cx->arena, "%s/facts#revenue", r->href),
	     tr_f(cx, "known.sales", text_date(cx, r->facts_day)));
}

/* What the steps before have delivered: a status and a team. */
static void know_steps(struct ctx *cx, struct customer_frame *r)
{
	if (r->place != 1 && r->wheel.status_until)
		know(r,
		     tr_f(cx, r->wheel.status_until < ctx_today(cx) ? "known.status_was" : "known.status",
		          text_date(cx, r->wheel.status_until)),
		     arena_printf(cx->arena, "%s/status", r->href), tr(cx->lang, "known.step_1"));
	if (r->place != 2 && r->kam)
		know(r, tr_f(cx, "known.kam", r->kam), arena_printf(cx->arena, "%s/team", r->href),
		     r->deputy ? tr_f(cx, "known.step_2_deputy", r->deputy) : tr(cx->lang, "known.step_2"));
}

/* The next date of an agreement or the like. */
static void know_date(struct ctx *cx, struct customer_frame *r)
{
	for (size_t i = 0; i < r->wheel.dates.count; i++) {
		const struct ring_date *d = list_at(&r->wheel.dates, struct ring_date, i);
		if (d->due < ctx_today(cx))
			continue;
		know(r, d->what, d->href,
		     d->title ? arena_printf(cx->arena, "%s · %s", text_date(cx, d->due), d->title)
		              : text_date(cx, d->due));
		return;
	}
}

static void add_known(struct ctx *cx, struct customer_frame *r)
{
	r->known = (struct list){.items = arena_array(cx->arena, struct customer_known, KNOWN_MAX)};
	know_sales(cx, r);
	know_steps(cx, r);
	know_date(cx, r);
}

static enum err add_wheel(struct ctx *cx, struct customer_frame *r)
{
	const struct customer_wheel *wheel = customer_wheel();
	const struct account *accounts[] = {&r->account};
	if (!wheel || !r->sees_wheel)
		return OK;
	r->wheel.number = 0;
	if (account_has_wheel((enum account_level)r->account.level))
		TRY(wheel->get(cx, accounts, 1, &r->wheel));
	else
		TRY(wheel->ended(cx, &r->account, &r->wheel));
	if (!r->wheel.number)
		return OK;
	if (!r->wheel.ended)
		TRY(add_dates(cx, r));
	r->more_todo = r->wheel.todo.count > NEXT_FIRST;
	if (r->slim) {
		wheel->draw_card(cx, &r->account, &r->wheel);
		add_known(cx, r);
		return OK;
	}
	/* The wheel of a group turns for all of it. */
	bool group = r->group_members != NONE;
	struct hub_facts hub = {.revenue_12m = group ? r->group_revenue_12m : r->fact.revenue_12m,
	                        .change = group ? r->group_change : r->change,
	                        .day = r->facts_day};
	wheel->draw_large(cx, &r->account, &hub, &r->wheel);
	return OK;
}

static enum err frame(struct ctx *cx, int64_t account, int current_tab, bool slim, struct customer_frame *ret,
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
	ret->place = current_tab;
	ret->slim = slim;
	*ret_ours = s->facts_revenue != NONE && head.hidden != NONE ? s->facts_revenue - head.hidden : s->facts_revenue;
	add_shares(ret, s, *ret_ours);
	add_group(ret, &head.tree, s->facts_month);
	TRY(add_rights(cx, account, ret));
	TRY(add_wheel(cx, ret));
	add_tabs(cx, current_tab, ret);
	return OK;
}

enum err customer_frame_get(struct ctx *cx, int64_t account, int current_tab, struct customer_frame *ret)
{
	int64_t ours;
	return frame(cx, account, current_tab, true, ret, &ours);
}

enum err customer_frame_whole(struct ctx *cx, int64_t account, struct customer_frame *ret, int64_t *ret_ours)
{
	return frame(cx, account, TAB_FACTS, false, ret, ret_ours);
}

#include "wheel/customer/customer_frame_ops.h"

#include "base/date.h"
#include "hub/account/account_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/customer/customer_frame_store.h"
#include "wheel/round/round_ops.h"
#include "wheel/round/wheel_ops.h"

#include <math.h>

enum { CHART_MONTHS = 36, CHART_STRONG = 12, CHART_BYTES = 64 << 10 };

static void add_facts(struct ctx *cx, const struct customer_state *state, struct customer_frame *r)
{
	r->account = state->account;
	r->fact = state->fact;
	r->kam = state->kam;
	r->deputy = state->deputy;
	r->sponsor = state->sponsor;
	r->parent = state->parent;
	r->account.parent_id = state->known_parent_id; /* not even the id of one that is not to be known of */
	if (state->known_parent_id)
		r->parent_href = arena_printf(cx->arena, "/accounts/%lld", (long long)state->known_parent_id);
}

static void add_shares(struct customer_frame *r, const struct settings *s, int64_t ours)
{
	const struct account_fact *f = &r->fact;
	r->facts_day = s->facts_day;
	r->change =
	    f->revenue_prev > 0 ? ((double)f->revenue_12m - (double)f->revenue_prev) / (double)f->revenue_prev : NAN;
	r->grows = r->change >= 0;
	r->contribution_share = f->contribution_12m != NONE && f->revenue_12m > 0
	                            ? (double)f->contribution_12m / (double)f->revenue_12m
	                            : NAN;
	r->share_of_ours = ours > 0 ? (double)f->revenue_12m / (double)ours : NAN;
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

static void add_tabs(struct ctx *cx, enum customer_tab current, struct customer_frame *r)
{
	struct customer_tab_view *t = arena_array(cx->arena, struct customer_tab_view, TAB_COUNT + 1);
	size_t n = 0;
	for (size_t i = 0; i < r->wheel.steps.count; i++) {
		const struct step_view *s = list_at(&r->wheel.steps, struct step_view, i);
		t[n++] = (struct customer_tab_view){.number = s->number,
		                                    .label = s->short_name,
		                                    .href = s->href,
		                                    .state = s->state,
		                                    .current = s->number == (int64_t)current};
	}
	/* Without a wheel the status can still be weighed: that is how it becomes a key customer. */
	if (!n && r->sees_opinions)
		t[n++] = (struct customer_tab_view){.label = tr(cx->lang, "step.status.short"),
		                                    .href = arena_printf(cx->arena, "%s/status", r->href),
		                                    .state = -1,
		                                    .current = current == TAB_STATUS};
	if (!r->wheel.steps.count)
		t[n++] = (struct customer_tab_view){.label = tr(cx->lang, "step.team.short"),
		                                    .href = arena_printf(cx->arena, "%s/team", r->href),
		                                    .state = -1,
		                                    .current = current == TAB_TEAM};
	t[n++] = (struct customer_tab_view){.label = tr(cx->lang, "room.facts"),
	                                    .href = arena_printf(cx->arena, "%s/facts", r->href),
	                                    .state = -1,
	                                    .current = current == TAB_FACTS};
	t[n++] = (struct customer_tab_view){.label = tr(cx->lang, "room.history"),
	                                    .href = arena_printf(cx->arena, "%s/history", r->href),
	                                    .state = -1,
	                                    .current = current == TAB_HISTORY};
	r->tabs = (struct list){.items = t, .count = n};
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

enum err customer_frame_get(struct ctx *cx, int64_t account, enum customer_tab current, struct customer_frame *ret)
{
	int64_t ours;
	return customer_frame_and_ours(cx, account, current, ret, &ours);
}

enum err customer_frame_and_ours(struct ctx *cx, int64_t account, enum customer_tab current, struct customer_frame *ret,
                                 int64_t *ret_ours)
{
	const struct settings *s;
	struct customer_state state;
	record_blank(&customer_frame_record, ret);
	TRY(settings_get(cx, &s));
	TRY(access_need(cx, DATA_CRM_FACTS, LEVEL_READ, account));
	TRY(customer_state_get(cx, account, &state));
	add_facts(cx, &state, ret);
	ret->href = arena_printf(cx->arena, "/accounts/%lld", (long long)account);
	TRY(facts_ours(cx, s->facts_revenue, ret_ours));
	add_shares(ret, s, *ret_ours);
	TRY(add_rights(cx, account, ret));
	if (ret->sees_wheel) {
		wheel_of_state(cx, &state, &ret->wheel);
		struct hub_facts hub = {
		    .revenue_12m = ret->fact.revenue_12m, .change = ret->change, .day = ret->facts_day};
		wheel_draw_large(cx, &ret->account, &hub, &ret->wheel);
	}
	if (ret->wheel.number && current != TAB_FACTS)
		TRY(add_chart(cx, s, ret));
	size_t n = ret->wheel.missing.count;
	ret->more_missing = n && list_at(&ret->wheel.missing, struct missing, n - 1)->later;
	add_tabs(cx, current, ret);
	return OK;
}

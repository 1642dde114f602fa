#include "hub/account/account_page_ops.h"

#include "base/date.h"
#include "hub/account/account_ops.h"
#include "hub/account/account_page_store.h"
#include "hub/customer/customer_frame_ops.h"
#include "hub/rate/rate_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/access/rights.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/lede.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { CHILDREN_MAX = 200, CHART_MONTHS = 36 };

/* Bars of the last three years of whole months, the twelve that are summed in full colour. */
static void add_chart(struct ctx *cx, struct account_page *p)
{
	if (!p->months.count)
		return;
	int32_t last = p->to ? p->to : list_at(&p->months, struct month_sum, 0)->month;
	struct month_sum row[CHART_MONTHS];
	struct chart_month bars[CHART_MONTHS];
	months_row(&p->months, last, CHART_MONTHS, row);
	for (size_t i = 0; i < CHART_MONTHS; i++)
		bars[i] = (struct chart_month){row[i].month, row[i].revenue};
	p->chart = customer_frame_sales_chart(cx, p->room.account.name, bars, CHART_MONTHS);
}

/* "jan." … as months are written, without a year. */
static void add_months_of_year(struct ctx *cx, struct account_page *p)
{
	struct month_name *names = arena_array(cx->arena, struct month_name, 12);
	for (int i = 0; i < 12; i++) {
		BUF_AUTO struct buf b;
		buf_init(&b, 64);
		fmt_month(&b, cx->lang, 200001 + i);
		names[i].name = arena_strndup(cx->arena, b.p, strcspn(b.p, " \xc2\xe2"));
	}
	p->months_of_year = (struct list){.items = names, .count = 12};
}

static void add_credits(struct account_page *p)
{
	int64_t sum = 0;
	for (size_t i = 0; i < p->months.count; i++) {
		const struct month_sum *m = list_at(&p->months, struct month_sum, i);
		if (m->month >= p->from && m->month <= p->to)
			sum += m->credited;
	}
	if (sum)
		p->credited_12m = sum;
	for (size_t i = 0; i < p->years.count; i++)
		p->credits |= list_at(&p->years, struct year_sum, i)->credited != 0;
}

static void add_hrefs(struct ctx *cx, struct list *nodes)
{
	for (size_t i = 0; i < nodes->count; i++) {
		struct group_node *n = list_at(nodes, struct group_node, i);
		n->href = arena_printf(cx->arena, "/accounts/%" PRId64, n->id);
	}
}

static enum err add_group(struct ctx *cx, struct account_page *p)
{
	struct list group;
	size_t n = 0;
	TRY(db_list(cx, &account_page_queries[PAGE_GROUP], ARGS(ARG("account", p->room.account.id), ACCESS_ARGS(cx)), 0,
	            &group));
	add_hrefs(cx, &group);
	while (n < group.count && list_at(&group, struct group_node, n)->depth > 0)
		n++;
	p->above = (struct list){.items = group.items, .count = n};
	size_t below = group.count - n;
	const struct list levels = {.items = list_at(&group, struct group_node, n),
	                            .count = below > CHILDREN_MAX ? CHILDREN_MAX : below,
	                            .more = below > CHILDREN_MAX};
	group_tree(cx, p->room.account.id, &levels, &p->below);
	return OK;
}

enum err account_same_orgnr(struct ctx *cx, const struct account *a, struct list *ret)
{
	*ret = (struct list){0};
	if (!a->orgnr || !*a->orgnr)
		return OK;
	TRY(db_list(cx, &account_page_queries[PAGE_SAME_ORGNR],
	            ARGS(ARG("orgnr", a->orgnr), ARG("account", a->id), ACCESS_ARGS(cx)), 5, ret));
	for (size_t i = 0; i < ret->count; i++) {
		struct same_orgnr *s = list_at(ret, struct same_orgnr, i);
		s->href = arena_printf(cx->arena, "/accounts/%" PRId64, s->id);
	}
	return OK;
}

/* The nearest customer above that has a wheel follows up one that has none. */
static void add_followed(struct account_page *p)
{
	if (account_has_wheel((enum account_level)p->room.account.level))
		return;
	for (size_t i = 0; i < p->above.count && !p->followed; i++) {
		const struct group_node *n = list_at(&p->above, struct group_node, i);
		if (!account_has_wheel((enum account_level)n->level))
			continue;
		p->followed = n->name;
		p->followed_href = n->href;
	}
}

static void add_shares(struct account_page *p)
{
	for (size_t i = 0; i < p->products.count; i++) {
		struct product_sum *s = list_at(&p->products, struct product_sum, i);
		s->share = p->room.fact.revenue > 0 ? (double)s->revenue / (double)p->room.fact.revenue : NAN;
	}
}

/* What its wheel says; without one, what it buys. */
static const char *page_lede(struct ctx *cx, const struct customer_frame *room)
{
	BUF_AUTO struct buf money;
	buf_init(&money, 100);
	if (room->wheel.number > 0)
		return room->wheel.overdue ? lede(cx, NULL, room->wheel.sentence, NULL)
		                           : lede(cx, room->wheel.sentence, NULL, NULL);
	if (room->fact.revenue_12m == NONE || !room->facts_day)
		return lede(cx, tr(cx->lang, "room.no_sales"), NULL, NULL);
	fmt_money_short(&money, cx->lang, room->fact.revenue_12m);
	const char *bought = tr_f(cx, "facts.lede.bought", money.p);
	if (isnan(room->change))
		return lede(cx, bought, NULL, NULL);
	const char *change = text_percent(cx, fabs(room->change));
	return room->grows ? lede(cx, bought, NULL, tr_f(cx, "facts.lede.more", change))
	                   : lede(cx, bought, tr_f(cx, "facts.lede.less", change), NULL);
}

enum err account_page_get(struct ctx *cx, int64_t account, struct account_page *ret)
{
	const struct settings *set;
	record_blank(&account_page_record, ret);
	TRY(customer_frame_whole(cx, account, &ret->room, &ret->our_revenue_12m));
	TRY(settings_get(cx, &set));
	ret->lede = page_lede(cx, &ret->room);
	TRY(db_list(cx, &account_page_queries[PAGE_MONTHS], ARGS(ARG("account", account)), 120, &ret->months));
	TRY(db_list(cx, &account_page_queries[PAGE_PRODUCTS], ARGS(ARG("account", account)), 10, &ret->products));
	TRY(add_group(cx, ret));
	TRY(account_same_orgnr(cx, &ret->room.account, &ret->same_orgnr));
	ret->to = set->facts_month;
	if (ret->to) {
		ret->from = month_add(ret->to, -11);
		ret->prev_to = month_add(ret->to, -12);
		ret->prev_from = month_add(ret->to, -23);
	}
	if (ret->room.fact.unrated)
		TRY(rate_lacks_of(cx, account, &ret->lacks));
	ret->may_rates = (cx->user == 0 && cx->role != ROLE_NOBODY) ||
	                 rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_READ;
	years_make(cx, &ret->months, ret->to, &ret->years);
	add_credits(ret);
	add_followed(ret);
	add_shares(ret);
	add_months_of_year(cx, ret);
	add_chart(cx, ret);
	return OK;
}

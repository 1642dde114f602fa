#include "lead/portfolio/portfolio_ops.h"

#include "hub/account/account_ops.h"
#include "hub/account/group_ops.h"
#include "lead/portfolio/portfolio_store.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/1-status/decision/decision.h"
#include "wheel/1-status/decision/kam_load_ops.h"
#include "wheel/round/wheel_ops.h"

#include <math.h>

static bool is_over(const struct list *loads, int64_t person)
{
	for (size_t i = 0; i < loads->count; i++) {
		const struct kam_load *l = list_at(loads, struct kam_load, i);
		if (l->person_id == person)
			return l->over;
	}
	return false;
}

static void flags(struct ctx *cx, int32_t month, const struct list *loads, struct wheel_line *l)
{
	int32_t today = ctx_today(cx);
	enum validity v = decision_validity(l->wheel.status_until, today);
	l->expired = v == VALID_EXPIRED;
	l->soon = v == VALID_EXPIRES_SOON;
	l->overdue = l->wheel.overdue;
	l->over_limit = l->account.kam_id && is_over(loads, l->account.kam_id);
	l->change = facts_growth(l->revenue_12m, l->revenue_prev, l->first_day, month);
	l->grows = l->change >= 0;
	l->href = arena_printf(cx->arena, "/accounts/%lld", (long long)l->account.id);
	/* The parent may be one that is not to be known of, and no line shows it. */
	l->account.parent_id = 0;
}

/* Which stand below another wheel. */
static enum err add_also(struct ctx *cx, struct list *lines)
{
	int64_t *ids = arena_array(cx->arena, int64_t, lines->count + 1);
	struct group_cover *c = arena_array(cx->arena, struct group_cover, lines->count + 1);
	for (size_t i = 0; i < lines->count; i++)
		ids[i] = list_at(lines, struct wheel_line, i)->account.id;
	TRY(group_covers(cx, ids, lines->count, c));
	for (size_t i = 0; i < lines->count; i++) {
		struct wheel_line *l = list_at(lines, struct wheel_line, i);
		l->also = c[i].top;
		if (c[i].top_id)
			l->also_href = arena_printf(cx->arena, "/accounts/%lld", (long long)c[i].top_id);
	}
	return OK;
}

/* Everything but the pictures. */
static enum err fill(struct ctx *cx, struct list *lines)
{
	const struct settings *set;
	struct list loads;
	TRY(settings_get(cx, &set));
	TRY(kam_loads(cx, &loads));
	const struct account **a = arena_array(cx->arena, const struct account *, lines->count);
	struct wheel_view *w = arena_array(cx->arena, struct wheel_view, lines->count);
	for (size_t i = 0; i < lines->count; i++)
		a[i] = &list_at(lines, struct wheel_line, i)->account;
	TRY(wheel_get_many(cx, a, lines->count, w));
	for (size_t i = 0; i < lines->count; i++) {
		struct wheel_line *l = list_at(lines, struct wheel_line, i);
		l->wheel = w[i];
		flags(cx, set->facts_month, &loads, l);
	}
	return add_also(cx, lines);
}

enum err wheel_lines(struct ctx *cx, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret)
{
	TRY(wheel_store_lines(cx, mine, revenue, after, max, ret));
	return fill(cx, ret);
}

static enum err add_changes(struct ctx *cx, struct list *lines)
{
	const struct settings *set;
	TRY(settings_get(cx, &set));
	for (size_t i = 0; i < lines->count; i++) {
		struct wheel_line *l = list_at(lines, struct wheel_line, i);
		l->change = facts_growth(l->revenue_12m, l->revenue_prev, l->first_day, set->facts_month);
	}
	return OK;
}

enum { SORTED_MAX = 2000 };

enum err wheel_lines_sorted(struct ctx *cx, bool mine, enum portfolio_sort sort, int64_t after, size_t max,
                            struct list *ret, int64_t *ret_before)
{
	bool by_wheel = sort / 2 == PORTFOLIO_DUE / 2; /* all the wheels are needed; else only those of the page */
	size_t from = 0;
	TRY(wheel_store_lines(cx, mine, 0, 0, SORTED_MAX, ret));
	TRY(by_wheel ? fill(cx, ret) : add_changes(cx, ret));
	wheel_lines_sort(cx->arena, ret, sort);
	for (size_t i = 0; i < ret->count; i++)
		if (list_at(ret, struct wheel_line, i)->account.id == after)
			from = i + 1;
	*ret_before = !from ? -1 : from > max ? list_at(ret, struct wheel_line, from - max - 1)->account.id : 0;
	size_t count = ret->count - from < max ? ret->count - from : max;
	*ret = (struct list){
	    .items = list_at(ret, struct wheel_line, from), .count = count, .more = from + count < ret->count};
	return by_wheel ? OK : fill(cx, ret);
}

enum err level_sums(struct ctx *cx, struct list *ret)
{
	const struct settings *s;
	int64_t ours;
	TRY(settings_get(cx, &s));
	TRY(facts_ours(cx, s->facts_revenue, &ours));
	TRY(level_store_sums(cx, ret));
	for (size_t i = 0; i < ret->count; i++) {
		struct level_sum *l = list_at(ret, struct level_sum, i);
		l->share = ours > 0 ? (double)l->revenue_12m / (double)ours : NAN;
	}
	return OK;
}

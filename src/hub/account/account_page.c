#include "hub/account/account_page.h"

#include "hub/rate/rate.h"

#include "base/date.h"
#include "hub/account/account_list.h"

#include <math.h>

const struct record month_sum_record = RECORD_OF("month_sum", month_sum, MONTH_SUM);

static const struct record year_sum_record = RECORD_OF("year_sum", year_sum, YEAR_SUM);

const struct record product_sum_record = RECORD_OF("product_sum", product_sum, PRODUCT_SUM);

const struct record group_node_record = RECORD_OF("group_node", group_node, GROUP_NODE);

const struct record same_orgnr_record = RECORD_OF("same_orgnr", same_orgnr, SAME_ORGNR);

static const struct record month_name_record = RECORD_OF("month_name", month_name, MONTH_NAME);

const struct record account_page_record = RECORD_OF("account_page", account_page, ACCOUNT_PAGE);

static struct year_sum *year_new(struct ctx *cx, struct list *years, int year)
{
	struct year_sum *y = list_at(years, struct year_sum, years->count++);
	struct month_sum *m = arena_array(cx->arena, struct month_sum, 12);
	for (int i = 0; i < 12; i++)
		m[i] = (struct month_sum){
		    .month = year * 100 + i + 1, .revenue = NONE, .credited = NONE, .contribution = NONE};
	*y = (struct year_sum){.year = year, .contribution = NONE, .change = NAN, .months = {.items = m, .count = 12}};
	return y;
}

void years_make(struct ctx *cx, const struct list *months, int32_t to, struct list *ret)
{
	*ret = (struct list){0};
	if (!months->count)
		return;
	int newest = list_at(months, struct month_sum, 0)->month / 100;
	int oldest = list_at(months, struct month_sum, months->count - 1)->month / 100;
	ret->items = arena_array(cx->arena, struct year_sum, (size_t)(newest - oldest + 1));
	struct year_sum *y = NULL;
	for (size_t i = 0; i < months->count; i++) {
		const struct month_sum *m = list_at(months, struct month_sum, i);
		while (!y || y->year > m->month / 100)
			y = year_new(cx, ret, y ? (int)y->year - 1 : m->month / 100);
		*list_at(&y->months, struct month_sum, m->month % 100 - 1) = *m;
		y->revenue += m->revenue;
		y->credited += m->credited;
		if (m->contribution != NONE)
			y->contribution = (y->contribution == NONE ? 0 : y->contribution) + m->contribution;
	}
	for (size_t i = 0; i + 1 < ret->count; i++) {
		struct year_sum *now = list_at(ret, struct year_sum, i), *before = now + 1;
		/* A year still under way, and one that the first sale fell into, are not compared. */
		if (now->year * 100 + 12 > to || before->revenue <= 0 || i + 2 == ret->count)
			continue;
		now->change = (double)(now->revenue - before->revenue) / (double)before->revenue;
		now->trend = trend_of(now->change);
	}
}

struct tree_walk {
	const struct list *levels;
	bool *taken;
	struct list *to;
};

/* Whoever stands below `top`, each with its own behind it; a circle ends where it began. */
static void take_below(struct tree_walk *w, int64_t top, int64_t depth)
{
	for (size_t i = 0; i < w->levels->count; i++) {
		const struct group_node *n = list_at(w->levels, struct group_node, i);
		if (w->taken[i] || n->parent_id != top)
			continue;
		w->taken[i] = true;
		struct group_node *to = list_at(w->to, struct group_node, w->to->count++);
		*to = *n;
		to->depth = depth;
		to->deeper = depth > 1;
		take_below(w, n->id, depth + 1);
	}
}

void group_tree(struct ctx *cx, int64_t top, const struct list *levels, struct list *ret)
{
	struct tree_walk w = {levels, arena_array(cx->arena, bool, levels->count + 1), ret};
	*ret =
	    (struct list){.items = arena_array(cx->arena, struct group_node, levels->count + 1), .more = levels->more};
	take_below(&w, top, 1);
}

void months_row(const struct list *months, int32_t last, size_t count, struct month_sum *ret)
{
	int32_t first = months->count ? list_at(months, struct month_sum, months->count - 1)->month : INT32_MAX;
	for (size_t i = 0; i < count; i++) {
		int32_t month = month_add(last, (int)i + 1 - (int)count);
		ret[i] = (struct month_sum){.month = month, .revenue = month < first ? NONE : 0, .contribution = NONE};
	}
	for (size_t i = 0; i < months->count; i++) {
		const struct month_sum *m = list_at(months, struct month_sum, i);
		for (size_t k = 0; k < count; k++)
			if (ret[k].month == m->month)
				ret[k] = *m;
	}
}

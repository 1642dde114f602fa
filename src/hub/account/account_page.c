#include "hub/account/account_page.h"

#include "hub/rate/rate.h"

#include "base/date.h"
#include "hub/account/account_list.h"

#include <math.h>

static const struct field month_fields[] = {
    FIELD(struct month_sum, month, K_MONTH),    FIELD(struct month_sum, revenue, K_MONEY),
    FIELD(struct month_sum, credited, K_MONEY), FIELD(struct month_sum, contribution, K_MONEY),
    FIELD(struct month_sum, line_count, K_INT),
};
const struct record month_sum_record = RECORD("month_sum", struct month_sum, month_fields);

static const struct field year_fields[] = FIELDS_OF(year_sum, YEAR_SUM);
static const struct record year_sum_record = RECORD("year_sum", struct year_sum, year_fields);

static const struct field product_fields[] = {
    FIELD(struct product_sum, id, K_ID),         FIELD(struct product_sum, number, K_TEXT),
    FIELD(struct product_sum, name, K_TEXT),     FIELD(struct product_sum, revenue, K_MONEY),
    FIELD(struct product_sum, quantity, K_QTY),  FIELD(struct product_sum, line_count, K_INT),
    FIELD(struct product_sum, last_day, K_DATE), FIELD(struct product_sum, share, K_PERCENT, .flags = F_COMPUTED),
};
const struct record product_sum_record = RECORD("product_sum", struct product_sum, product_fields);

static const struct field node_fields[] = FIELDS_OF(group_node, GROUP_NODE);
const struct record group_node_record = RECORD("group_node", struct group_node, node_fields);

static const struct field name_fields[] = {FIELD(struct month_name, name, K_TEXT)};
static const struct record month_name_record = RECORD("month_name", struct month_name, name_fields);

#define P struct account_page
static const struct field page_fields[] = {
    FIELD(P, room, K_RECORD, .of = &customer_frame_record),
    FIELD(P, months, K_LIST, .of = &month_sum_record),
    FIELD(P, years, K_LIST, .of = &year_sum_record),
    FIELD(P, products, K_LIST, .of = &product_sum_record),
    FIELD(P, above, K_LIST, .of = &group_node_record),
    FIELD(P, below, K_LIST, .of = &group_node_record),
    FIELD(P, followed, K_TEXT),
    FIELD(P, followed_href, K_URL),
    FIELD(P, from, K_MONTH),
    FIELD(P, to, K_MONTH),
    FIELD(P, prev_from, K_MONTH),
    FIELD(P, prev_to, K_MONTH),
    FIELD(P, our_revenue_12m, K_MONEY),
    FIELD(P, credited_12m, K_MONEY),
    FIELD(P, credits, K_BOOL),
    FIELD(struct account_page, lacks, K_LIST, .of = &rate_lack_record),
    FIELD(struct account_page, may_rates, K_BOOL),
    FIELD(P, months_of_year, K_LIST, .of = &month_name_record),
    FIELD(P, chart, K_HTML),
};
#undef P
const struct record account_page_record = RECORD("account_page", struct account_page, page_fields);

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

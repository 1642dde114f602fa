#include "hub/account/account_sales.h"

#include "base/date.h"
#include "hub/account/account_list.h"

#include <math.h>

static const struct record sales_month_record = RECORD_OF("sales_month", sales_month, SALES_MONTH);

const struct record sales_product_record = RECORD_OF("sales_product", sales_product, SALES_PRODUCT);

const struct record account_sales_record = RECORD_OF("account_sales", account_sales, ACCOUNT_SALES);

static int sign(int64_t n)
{
	return (n > 0) - (n < 0);
}

void sales_months(struct ctx *cx, const struct list *months, int32_t to, struct list *ret)
{
	struct month_sum row[24];
	*ret = (struct list){.items = arena_array(cx->arena, struct sales_month, 12)};
	if (!to || !months->count)
		return;
	months_row(months, to, 24, row);
	for (size_t i = 0; i < 12; i++) {
		const struct month_sum *now = &row[i + 12], *before = &row[i];
		struct sales_month *m = list_at(ret, struct sales_month, ret->count++);
		bool both = now->revenue != NONE && before->revenue != NONE;
		*m = (struct sales_month){.month = now->month,
		                          .revenue = now->revenue,
		                          .last_year = before->revenue,
		                          .change = both ? now->revenue - before->revenue : NONE};
		m->trend = both ? sign(m->change) : 0;
	}
}

static void add(struct list *to, struct sales_product p, int32_t first_day, int32_t month)
{
	p.change = p.revenue - p.last_year;
	p.trend = sign(p.change);
	p.share = facts_growth(p.revenue, p.last_year, first_day, month);
	*list_at(to, struct sales_product, to->count++) = p;
}

void sales_part(struct ctx *cx, const struct list *all, struct account_sales *ret)
{
	struct list *const parts[] = {&ret->products, &ret->gained, &ret->lost};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		*parts[i] = (struct list){.items = arena_array(cx->arena, struct sales_product, all->count)};
	for (size_t i = 0; i < all->count; i++) {
		const struct sales_product *p = list_at(all, struct sales_product, i);
		add(!p->lines_last_year ? &ret->gained
		    : !p->line_count    ? &ret->lost
		                        : &ret->products,
		    *p, ret->room.fact.first_day, ret->to);
	}
}

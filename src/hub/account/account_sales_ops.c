#include "hub/account/account_sales_ops.h"

#include "base/date.h"
#include "hub/account/account_sales_store.h"
#include "hub/customer/customer_frame_ops.h"
#include "platform/setting/setting_ops.h"

enum { PRODUCTS_MAX = 300 };

static int32_t first_day(int32_t month)
{
	return month * 100 + 1;
}

enum err account_sales_get(struct ctx *cx, int64_t account, struct account_sales *ret)
{
	const struct settings *set;
	struct list months, products;
	record_blank(&account_sales_record, ret);
	TRY(customer_frame_get(cx, account, TAB_FACTS, &ret->room));
	TRY(settings_get(cx, &set));
	if (!set->facts_month)
		return OK;
	ret->to = set->facts_month;
	ret->from = month_add(ret->to, -11);
	ret->prev_to = month_add(ret->to, -12);
	ret->prev_from = month_add(ret->to, -23);
	TRY(db_list(cx, &account_sales_queries[SALES_MONTHS],
	            ARGS(ARG("account", account), ARG("first", (int64_t)ret->prev_from)), 0, &months));
	TRY(db_list(cx, &account_sales_queries[SALES_PRODUCTS],
	            ARGS(ARG("account", account), ARG("first", (int64_t)first_day(ret->prev_from)),
	                 ARG("turn", (int64_t)first_day(ret->from)), ARG("last", (int64_t)month_last_day(ret->to)),
	                 ARG("max", (int64_t)PRODUCTS_MAX + 1)),
	            PRODUCTS_MAX, &products));
	sales_months(cx, &months, ret->to, &ret->months);
	sales_part(cx, &products, ret);
	ret->more = products.more;
	ret->change = ret->room.fact.revenue_12m - ret->room.fact.revenue_prev;
	ret->trend = (ret->change > 0) - (ret->change < 0);
	return OK;
}

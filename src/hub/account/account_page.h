/* What the customer page shows inside the customer frame: sales by month and year, products, the group. Pure. */
#ifndef HUB_ACCOUNT_PAGE_H
#define HUB_ACCOUNT_PAGE_H

#include "hub/customer/customer_frame.h"

struct month_sum {
	int32_t month;                                       /* yyyymm */
	int64_t revenue, credited, contribution, line_count; /* credited: what credits have deducted from revenue */
};
extern const struct record month_sum_record;

/* A year of the table beside the chart; a month without sales has revenue NONE. */
#define YEAR_SUM(F, S)                                                                    \
	F(S, INT, year)                                                                   \
	F(S, MONEY, revenue)                                                              \
	F(S, MONEY, credited)                                                             \
	F(S, MONEY, contribution)                                                         \
	F(S, PERCENT, change) /* from the year before; NAN unless both are whole years */ \
	F(S, INT, trend)                                                                  \
	F(S, LIST, months, .of = &month_sum_record) /* month_sum, twelve */
STRUCT_OF(year_sum, YEAR_SUM);

struct product_sum {
	int64_t id;
	const char *number, *name;
	int64_t revenue, quantity, line_count;
	int32_t last_day;
	double share; /* of all this customer has bought */
};
extern const struct record product_sum_record;

/* A customer of the same group. */
#define GROUP_NODE(F, S)                                \
	F(S, ID, id)                                    \
	F(S, ID, parent_id)                             \
	F(S, TEXT, number)                              \
	F(S, TEXT, name)                                \
	F(S, CHOICE, level, .choices = &account_levels) \
	F(S, MONEY, revenue_12m)                        \
	F(S, INT, depth)                                \
	F(S, URL, href)
STRUCT_OF(group_node, GROUP_NODE);
extern const struct record group_node_record;

struct month_name {
	const char *name;
};

struct account_page {
	struct customer_frame room;
	struct list months;                   /* month_sum, newest first, at most 120 */
	struct list years;                    /* year_sum, newest first */
	struct list products;                 /* product_sum, at most ten, by revenue */
	struct list above;                    /* group_node, from the parent upwards */
	struct list below;                    /* group_node, children */
	const char *followed, *followed_href; /* the customer above on whose wheel this one is followed up */
	int32_t from, to, prev_from, prev_to; /* the twelve months and those a year before */
	int64_t our_revenue_12m;
	int64_t credited_12m; /* NONE without credits */
	bool credits;         /* some year has credits */
	struct list lacks;    /* rate_lack: its sales that are in no sum, for want of a rate */
	bool may_rates;
	struct list months_of_year; /* month_name, for the table's head */
	const char *chart;
};
extern const struct record account_page_record;

/* Years made of months, both newest first; each year has twelve months. `to`: the last whole month. */
void years_make(struct ctx *, const struct list *months, int32_t to, struct list *ret);
/* The `count` months that end with `last`, oldest first. One without sales is 0, but NONE before the first sale of
 * all. */
void months_row(const struct list *months, int32_t last, size_t count, struct month_sum *ret);

#endif

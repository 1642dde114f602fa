/* What the customer page shows inside the customer frame: sales by month and year, products, the group. Pure. */
#ifndef HUB_ACCOUNT_PAGE_H
#define HUB_ACCOUNT_PAGE_H

#include "hub/customer/customer_frame.h"

struct month_sum {
	int32_t month;                                       /* yyyymm */
	int64_t revenue, credited, contribution, line_count; /* credited: of the revenue, what is deducted */
};
extern const struct record month_sum_record;

/* A year of the table behind the chart; a month without sales has revenue NONE. */
struct year_sum {
	int64_t year;
	int64_t revenue, credited, contribution;
	double change; /* on the whole year before, NAN without one or when this one is not whole */
	int64_t trend;
	struct list months; /* month_sum, twelve */
};

struct product_sum {
	int64_t id;
	const char *number, *name;
	int64_t revenue, quantity, line_count;
	int32_t last_day;
	double share; /* of all this customer has bought */
};
extern const struct record product_sum_record;

/* A customer of the same group. */
struct group_node {
	int64_t id, parent_id;
	const char *number, *name;
	int32_t level;
	int64_t revenue_12m, depth;
	const char *href;
};
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
	bool credits;         /* any year has some */
	struct list lacks;    /* rate_lack: what of its sales stands apart */
	bool may_rates;
	struct list months_of_year; /* month_name, for the table's head */
	const char *chart;
};
extern const struct record account_page_record;

/* Years from months (newest first); months are filled to twelve. `to` = last whole month. */
void years_make(struct ctx *, const struct list *months, int32_t to, struct list *ret);
/* Values of the last `count` months up to `last`, oldest first, 0 where nothing was sold after the first sale, NONE before it. */
void months_row(const struct list *months, int32_t last, size_t count, struct month_sum *ret);

#endif

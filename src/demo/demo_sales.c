/* Three years of sales: seasons, growth, orders of a few lines, credits. */
#include "demo/demo.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

enum { PRODUCT_TRIES = 6, LINES_MAX = 120000, OWN_LINE = 17000 /* an ordinary line, kroner */ };

/* Share of an ordinary month: summer closes everything, the year ends early. */
static const double season[12] = {0.94, 0.95, 1.06, 0.97, 1.02, 1.10, 0.58, 1.00, 1.14, 1.12, 1.10, 0.82};

struct making {
	struct demo_rng *rng;
	struct demo_line *lines;
	size_t count;
	int32_t today;
};

static bool is_holiday(int32_t day)
{
	static const int days[] = {101, 501, 517, 1224, 1225, 1226, 1231};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (day % 10000 == days[i])
			return true;
	return false;
}

/* A working day of the month, 0 when there is none before today. */
static int32_t working_day(struct making *m, int32_t month)
{
	int32_t day = month * 100 + 1 + demo_below(m->rng, month_last_day(month) % 100);
	for (int i = 0; date_weekday(day) > 5 || is_holiday(day); i++)
		day = date_add_days(day, i < 6 ? -1 : 5);
	return day < m->today ? day : 0;
}

/* One of the trade's products that a line of about that much can hold. Every customer has its favourites: the order of products is
 * another for each (37 has no factor in common with their number), and the first ones come oftenest. */
static int pick_product(struct making *m, int customer, unsigned categories, double amount)
{
	int best = -1;
	for (int i = 0; i < PRODUCT_TRIES || best < 0; i++) {
		double u = demo_real(m->rng);
		int p = ((int)(u * u * demo_product_count) * 37 + customer * 13) % demo_product_count, category = 0;
		while (strcmp(demo_categories[category], demo_products[p].category) != 0)
			category++;
		if (!(categories >> category & 1))
			continue;
		if (demo_products[p].price <= amount * 1.4)
			return p;
		if (best < 0 || demo_products[p].price < demo_products[best].price)
			best = p;
	}
	return best;
}

static void add(struct making *m, const struct demo_line *line)
{
	if (m->count == LINES_MAX)
		return;
	m->lines[m->count] = *line;
	m->lines[m->count].seq = (int)m->count;
	m->count++;
}

static void add_credit(struct making *m, struct demo_line line)
{
	line.day = date_add_days(line.day, 3 + demo_below(m->rng, 12));
	while (date_weekday(line.day) > 5 || is_holiday(line.day))
		line.day = date_add_days(line.day, 1);
	int back = line.quantity / (1 + demo_below(m->rng, 3));
	line.quantity = -(back ? back : 1);
	if (line.day < m->today)
		add(m, &line);
}

static void add_line(struct making *m, const struct demo_customer *c, int customer, int month, int32_t day,
                     double amount)
{
	int p = pick_product(m, customer, demo_industries[c->industry].categories, amount);
	double rise = 0.94 + 0.06 * month / DEMO_MONTHS; /* prices and costs go up together */
	int64_t price = (int64_t)(demo_products[p].price * 100 * (1 - c->discount) * rise + 0.5);
	int quantity = (int)(amount * 100 / (double)price + 0.5);
	if (quantity > 20)
		quantity -= quantity % 5;
	struct demo_line line = {
	    .day = day,
	    .customer = customer,
	    .product = p,
	    .quantity = quantity ? quantity : 1,
	    .unit_price = price * 10000,
	    .unit_cost = (int64_t)(demo_products[p].price * demo_products[p].cost * rise + 0.5) * 10000,
	};
	add(m, &line);
	if (demo_below(m->rng, 80) == 0)
		add_credit(m, line);
}

/* (1 + growth) to the power of months / 12, near enough, by arithmetic that is the same on every machine. */
static double grown(double growth, int months)
{
	double x = growth / (1 + growth / 2) * months / 24;
	return (1 + x) / (1 - x);
}

static void add_month(struct making *m, const struct demo_customer *c, int customer, int nth)
{
	int32_t month = month_add(date_month(m->today), nth - DEMO_MONTHS);
	double usual = 0.25 + (double)c->year / 12 / OWN_LINE, level = grown(c->growth, nth - 30);
	int lines =
	    (int)(usual * level * season[month % 100 - 1] * (0.75 + 0.5 * demo_real(m->rng)) + demo_real(m->rng));
	double amount = (double)c->year / 12 / usual;
	while (lines > 0) {
		int of_order = 1 + demo_below(m->rng, 5);
		int32_t day = working_day(m, month);
		for (; of_order > 0 && lines > 0; of_order--, lines--) {
			double of_line = amount * (0.35 + 1.3 * demo_real(m->rng));
			if (day)
				add_line(m, c, customer, nth, day, of_line);
		}
	}
}

static int by_day(const void *a, const void *b)
{
	const struct demo_line *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->customer != y->customer)
		return x->customer < y->customer ? -1 : 1;
	if ((x->quantity < 0) != (y->quantity < 0))
		return x->quantity < 0 ? 1 : -1;
	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

size_t demo_lines_make(struct ctx *cx, struct demo_rng *r, const struct demo_customer *c, int32_t today,
                       struct demo_line **ret)
{
	struct making m = {.rng = r, .today = today, .lines = arena_array(cx->arena, struct demo_line, LINES_MAX)};
	for (int i = 0; i < DEMO_CUSTOMERS; i++)
		for (int nth = c[i].first; nth <= c[i].last; nth++)
			add_month(&m, &c[i], i, nth);
	qsort(m.lines, m.count, sizeof *m.lines, by_day);
	*ret = m.lines;
	return m.count;
}

/* The portfolio in each of its orders. */
#include "lead/portfolio/portfolio.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Each line has the letter that its customer begins with as its name. */
static struct wheel_line line(int64_t id, const char *name, const char *kam, int64_t revenue, double change,
                              int32_t due)
{
	struct wheel_line l;
	record_blank(&wheel_line_record, &l);
	l.account.id = id;
	l.account.name = l.account.sort_key = name;
	l.kam_key = kam;
	l.revenue_12m = revenue;
	l.change = change;
	l.wheel.next_due = due;
	return l;
}

static void orders([[maybe_unused]] void **state)
{
	static const struct {
		enum portfolio_sort sort;
		const char *order;
	} cases[] = {
	    {PORTFOLIO_CUSTOMER, "abcdef"},
	    {PORTFOLIO_CUSTOMER_DOWN, "fedcba"},
	    /* a and c have the same KAM, b and f none: of equal ones the larger comes first, both ways round. */
	    {PORTFOLIO_KAM, "cadefb"},
	    {PORTFOLIO_KAM_DOWN, "edcafb"},
	    /* d and e are as large as each other: the older record first. */
	    {PORTFOLIO_REVENUE, "bacedf"},
	    {PORTFOLIO_REVENUE_DOWN, "fedcab"},
	    {PORTFOLIO_CHANGE, "afdecb"},
	    {PORTFOLIO_CHANGE_DOWN, "dfaecb"},
	    {PORTFOLIO_DUE, "fbaedc"},
	    {PORTFOLIO_DUE_DOWN, "abfedc"},
	};
	struct wheel_line lines[] = {
	    line(1, "a", "kari", 20, -0.5, 20261201), line(2, "b", NULL, 10, NAN, 20261130),
	    line(3, "c", "kari", 30, NAN, 0),         line(5, "d", "lars", 40, 0.25, 0),
	    line(4, "e", "moa", 40, NAN, 0),          line(6, "f", NULL, 50, -0.25, 20260101),
	};
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct wheel_line copy[6];
		char got[7] = "";
		memcpy(copy, lines, sizeof lines);
		struct list list = {.items = copy, .count = 6};
		wheel_lines_sort(&a, &list, cases[i].sort);
		for (size_t k = 0; k < 6; k++)
			got[k] = *copy[k].account.name;
		print_message("%s\n", portfolio_sorts.names[cases[i].sort]);
		assert_string_equal(got, cases[i].order);
	}
	arena_fini(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(orders)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

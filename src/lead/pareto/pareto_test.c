#include "lead/pareto/pareto.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void largest_first_then_by_id(void **p)
{
	(void)p;
	struct bought b[] = {{3, 100, 1}, {1, 500, 1}, {4, -20, 1}, {2, 100, 1}};
	pareto_sort(b, 4);
	assert_int_equal(b[0].account_id, 1);
	assert_int_equal(b[1].account_id, 2);
	assert_int_equal(b[2].account_id, 3);
	assert_int_equal(b[3].account_id, 4);
}

/* 500 + 100 of 680 is 88 %; 500 alone 73.5 %. */
static void reaching_a_share(void **p)
{
	(void)p;
	struct bought b[] = {{1, 500, 1}, {2, 100, 1}, {3, 100, 1}, {4, -20, 1}};
	assert_int_equal(pareto_reach(b, 4, 680, 0.8), 2);
	assert_int_equal(pareto_reach(b, 4, 680, 0.7), 1);
	assert_int_equal(pareto_reach(b, 4, 680, 1), 3); /* and the credit brings it back */
	assert_int_equal(pareto_reach(b, 4, 0, 0.8), 0);
	assert_int_equal(pareto_reach(b, 0, 0, 0.8), 0);
	struct bought credits[] = {{1, -5, 1}};
	assert_int_equal(pareto_reach(credits, 1, -5, 0.8), 0);
}

/* 2 and 4 belong to 1, which bought nothing itself; 3 stands alone. */
static void groups_are_added_up(void **p)
{
	(void)p;
	struct bought b[] = {{2, 100, 1}, {3, 250, 1}, {4, 200, 1}};
	const struct belongs belongs[] = {{2, 1}, {4, 1}};
	assert_int_equal(pareto_group(b, 3, belongs, 2), 2);
	pareto_sort(b, 2);
	assert_int_equal(b[0].account_id, 1);
	assert_int_equal(b[0].revenue, 300);
	assert_int_equal(b[0].members, 2);
	assert_int_equal(b[1].account_id, 3);
	assert_int_equal(b[1].members, 1);
	assert_int_equal(pareto_group(b, 0, belongs, 2), 0);
	assert_int_equal(pareto_group(b, 2, NULL, 0), 2);
}

static void records_hold(void **p)
{
	(void)p;
	char why[200];
	assert_true(record_check(&pareto_row_record, why, sizeof why));
	assert_true(record_check(&pareto_record, why, sizeof why));
	assert_true(record_check(&bought_record, why, sizeof why));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(largest_first_then_by_id),
	    cmocka_unit_test(reaching_a_share),
	    cmocka_unit_test(groups_are_added_up),
	    cmocka_unit_test(records_hold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

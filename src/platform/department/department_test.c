/* The order of the tree. */
#include "platform/department/department.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void order(void **state)
{
	(void)state;
	struct department_row r[] = {
	    {.id = 1, .name = "b", .sort_key = "b", .people = 1},
	    {.id = 2, .name = "bb", .sort_key = "z", .parent_id = 1, .people = 2},
	    {.id = 3, .name = "ba", .sort_key = "a", .parent_id = 1, .people = 4},
	    {.id = 4, .name = "a", .sort_key = "a", .people = 8},
	    {.id = 5, .name = "bab", .sort_key = "c", .parent_id = 3, .people = 16},
	    {.id = 6, .name = "lost", .sort_key = "y", .parent_id = 99, .people = 32},
	};
	enum { N = sizeof r / sizeof *r };
	char ids[80] = "";
	department_tree(r, N);
	for (size_t i = 0; i < N; i++)
		snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%lld:%lld:%lld ", (long long)r[i].id,
		         (long long)r[i].depth, (long long)r[i].with_all);
	assert_string_equal(ids, "4:0:8 1:0:23 3:1:20 5:2:16 2:1:2 6:0:32 ");
}

/* A circle, which the operations refuse, neither hangs nor hides a department. */
static void circle(void **state)
{
	(void)state;
	struct department_row r[] = {
	    {.id = 1, .name = "a", .sort_key = "a", .parent_id = 2},
	    {.id = 2, .name = "b", .sort_key = "b", .parent_id = 1},
	};
	department_tree(r, 2);
	assert_int_equal(r[0].id, 1);
	assert_int_equal(r[1].id, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(order), cmocka_unit_test(circle)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

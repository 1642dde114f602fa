/* Records that rows name: one for each number, forgotten when there are too many. */
#include "platform/import/import_items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// cmocka comes last
#include <cmocka.h>

static struct span span(const char *s)
{
	return (struct span){s, strlen(s)};
}

static void items_are_one_per_number(void **state)
{
	(void)state;
	struct import_items t;
	char number[20];
	items_init(&t);
	struct import_item *first = items_get(&t, span("0"));
	for (int i = 0; i < 5000; i++) {
		snprintf(number, sizeof number, "%d", i);
		assert_string_equal(items_get(&t, span(number))->number, number);
	}
	assert_int_equal(t.count, 5000);
	assert_ptr_equal(items_get(&t, span("0")), first);
	assert_null(items_get(&t, span("")));
	assert_ptr_not_equal(items_get(&t, span("a")), items_get(&t, span("A")));
	items_fini(&t);
}

static void items_are_forgotten_but_for_what_was_told(void **state)
{
	(void)state;
	struct import_items t;
	char number[20];
	items_init(&t);
	for (int i = 0; i < 5000; i++) {
		snprintf(number, sizeof number, "%d", i);
		struct import_item *item = items_get(&t, span(number));
		item->state = ITEM_KNOWN;
		item->warned = i % 100 == 0;
	}
	items_trim(&t, 4950);
	assert_int_equal(t.count, 5000);
	items_trim(&t, 4949);
	assert_int_equal(t.count, 50);
	for (int i = 0; i < 5000; i++) {
		snprintf(number, sizeof number, "%d", i);
		struct import_item *item = items_get(&t, span(number));
		assert_int_equal(item->state, ITEM_UNSEEN);
		assert_int_equal(item->warned, i % 100 == 0);
	}
	items_fini(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(items_are_one_per_number),
	    cmocka_unit_test(items_are_forgotten_but_for_what_was_told),
	};
	return cmocka_run_group_tests_name("import_items", tests, NULL, NULL);
}

/* The order of what is to be done. */
#include "hub/customer/next_item.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { TODAY = 20261125 /* a Wednesday */ };

static struct next_item item(enum next_kind kind, int32_t due)
{
	return (struct next_item){.kind = (int32_t)kind, .due = due, .form = true, .may = true, .yours = true};
}

static void when_is_it(void **p)
{
	static const struct {
		int32_t due;
		bool form, may, crucial;
		enum next_kind kind;
		bool overdue;
		enum next_slot when;
	} cases[] = {
	    {20261124, true, true, false, NEXT_MISSING, true, SLOT_NOW},
	    {20261125, true, true, false, NEXT_MISSING, false, SLOT_NOW},
	    {20261126, true, true, false, NEXT_MISSING, false, SLOT_WEEK},
	    {20261129, true, true, false, NEXT_DUE, false, SLOT_WEEK}, /* Sunday */
	    {20261130, true, true, false, NEXT_DUE, false, SLOT_CAN_WAIT},
	    {0, true, true, false, NEXT_MISSING, false, SLOT_CAN_WAIT},
	    {0, true, true, false, NEXT_WAITING, false, SLOT_NOW},
	    {20271130, true, true, true, NEXT_MISSING, false, SLOT_NOW},
	    /* Past, and nobody can settle it, or another has to. */
	    {20261001, false, false, false, NEXT_MISSING, false, SLOT_NOW},
	    {20261001, true, false, false, NEXT_DUE, false, SLOT_NOW},
	};
	(void)p;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct next_item m = item(cases[i].kind, cases[i].due);
		m.form = cases[i].form;
		m.may = cases[i].may;
		m.crucial = cases[i].crucial;
		next_settle(&m, TODAY);
		assert_int_equal(m.overdue, cases[i].overdue);
		assert_int_equal(m.when, cases[i].when);
	}
}

/* In the order that they shall have; the id tells which is which. */
static void first_things_first(void **p)
{
	struct next_item items[] = {
	    item(NEXT_EXPIRY, 20261120),  item(NEXT_MISSING, 20261001), item(NEXT_DUE, 20261124),
	    item(NEXT_MISSING, 20270101), item(NEXT_WAITING, 0),        item(NEXT_DUE, 20261125),
	    item(NEXT_MISSING, 20261126), item(NEXT_EXPIRY, 20261204),  item(NEXT_MISSING, 20261205),
	    item(NEXT_MISSING, 20261205), item(NEXT_MISSING, 0),        item(NEXT_EXPIRY, 20261101),
	    item(NEXT_MISSING, 20261001),
	};
	enum { COUNT = sizeof items / sizeof *items };
	(void)p;
	items[3].crucial = true;
	items[8].step = 2;
	items[9].step = 3;
	items[11].yours = false; /* another's, however late */
	items[12].form = items[12].yours = items[12].may = false;
	for (int seed = 0; seed < COUNT; seed++) {
		struct next_item mixed[COUNT];
		for (int i = 0; i < COUNT; i++) {
			mixed[i] = items[(i * 5 + seed) % COUNT];
			mixed[i].account_id = (i * 5 + seed) % COUNT;
			next_settle(&mixed[i], TODAY);
		}
		next_sort(mixed, COUNT);
		for (int i = 0; i < COUNT; i++)
			assert_int_equal(mixed[i].account_id, i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(when_is_it),
	    cmocka_unit_test(first_things_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is a credit, and which signs it is given. */
#include "hub/sale/sale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void numbers_of_credit_notes(void **state)
{
	static const struct {
		const char *doc;
		bool is;
	} cases[] = {{"C536379", true}, {"c1", true},    {"C", false},    {"", false},
	             {"536379", false}, {"Cash", false}, {"C12A", false}, {"CC12", false},
	             {"C 1", false},    {"C-1", false},  {"1C2", false},  {"A123", false},
	             {"C1.", false},    {"/C1", false},  {"//C1", false}, {"C\xc2\xb2", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (sale_is_credit_note(cases[i].doc, strlen(cases[i].doc)) != cases[i].is)
			fail_msg("%s", cases[i].doc);
	assert_true(sale_is_credit_note("C1x", 2)); /* as many bytes as it says */
}

/* Quantities and prices in 10^-6, here by the whole. */
enum { ONE = 1000000 };

static void signs(void **state)
{
	static const struct {
		bool note;
		int64_t quantity, price, amount, contribution; /* as written */
		bool credit, turned;
		int64_t quantity_is, amount_is, contribution_is;
	} cases[] = {
	    /* a sale */
	    {false, 2 * ONE, 10 * ONE, 2000, 300, false, false, 2 * ONE, 2000, 300},
	    {false, 2 * ONE, 10 * ONE, 2000, -300, false, false, 2 * ONE, 2000, -300},
	    {false, 0, NONE, 0, NONE, false, false, 0, 0, NONE},
	    /* below zero already */
	    {false, -2 * ONE, 10 * ONE, -2000, -300, true, false, -2 * ONE, -2000, -300},
	    {true, -2 * ONE, 10 * ONE, -2000, -300, true, false, -2 * ONE, -2000, -300},
	    {false, 0, NONE, -2000, NONE, true, false, 0, -2000, NONE},
	    {true, 0, NONE, -2000, NONE, true, false, 0, -2000, NONE},
	    {false, -5 * ONE, 0, 0, NONE, true, false, -5 * ONE, 0, NONE},
	    /* on a credit note without a sign */
	    {true, 2 * ONE, 10 * ONE, 2000, 300, true, true, -2 * ONE, -2000, -300},
	    {true, 2 * ONE, NONE, 2000, NONE, true, true, -2 * ONE, -2000, NONE},
	    {true, 0, NONE, 2000, -50, true, true, 0, -2000, 50}, /* sold at a loss, taken back */
	    {true, 2 * ONE, 0, 0, NONE, true, true, -2 * ONE, 0, NONE},
	    {true, 0, NONE, 0, NONE, false, false, 0, 0, NONE}, /* a text on it */
	    /* a quantity with a sign, an amount without */
	    {false, -2 * ONE, 10 * ONE, 2000, 300, true, true, -2 * ONE, -2000, -300},
	    {true, -2 * ONE, 10 * ONE, 2000, NONE, true, true, -2 * ONE, -2000, NONE},
	    {false, -2 * ONE, NONE, 2000, NONE, true, true, -2 * ONE, -2000, NONE},
	    {false, -2 * ONE, 0, 2000, NONE, true, true, -2 * ONE, -2000, NONE},
	    /* a discount taken back: the price says so; it is added */
	    {false, -1 * ONE, -10 * ONE, 1000, NONE, false, false, -1 * ONE, 1000, NONE},
	    {true, -1 * ONE, -10 * ONE, 1000, NONE, false, false, -1 * ONE, 1000, NONE},
	    /* a price reduced: nothing came back */
	    {false, 1 * ONE, -10 * ONE, -1000, NONE, true, false, 1 * ONE, -1000, NONE},
	    {true, 1 * ONE, -10 * ONE, -1000, NONE, true, false, 1 * ONE, -1000, NONE},
	    {true, 1 * ONE, 10 * ONE, -1000, NONE, true, false, 1 * ONE, -1000, NONE},
	    /* as large as there is */
	    {true, INT64_MAX, NONE, INT64_MAX, INT64_MAX, true, true, -INT64_MAX, -INT64_MAX, -INT64_MAX},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t quantity = cases[i].quantity, amount = cases[i].amount, contribution = cases[i].contribution;
		assert_int_equal(sale_turn_credit(cases[i].note, cases[i].price, &quantity, &amount, &contribution),
		                 cases[i].turned);
		assert_true(quantity == cases[i].quantity_is && amount == cases[i].amount_is &&
		            contribution == cases[i].contribution_is);
		assert_int_equal(sale_is_credit(quantity, amount), cases[i].credit);
		/* Once is enough: what was turned stays. */
		assert_false(sale_turn_credit(cases[i].note, cases[i].price, &quantity, &amount, &contribution));
	}
}

static void contributions(void **state)
{
	(void)state;
	static const struct {
		int64_t amount, quantity, cost, is;
	} cases[] = {
	    /* goods went out, or came back */
	    {2000, 2 * ONE, 6 * ONE, 800},
	    {2000, 2 * ONE, 15 * ONE, -1000},
	    {2000, 2 * ONE, 0, 2000},
	    {-2000, -2 * ONE, 6 * ONE, -800},
	    {0, 2 * ONE, 6 * ONE, -1200},
	    {0, -2 * ONE, 6 * ONE, 1200},
	    {1, ONE / 2, 10000, 0}, /* half an øre is rounded to one */
	    /* a price reduced: nothing came back */
	    {-2000, 2 * ONE, 6 * ONE, -2000},
	    {-1, 1, 6 * ONE, -1},
	    {-2000, INT64_MAX, INT64_MAX, -2000}, /* nor is anything multiplied */
	    /* a discount taken back: nothing went out */
	    {2000, -2 * ONE, 6 * ONE, 2000},
	    /* not known */
	    {2000, 2 * ONE, NONE, NONE},
	    {-2000, 2 * ONE, NONE, NONE},
	    {2000, -2 * ONE, NONE, NONE},
	    {2000, 0, 6 * ONE, NONE},
	    {-2000, 0, 6 * ONE, NONE},
	    {2000, INT64_MAX, INT64_MAX, NONE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (sale_contribution(cases[i].amount, cases[i].quantity, cases[i].cost) != cases[i].is)
			fail_msg("case %zu", i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_of_credit_notes), cmocka_unit_test(signs),
	                                   cmocka_unit_test(contributions)};
	return cmocka_run_group_tests_name("sale", tests, NULL, NULL);
}

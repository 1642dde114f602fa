/* One cell at a time: guesses, dates, guards. Whole files: csv_test.c. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static void test_guess_number(void **state)
{
	static const struct {
		const char *values[4];
		enum decimal_mark want;
	} cases[] = {
	    {{"1,5", "2"}, DECIMAL_COMMA},
	    {{"1.5", "2"}, DECIMAL_POINT},
	    {{"1,234", "2"}, DECIMAL_ANY},
	    {{"1,234", "1,5"}, DECIMAL_COMMA},
	    {{"1,234", "0.5"}, DECIMAL_POINT},
	    {{"1.234.567"}, DECIMAL_COMMA},
	    {{"1.234,50", "x"}, DECIMAL_COMMA},
	    {{"1,234.50"}, DECIMAL_POINT},
	    {{"1", "2"}, DECIMAL_ANY},
	    {{"1,5", "1.5"}, DECIMAL_ANY},
	    {{NULL}, DECIMAL_ANY},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct csv_guess g = {0};
		for (size_t k = 0; k < 4 && cases[i].values[k]; k++)
			csv_guess_number(&g, cases[i].values[k]);
		if (csv_guessed_mark(&g) != cases[i].want)
			fail_msg("case %zu", i);
	}
	struct csv_guess g = {0};
	csv_guess_number(&g, "1,234");
	csv_guess_number(&g, "n/a");
	csv_guess_number(&g, "12");
	assert_int_equal(g.ambiguous, 1);
	assert_int_equal(g.bad, 1);
}

static void test_dates(void **state)
{
	static const struct {
		const char *s;
		enum date_order order;
		int32_t want;
	} cases[] = {
	    {"2026-11-23", DATE_ISO, 20261123},
	    {"2026/1/3", DATE_ISO, 20260103},
	    {"20261123", DATE_ISO, 20261123},
	    {"2026-11-23 08:26:00", DATE_ISO, 20261123},
	    {"2026-11-23T08:26:00.123+01:00", DATE_ISO, 20261123},
	    {"2026-11-23T08:26Z", DATE_ISO, 20261123},
	    {"2026-11-23T25:00", DATE_ISO, 0},
	    {"2026-11-23T08:26x", DATE_ISO, 0},
	    {"2026-11-23 ", DATE_ISO, 20261123},
	    {"2026-11-23x", DATE_ISO, 0},
	    {"2026-02-29", DATE_ISO, 0},
	    {"23.11.2026", DATE_DMY_DOT, 20261123},
	    {"3.1.2026 9:05", DATE_DMY_DOT, 20260103},
	    {"23.11.26", DATE_DMY_DOT, 0},
	    {"23/11/2026", DATE_DMY_SLASH, 20261123},
	    {"23/11/2026", DATE_MDY_SLASH, 0},
	    {"11/23/2026 8:26 PM", DATE_MDY_SLASH, 20261123},
	    {"11/23/2026 13:26 PM", DATE_MDY_SLASH, 0},
	    {"23.11.2026", DATE_ISO, 0},
	    {"", DATE_ISO, 0},
	    {"2026-11-23", DATE_UNKNOWN, 0},
	    {NULL, DATE_ISO, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int32_t date = 0;
		if (csv_date(cases[i].s, cases[i].order, &date) != (cases[i].want != 0) || date != cases[i].want)
			fail_msg("%s: %d", cases[i].s, date);
	}
	struct csv_guess g = {0};
	assert_int_equal(csv_guessed_order(&g), DATE_UNKNOWN);
	csv_guess_date(&g, "01/02/2026");
	assert_int_equal(csv_guessed_order(&g), DATE_UNKNOWN);
	csv_guess_date(&g, "13/02/2026");
	assert_int_equal(csv_guessed_order(&g), DATE_DMY_SLASH);
	csv_guess_date(&g, "02/13/2026");
	assert_int_equal(csv_guessed_order(&g), DATE_UNKNOWN);
	g = (struct csv_guess){0};
	csv_guess_date(&g, "1.2.2026");
	assert_int_equal(csv_guessed_order(&g), DATE_DMY_DOT);
	csv_guess_date(&g, "2026-02-01");
	assert_int_equal(csv_guessed_order(&g), DATE_UNKNOWN);
}

static void test_write(void **state)
{
	static const struct {
		const char *s, *csv, *tsv;
	} cases[] = {
	    {"plain", "plain", "plain"},
	    {"", "", ""},
	    {NULL, "", ""},
	    {"a,b", "\"a,b\"", "a,b"},
	    {"a;b", "\"a;b\"", "a;b"},
	    {"say \"hi\"", "\"say \"\"hi\"\"\"", "say \"hi\""},
	    {"x\ny\tz", "\"x\ny\tz\"", "x y z"},
	    {" x ", "\" x \"", " x "},
	    {"=1+1", "'=1+1", "'=1+1"},
	    {"@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"},
	    {"-2+3", "'-2+3", "'-2+3"},
	    {"+cmd|'/c calc'!A0", "\"'+cmd|'/c calc'!A0\"", "'+cmd|'/c calc'!A0"},
	    {"\tx", "\"'\tx\"", "' x"},
	    {"-12.5", "-12.5", "-12.5"},
	    {"+47 22 33 44 55", "+47 22 33 44 55", "+47 22 33 44 55"},
	    {"+1 (555) 010-9999", "+1 (555) 010-9999", "+1 (555) 010-9999"},
	    {"'=x", "''=x", "''=x"},
	    {"'quoted'", "'quoted'", "'quoted'"},
	    {"-", "'-", "'-"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf b;
		buf_init(&b, 1000);
		csv_cell(&b, cases[i].s, true);
		assert_string_equal(b.p, cases[i].csv);
		buf_clear(&b);
		tsv_cell(&b, cases[i].s, true);
		assert_string_equal(b.p, cases[i].tsv);
		buf_fini(&b);
	}
	assert_string_equal(csv_unguard("'=1"), "=1");
	assert_string_equal(csv_unguard("''=1"), "'=1");
	assert_string_equal(csv_unguard("'abc"), "'abc");
	assert_string_equal(csv_unguard("+47"), "+47");
	assert_string_equal(csv_unguard(""), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_guess_number),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_write),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

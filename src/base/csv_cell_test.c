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

static const struct {
	const char *s;
	enum date_order order;
	int32_t want;
} dates[] = {
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
    {"23.11.26", DATE_DMY_DOT, 20261123},
    {"1.2.24", DATE_DMY_DOT, 20240201},
    {"1. 2. 2024", DATE_ISO, 20240201},
    {"31.12.69", DATE_DMY_DOT, 20691231},
    {"1.1.70", DATE_DMY_DOT, 19700101},
    {"1.2.240", DATE_DMY_DOT, 0},
    {"1.2", DATE_DMY_DOT, 0},
    {"31.11.2026", DATE_DMY_DOT, 0},
    {"25-10-2017", DATE_EACH, 20171025},
    {"01-02-2024", DATE_DMY_SLASH, 20240201},
    {"01-02-2024", DATE_MDY_SLASH, 20240102},
    {"01-02-2024", DATE_EACH, 0},
    {"01/02/2024", DATE_ISO, 0},
    {"1/2-2024", DATE_DMY_SLASH, 0},
    {"10/25/17", DATE_EACH, 20171025},
    {"10/25/17", DATE_DMY_SLASH, 0},
    {"7/7/26", DATE_MDY_SLASH, 20260707},
    {"23112026", DATE_EACH, 20261123},
    {"01122024", DATE_ISO, 20241201},
    {"231126", DATE_DMY_DOT, 20261123},
    {"231126", DATE_DMY_SLASH, 20261123},
    {"231126", DATE_ISO, 20231126},
    {"112326", DATE_MDY_SLASH, 20261123},
    {"991231", DATE_ISO, 19991231},
    {"991231", DATE_DMY_DOT, 0},
    {"231126", DATE_EACH, 0},
    {"202613", DATE_ISO, 0}, /* no month 26 */
    {"2026112", DATE_ISO, 0},
    {"202611230", DATE_ISO, 0},
    {"45323", DATE_EACH, 20240201},
    {"45657", DATE_ISO, 20241231},
    {"45323.75", DATE_ISO, 20240201},
    {"45323,75", DATE_ISO, 20240201},
    {"25569", DATE_ISO, 19700101},
    {"25568", DATE_ISO, 0},
    {"73050", DATE_ISO, 20991231},
    {"73051", DATE_ISO, 0},
    {"31. januar 2024", DATE_DMY_DOT, 20240131},
    {"31 jan 2024", DATE_EACH, 20240131},
    {"31. jan. 24", DATE_EACH, 20240131},
    {"31-Jan-2024", DATE_EACH, 20240131},
    {"31-DES-24", DATE_EACH, 20241231},
    {"1 mai 2024", DATE_EACH, 20240501},
    {"May 1, 2024", DATE_EACH, 20240501},
    {"January 31 2024", DATE_EACH, 20240131},
    {"31. ja 2024", DATE_EACH, 0},
    {"31. januart 2024", DATE_EACH, 0},
    {"31. februar 2024", DATE_EACH, 0},
    {"31. januar", DATE_EACH, 0},
    {"2024-01-31T23:30:00Z", DATE_ISO, 20240201}, /* Oslo is an hour ahead, in summer two */
    {"2024-01-31T22:30:00Z", DATE_ISO, 20240131},
    {"2024-06-30T22:30:00Z", DATE_ISO, 20240701},
    {"2024-01-31 23:30:00 UTC", DATE_ISO, 20240201},
    {"2024-02-01T00:30:00+02:00", DATE_ISO, 20240131},
    {"2024-02-01T00:30:00+01:00", DATE_ISO, 20240201},
    {"2024-01-31T23:30:00-0500", DATE_ISO, 20240201},
    {"2024-01-31T23:30:00+015", DATE_ISO, 0},
    {"31/01/2024 23:30Z", DATE_DMY_SLASH, 20240201},
    {"2024-01-31 23:30:00", DATE_ISO, 20240131},
    {"23/11/2026", DATE_DMY_SLASH, 20261123},
    {"23/11/2026", DATE_MDY_SLASH, 0},
    {"11/23/2026 8:26 PM", DATE_MDY_SLASH, 20261123},
    {"11/23/2026 13:26 PM", DATE_MDY_SLASH, 0},
    {"23.11.2026", DATE_ISO, 20261123},
    {"", DATE_ISO, 0},
    {"2026-11-23", DATE_UNKNOWN, 0},
    {NULL, DATE_ISO, 0},
};

static void test_dates(void **state)
{
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		int32_t date = 0;
		if (csv_date(dates[i].s, dates[i].order, &date) != (dates[i].want != 0) || date != dates[i].want)
			fail_msg("%s: %d", dates[i].s, date);
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
	assert_int_equal(csv_guessed_order(&g), DATE_EACH);
	csv_guess_date(&g, "01/02/2026");
	assert_int_equal(csv_guessed_order(&g), DATE_UNKNOWN);
	csv_guess_date(&g, "31-01-2026");
	assert_int_equal(csv_guessed_order(&g), DATE_DMY_SLASH);
	g = (struct csv_guess){0};
	csv_guess_date(&g, "45323");
	assert_int_equal(csv_guessed_order(&g), DATE_EACH);
	g = (struct csv_guess){0};
	csv_guess_date(&g, "25/10/2026");
	csv_guess_date(&g, "10/26/2026"); /* each can mean one day only */
	assert_int_equal(csv_guessed_order(&g), DATE_EACH);
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

#include "base/num.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

struct parse_case {
	const char *s;
	enum decimal_mark mark;
	int scale;
	bool good, ambiguous;
	int64_t v;
};

static const struct parse_case parse_cases[] = {
    {"0", DECIMAL_ANY, 2, true, false, 0},
    {"7", DECIMAL_ANY, 2, true, false, 700},
    {"  12,5 ", DECIMAL_ANY, 2, true, false, 1250},
    {"12.5", DECIMAL_ANY, 2, true, false, 1250},
    {"1 234 567,50", DECIMAL_ANY, 2, true, false, 123456750},
    {"1\u00a0234\u00a0567,50", DECIMAL_ANY, 2, true, false, 123456750},
    {"1\u202f234\u202f567,50", DECIMAL_ANY, 2, true, false, 123456750},
    {"1'234'567.50", DECIMAL_ANY, 2, true, false, 123456750},
    {"1\u2019234.5", DECIMAL_ANY, 2, true, false, 123450},
    {"1.234.567,50", DECIMAL_ANY, 2, true, false, 123456750},
    {"1,234,567.50", DECIMAL_ANY, 2, true, false, 123456750},
    {"1,234,567", DECIMAL_ANY, 2, true, false, 123456700},
    {"1.234.567", DECIMAL_ANY, 0, true, false, 1234567},
    {"1,234", DECIMAL_ANY, 3, true, true, 1234},
    {"1.234", DECIMAL_ANY, 3, true, true, 1234},
    {"0,125", DECIMAL_ANY, 3, true, false, 125},        /* no group starts with 0 */
    {"1234,567", DECIMAL_ANY, 3, true, false, 1234567}, /* nor has it four digits */
    {"1 234,567", DECIMAL_ANY, 3, true, false, 1234567},
    {"1,234", DECIMAL_POINT, 2, true, false, 123400},
    {"1,234", DECIMAL_COMMA, 2, true, false, 123},
    {"1.234", DECIMAL_COMMA, 2, true, false, 123400},
    {"1.5", DECIMAL_COMMA, 2, false, false, 0},
    {"1,5", DECIMAL_POINT, 2, false, false, 0},
    {"-3", DECIMAL_ANY, 2, true, false, -300},
    {"\u22123,5", DECIMAL_ANY, 2, true, false, -350},
    {"- 3", DECIMAL_ANY, 2, true, false, -300},
    {"+3", DECIMAL_ANY, 2, true, false, 300},
    {",5", DECIMAL_ANY, 2, true, false, 50},
    {"5,", DECIMAL_ANY, 2, false, false, 0},
    {"0,005", DECIMAL_COMMA, 2, true, false, 1}, /* half away from zero */
    {"-0,005", DECIMAL_COMMA, 2, true, false, -1},
    {"0,0049999999999999999999999", DECIMAL_COMMA, 2, true, false, 0},
    {"2,675", DECIMAL_COMMA, 2, true, false, 268}, /* a double would say 267 */
    {"1e5", DECIMAL_ANY, 2, true, false, 10000000},
    {"1,23E+05", DECIMAL_ANY, 2, true, false, 12300000},
    {"5E-3", DECIMAL_ANY, 2, true, false, 1},
    {"1e400", DECIMAL_ANY, 2, false, false, 0},
    {"0e400", DECIMAL_ANY, 2, true, false, 0},
    {"92233720368547758.07", DECIMAL_ANY, 2, true, false, INT64_MAX},
    {"-92233720368547758,07", DECIMAL_ANY, 2, true, false, -INT64_MAX},
    {"92233720368547758.08", DECIMAL_ANY, 2, false, false, 0},
    {"-92233720368547758.08", DECIMAL_ANY, 2, false, false, 0}, /* INT64_MIN means none */
    {"99999999999999999999", DECIMAL_ANY, 0, false, false, 0},
    {"000000000000000000000000000000012", DECIMAL_ANY, 0, true, false, 12},
    {"", DECIMAL_ANY, 2, false, false, 0},
    {" ", DECIMAL_ANY, 2, false, false, 0},
    {"-", DECIMAL_ANY, 2, false, false, 0},
    {".", DECIMAL_ANY, 2, false, false, 0},
    {"e5", DECIMAL_ANY, 2, false, false, 0},
    {"1e", DECIMAL_ANY, 2, false, false, 0},
    {"12 34", DECIMAL_ANY, 2, false, false, 0}, /* two numbers, not one */
    {"1 2345", DECIMAL_ANY, 2, false, false, 0},
    {"1234 567", DECIMAL_ANY, 2, false, false, 0},
    {"1 234.567 890", DECIMAL_ANY, 2, false, false, 0},
    {"1.234 567", DECIMAL_COMMA, 2, false, false, 0}, /* one kind of grouping */
    {"1,2,3", DECIMAL_ANY, 2, false, false, 0},
    {"1.2.3,4", DECIMAL_ANY, 2, false, false, 0},
    {"12a", DECIMAL_ANY, 2, false, false, 0},
    {"0x10", DECIMAL_ANY, 2, false, false, 0},
    {"--1", DECIMAL_ANY, 2, false, false, 0},
    {"nan", DECIMAL_ANY, 2, false, false, 0},
    {"12 kr", DECIMAL_ANY, 2, false, false, 0},
};

static void test_parse(void **state)
{
	for (size_t i = 0; i < sizeof(parse_cases) / sizeof(parse_cases[0]); i++) {
		const struct parse_case *c = &parse_cases[i];
		int64_t v = -99;
		bool ambiguous = false;
		bool good = num_parse(c->s, c->mark, c->scale, &v, &ambiguous);
		if (good != c->good || (good && (v != c->v || ambiguous != c->ambiguous)))
			fail_msg("\"%s\": %d %jd %d", c->s, good, (intmax_t)v, ambiguous);
		if (!good)
			assert_int_equal(v, -99);
	}
}

static void test_parse_int(void **state)
{
	int64_t v = 0;

	assert_true(num_parse_int(" 1 234 ", &v));
	assert_int_equal(v, 1234);
	assert_true(num_parse_int("-9223372036854775807", &v));
	assert_int_equal(v, -INT64_MAX);
	assert_false(num_parse_int("9223372036854775808", &v));
	assert_false(num_parse_int("1.5", &v));
	assert_false(num_parse_int("1.234", &v));
	assert_false(num_parse_int("", &v));
	assert_false(num_parse_int(NULL, &v));
}

static void test_parse_real(void **state)
{
	static const struct {
		const char *s;
		bool good;
		double v;
	} cases[] = {
	    {"0.1", true, 0.1},
	    {"0,1", true, 0.1},
	    {"31 %", true, 31},
	    {"31\u00a0%", true, 31},
	    {"-12,75", true, -12.75},
	    {"1 234,5", true, 1234.5},
	    {"1e-3", true, 0.001},
	    {"1.7976931348623157e308", true, 0x1.fffffffffffffp1023},
	    {"-0", true, 0},
	    {"00.250", true, 0.25},
	    {"9007199254740993", true, 9007199254740992.0},
	    {"1e309", false, 0},
	    {"%", false, 0},
	    {"3%%", false, 0},
	    {"inf", false, 0},
	    {"", false, 0},
	    {"0,1 0", false, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		double v = -99;
		bool good = num_parse_real(cases[i].s, &v);
		if (good != cases[i].good || (good && v != cases[i].v))
			fail_msg("\"%s\": %d %.17g", cases[i].s, good, v);
	}
	double zero;
	assert_true(num_parse_real("-0,0", &zero));
	assert_false(signbit(zero));
}

static void check_plain(int64_t v, int scale, int min_digits, const char *want)
{
	struct buf b;

	buf_init(&b, 100);
	num_plain(&b, v, scale, min_digits);
	assert_string_equal(b.p, want);
	buf_fini(&b);
}

static void test_plain(void **state)
{
	check_plain(27948902, 2, 2, "279489.02");
	check_plain(0, 2, 2, "0.00");
	check_plain(0, 6, 0, "0");
	check_plain(5, 2, 2, "0.05");
	check_plain(-5, 2, 2, "-0.05");
	check_plain(1500, 2, 0, "15");
	check_plain(1550, 2, 0, "15.5");
	check_plain(2550000, 6, 2, "2.55");
	check_plain(2000000, 6, 2, "2.00");
	check_plain(1, 6, 0, "0.000001");
	check_plain(42, 0, 0, "42");
	check_plain(INT64_MAX, 2, 2, "92233720368547758.07");
	check_plain(-INT64_MAX, 6, 0, "-9223372036854.775807");
}

static void test_mul(void **state)
{
	int64_t v = 0;

	assert_true(num_mul_to_minor(6000000, 2550000, &v)); /* 6 × 2.55 */
	assert_int_equal(v, 1530);
	assert_true(num_mul_to_minor(1000000, 5000, &v)); /* 1 × 0.005 */
	assert_int_equal(v, 1);
	assert_true(num_mul_to_minor(-1000000, 5000, &v));
	assert_int_equal(v, -1);
	assert_true(num_mul_to_minor(1000000, 4999, &v));
	assert_int_equal(v, 0);
	assert_false(num_mul_to_minor(INT64_MAX, INT64_MAX, &v));
	assert_false(num_mul_to_minor(INT64_MAX, -INT64_MAX, &v));
	assert_true(num_mul_to_minor(INT64_MAX, 10000, &v)); /* × 0.01: 10^-6 → minor divides by 10^4 … and 100 */
	assert_int_equal(v, 9223372036855);
}

static void test_add(void **state)
{
	int64_t v = 0;

	assert_true(num_add(INT64_MAX - 1, 1, &v));
	assert_true(v == INT64_MAX);
	assert_false(num_add(INT64_MAX, 1, &v));
	assert_false(num_add(-INT64_MAX, -1, &v)); /* would be NONE */
}

/* What num_plain writes, num_parse reads back: any value, any scale, either way of writing the mark. */
static void test_round_trip(void **state)
{
	uint64_t seed = 20261123;

	for (int i = 0; i < 100000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		int64_t v = (int64_t)seed >> (seed >> 58), got = 0;
		int scale = (int)(seed >> 20 & 7), min_digits = (int)(seed >> 30 & 7);
		if (v == INT64_MIN)
			continue;
		struct buf b;
		buf_init(&b, 100);
		num_plain(&b, v, scale, min_digits < scale ? min_digits : scale);
		if (!num_parse(b.p, DECIMAL_POINT, scale, &got, NULL) || got != v)
			fail_msg("%s: %jd %jd", b.p, (intmax_t)v, (intmax_t)got);
		char *point = strchr(b.p, '.');
		if (point)
			*point = ',';
		if (!num_parse(b.p, DECIMAL_COMMA, scale, &got, NULL) || got != v)
			fail_msg("%s: %jd %jd", b.p, (intmax_t)v, (intmax_t)got);
		buf_fini(&b);
	}
}

static void test_written(void **state)
{
	static const struct {
		const char *s, *number, *currency;
		char whole;
	} cases[] = {
	    {"1234.5", "1234.5", "", 0},
	    {"kr 1 234,50", "1 234,50", "kr", 0},
	    {"kr. 1 234,50", "1 234,50", "kr", 0},
	    {"1 000,00 kr", "1 000,00", "kr", 0},
	    {"1 000,00 kr.", "1 000,00", "kr", 0},
	    {"1 000,-", "1 000", "", ','},
	    {"1.000,-", "1.000", "", ','},
	    {"kr 1 000,\u2013", "1 000", "kr", ','},
	    {"1 000,-- NOK", "1 000", "NOK", ','},
	    {"1'000.-", "1'000", "", '.'},
	    {"-1 000,-", "-1 000", "", ','},
	    {"(500,00)", "-500,00", "", 0},
	    {"(kr 500,00)", "-500,00", "kr", 0},
	    {"kr (500,00)", "-500,00", "kr", 0},
	    {"500,00-", "-500,00", "", 0},
	    {"500,00 -", "-500,00", "", 0},
	    {"\u2212200,00", "-200,00", "", 0},
	    {"\u2013 200,00", "-200,00", "", 0},
	    {"- kr 200", "-200", "kr", 0},
	    {"kr -200", "-200", "kr", 0},
	    {"NOK 100", "100", "NOK", 0},
	    {"nok100", "100", "NOK", 0},
	    {"100 EUR", "100", "EUR", 0},
	    {"\u20ac1,50", "1,50", "EUR", 0},
	    {"1,50\u00a0\u20ac", "1,50", "EUR", 0},
	    {"$5", "5", "USD", 0},
	    {"+5", "+5", "", 0},
	};
	static const char *const none[] = {"",          "-",        "kr",    ",-", "(5",    "(-5)",  "-(5)", "-5-",
	                                   "NOK 5 EUR", "kroner 5", "Ref 5", "x5", "ABC 5", "5 stk", "--5",  "kr 5 kr"};
	struct num_written w;
	int64_t v;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(num_written_read(cases[i].s, &w));
		assert_string_equal(w.number, cases[i].number);
		assert_string_equal(w.currency, cases[i].currency);
		assert_int_equal(w.whole_mark, cases[i].whole);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (num_written_read(none[i], &w) && num_parse(w.number, DECIMAL_COMMA, 2, &v, NULL))
			fail_msg("%s is no number", none[i]);
	assert_false(num_written_read(NULL, &w));
}

static void test_wide(void **state)
{
	__int128 v;
	assert_true(num_parse_wide("1.0049999", DECIMAL_POINT, 12, &v) && v == (__int128)1004999900000);
	assert_true(num_parse_wide("-123456789012345678901,5", DECIMAL_COMMA, 0, &v));
	assert_true(v == -((__int128)123456789012345678 * 1000 + 902)); /* half away from zero */
	assert_true(num_parse_wide("0", DECIMAL_POINT, 12, &v) && v == 0);
	assert_true(num_parse_wide("999999999999999999", DECIMAL_POINT, 12, &v));
	assert_false(num_parse_wide("9999999999999999999", DECIMAL_POINT, 12, &v));
	assert_false(num_parse_wide("1x", DECIMAL_POINT, 12, &v));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parse),      cmocka_unit_test(test_parse_int), cmocka_unit_test(test_parse_real),
	    cmocka_unit_test(test_plain),      cmocka_unit_test(test_mul),       cmocka_unit_test(test_add),
	    cmocka_unit_test(test_round_trip), cmocka_unit_test(test_written),   cmocka_unit_test(test_wide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

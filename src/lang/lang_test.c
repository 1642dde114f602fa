#include "base/clock.h"
#include "base/date.h"
#include "base/num.h"
#include "lang/tr.h"
#include "lang/tr_table.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static struct arena arena;
static struct ctx cx;

static int setup(void **state)
{
	arena_init(&arena);
	cx = (struct ctx){.arena = &arena};
	return 0;
}

static int teardown(void **state)
{
	arena_fini(&arena);
	return 0;
}

#define CHECK(want, call)                       \
	do {                                    \
		struct buf b;                   \
		buf_init(&b, 1000);             \
		call;                           \
		assert_string_equal(b.p, want); \
		buf_fini(&b);                   \
	} while (0)
#define NB LANG_NB
#define EN LANG_EN

static void test_money(void **state)
{
	CHECK("1\u202f234\u202f567,50\u00a0kr", fmt_money(&b, NB, 123456750));
	CHECK("NOK\u00a01,234,567.50", fmt_money(&b, EN, 123456750));
	CHECK("\u22121\u202f234,00\u00a0kr", fmt_money(&b, NB, -123400));
	CHECK("NOK\u00a0\u22120.05", fmt_money(&b, EN, -5));
	CHECK("0,00\u00a0kr", fmt_money(&b, NB, 0));
	CHECK("", fmt_money(&b, NB, NONE));
	CHECK("1\u202f234\u202f568\u00a0kr", fmt_money_whole(&b, NB, 123456750));
	CHECK("\u22121\u00a0kr", fmt_money_whole(&b, NB, -50)); /* half away from zero */
	CHECK("0\u00a0kr", fmt_money_whole(&b, NB, -49));
	CHECK("1\u202f234\u202f567,50", fmt_amount(&b, NB, 123456750));
	CHECK("92,233,720,368,547,758.07", fmt_amount(&b, EN, INT64_MAX));
	strcpy(base_currency, "EUR");
	CHECK("12,00\u00a0EUR", fmt_money(&b, NB, 1200));
	CHECK("EUR\u00a012.00", fmt_money(&b, EN, 1200));
	strcpy(base_currency, "NOK");
}

static void test_money_short(void **state)
{
	CHECK("612\u202f000\u00a0kr", fmt_money_short(&b, NB, 61200000));
	CHECK("14,2\u00a0mill.\u00a0kr", fmt_money_short(&b, NB, 1423456700));
	CHECK("NOK\u00a014.2m", fmt_money_short(&b, EN, 1423456700));
	CHECK("\u221214,3\u00a0mill.\u00a0kr", fmt_money_short(&b, NB, -1425000000));
	CHECK("999\u202f999\u00a0kr", fmt_money_short(&b, NB, 99999949));
	CHECK("1,0\u00a0mill.\u00a0kr", fmt_money_short(&b, NB, 99999950));
	CHECK("999,9\u00a0mill.\u00a0kr", fmt_money_short(&b, NB, 99994999999));
	CHECK("1,0\u00a0mrd.\u00a0kr", fmt_money_short(&b, NB, 99995000000));
	CHECK("NOK\u00a02.5bn", fmt_money_short(&b, EN, 250000000000));
	CHECK("0\u00a0kr", fmt_money_short(&b, NB, 0));
	CHECK("", fmt_money_short(&b, NB, NONE));
}

static void test_numbers(void **state)
{
	CHECK("1\u202f234\u202f567", fmt_int(&b, NB, 1234567));
	CHECK("\u2212999", fmt_int(&b, EN, -999));
	CHECK("1,000", fmt_int(&b, EN, 1000));
	CHECK("", fmt_int(&b, EN, NONE));
	CHECK("1\u202f234,57", fmt_real(&b, NB, 1234.567, 2));
	CHECK("0.0", fmt_real(&b, EN, -0.04, 1)); /* no minus before nothing */
	CHECK("", fmt_real(&b, NB, NAN, 1));
	CHECK("", fmt_real(&b, NB, INFINITY, 1));
	CHECK("1,5", fmt_real_short(&b, NB, 1.5));
	CHECK("100", fmt_real_short(&b, NB, 100));
	CHECK("2,18", fmt_real(&b, NB, 0.15 * 2 + 0.25 * 2.5 + 0.5 * 2.5, 2)); /* 2.175, which binary has not */
	CHECK("2,17", fmt_real(&b, NB, 2.1749999, 2));
	CHECK("0,33", fmt_real_short(&b, NB, 1.0 / 3));
	CHECK("2,5", fmt_qty(&b, NB, 2500000));
	CHECK("1\u202f000", fmt_qty(&b, NB, 1000000000));
	CHECK("31\u00a0%", fmt_percent(&b, NB, 0.312, 0));
	CHECK("31.2%", fmt_percent(&b, EN, 0.312, 1));
	CHECK("\u22124\u00a0%", fmt_percent(&b, NB, -0.04, 0));
	CHECK("", fmt_percent(&b, NB, NAN, 0));
}

static void test_dates(void **state)
{
	CHECK("23.11.2026", fmt_date(&b, NB, 20261123));
	CHECK("23 Nov 2026", fmt_date(&b, EN, 20261123));
	CHECK("01.02.0003", fmt_date(&b, NB, 30201));
	CHECK("", fmt_date(&b, NB, 0));
	CHECK("", fmt_date(&b, NB, 20261301));
	/* half a year on either side goes without the year; the clock of the tests stands at 23 November 2026 */
	clock_freeze(1795428000);
	CHECK("23. nov.", fmt_date_short(&b, NB, 20261123));
	CHECK("30 May", fmt_date_short(&b, EN, 20260530));
	CHECK("17. mai", fmt_date_short(&b, NB, 20270517));
	CHECK("17. mai 2026", fmt_date_short(&b, NB, 20260517));
	CHECK("5 Dec 2027", fmt_date_short(&b, EN, 20271205));
	CHECK("", fmt_date_short(&b, EN, 0));
	CHECK("nov. 2026", fmt_month(&b, NB, 202611));
	CHECK("Nov 2026", fmt_month(&b, EN, 202611));
	CHECK("", fmt_month(&b, EN, 202600));
	CHECK("23.11.2026 10:00", fmt_time(&b, NB, 1795424400));
	CHECK("29.03.2026 03:00", fmt_time(&b, NB, 1774746000)); /* the hour after 01:59 */
	CHECK("", fmt_time(&b, NB, 0));
}

static void test_tr(void **state)
{
	assert_string_equal(tr(NB, "common.yes"), "Ja");
	assert_string_equal(tr(EN, "common.yes"), "Yes");
	assert_string_equal(tr(EN, "no.such.key"), "no.such.key");
	assert_true(tr_exists("month.long.12"));
	assert_false(tr_exists("month.long.13"));
	cx.lang = LANG_EN;
	assert_string_equal(tr_f(&cx, "form.out_of_bounds", "1", "5"), "Must be between 1 and 5.");
	assert_string_equal(tr_f(&cx, "form.too_long"), "At most  characters."); /* a missing parameter is empty */
	assert_string_equal(tr_f(&cx, "{9} {x} {0}", "a"), "{9} {x} a");
	assert_string_equal(tr_f(&cx, "{0}{1}", "{1}", "b"), "{1}b"); /* what was filled in is not filled again */
	assert_string_equal(tr_n(&cx, "unit.days", 1), "1\u00a0day");
	assert_string_equal(tr_n(&cx, "unit.days", 2000), "2,000\u00a0days");
	assert_string_equal(tr_n(&cx, "no.such", 2), "no.such.other");
	cx.lang = LANG_NB;
	assert_string_equal(tr_n(&cx, "unit.days", 0), "0\u00a0dager");
	assert_string_equal(tr_fault(&cx, &(struct fault){E_INVALID, "json.bad", {"7"}}),
	                    "Dette er ikke gyldig JSON (linje 7).");
	assert_non_null(strstr(tr_fault(&cx, &(struct fault){.code = E_FORBIDDEN}), "rett"));
	assert_string_equal(
	    tr_field_fault(&cx, &(struct field_fault){.field = "x", .key = "form.too_long", .param = {"3"}}),
	    "Høyst 3 tegn.");
}

static void test_catalogue(void **state)
{
	for (size_t i = 1; i < tr_entries_count; i++)
		if (strcmp(tr_entries[i - 1].key, tr_entries[i].key) >= 0)
			fail_msg("%s is not before %s", tr_entries[i - 1].key, tr_entries[i].key);
	for (size_t i = 0; i < tr_entries_count; i++)
		assert_ptr_equal(tr(LANG_NB, tr_entries[i].key), tr_entries[i].nb);
	assert_false(tr_exists(""));
	assert_false(tr_exists("unit.mone"));
	for (enum err e = OK; e < ERR_COUNT; e++)
		if (!tr_exists(err_info(e)->key))
			fail_msg("%s has no text", err_info(e)->key);
}

static void test_lang(void **state)
{
	enum lang l = LANG_EN;

	assert_true(lang_parse("nb", &l) && l == LANG_NB);
	assert_true(lang_parse("en_GB.UTF-8", &l) && l == LANG_EN);
	assert_true(lang_parse("no", &l) && l == LANG_NB);
	assert_true(lang_parse("NB-no", &l) && l == LANG_NB);
	assert_false(lang_parse("norsk", &l));
	assert_false(lang_parse("C", &l));
	assert_false(lang_parse("", &l));
	assert_false(lang_parse(NULL, &l));
	assert_true(l == LANG_NB);
	assert_string_equal(lang_code(LANG_EN), "en");
}

struct thing {
	int64_t id, count;
	bool on;
	double factor, share;
	const char *name;
	int64_t price, amount, made;
	int32_t day, month, answer;
};

static const char *const answers[] = {"yes", "no", "maybe", NULL};
static const struct choices answer_choices = {"common", answers};

static const struct field thing_fields[] = {
    FIELD(struct thing, id, K_ID),
    FIELD(struct thing, count, K_INT),
    FIELD(struct thing, on, K_BOOL),
    FIELD(struct thing, factor, K_REAL),
    FIELD(struct thing, share, K_PERCENT),
    FIELD(struct thing, name, K_TEXT),
    FIELD(struct thing, price, K_MONEY),
    FIELD(struct thing, amount, K_QTY),
    FIELD(struct thing, made, K_TIME),
    FIELD(struct thing, day, K_DATE),
    FIELD(struct thing, month, K_MONTH, .label = "common.no"),
    FIELD(struct thing, answer, K_CHOICE, .choices = &answer_choices),
};
static const struct record thing_record = RECORD("thing", struct thing, thing_fields);

static const struct thing full = {
    .id = 4096,
    .count = -1234,
    .on = true,
    .factor = 1234.5,
    .share = 0.07,
    .name = "Å < B",
    .price = 1234567850,
    .amount = 1500000,
    .made = 1795424400,
    .day = 20261123,
    .month = 202611,
    .answer = 1,
};

static void test_fields(void **state)
{
	static const struct {
		const char *name, *nb, *en, *plain;
	} cases[] = {
	    {"id", "4096", "4096", "4096"},
	    {"count", "\u22121\u202f234", "\u22121,234", "-1234"},
	    {"on", "Ja", "Yes", "1"},
	    {"factor", "1\u202f234,5", "1,234.5", "1234.5"},
	    {"share", "7\u00a0%", "7%", "7"},
	    {"name", "Å < B", "Å < B", "Å < B"},
	    {"price", "12\u202f345\u202f678,50\u00a0kr", "NOK\u00a012,345,678.50", "12345678.50"},
	    {"amount", "1,5", "1.5", "1.5"},
	    {"made", "23.11.2026 10:00", "23 Nov 2026 10:00", "2026-11-23T09:00:00Z"},
	    {"day", "23.11.2026", "23 Nov 2026", "2026-11-23"},
	    {"month", "nov. 2026", "Nov 2026", "2026-11"},
	    {"answer", "Nei", "No", "no"},
	};
	struct thing none;

	record_blank(&thing_record, &none);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct field *f = record_field(&thing_record, cases[i].name);
		CHECK(cases[i].nb, fmt_field(&b, NB, f, &full));
		CHECK(cases[i].en, fmt_field(&b, EN, f, &full));
		CHECK(cases[i].plain, plain_field(&b, f, &full));
		if (f->kind == K_BOOL)
			continue; /* has no "none" */
		CHECK("", fmt_field(&b, NB, f, &none));
		CHECK("", plain_field(&b, f, &none));
	}
	assert_string_equal(field_label(NB, &thing_record, record_field(&thing_record, "month")), "Nei");
	assert_string_equal(field_label(NB, &thing_record, record_field(&thing_record, "day")), "day");
	const struct field *answer = record_field(&thing_record, "answer");
	assert_string_equal(choice_label(EN, answer, 0), "Yes");
	assert_string_equal(choice_label(EN, answer, 2), "maybe");
	assert_string_equal(choice_label(EN, answer, -1), "");
}

/* What plain_field writes, field_parse reads back, in either language. */
static void test_plain_round_trip(void **state)
{
	for (enum lang l = LANG_NB; l < LANG_COUNT; l++) {
		cx.lang = l;
		for (size_t i = 0; i < thing_record.count; i++) {
			const struct field *f = &thing_record.fields[i];
			struct thing back;
			struct buf b;
			record_blank(&thing_record, &back);
			buf_init(&b, 1000);
			plain_field(&b, f, &full);
			if (field_parse(&cx, f, b.p, &back) != OK || !field_equal(f, &full, &back))
				fail_msg("%s: %s", f->name, b.p);
			buf_clear(&b);
			fmt_field_as(&b, l, f, &full, M_INPUT);
			if (field_parse(&cx, f, b.p, &back) != OK || !field_equal(f, &full, &back))
				fail_msg("%s as typed: %s", f->name, b.p);
			buf_fini(&b);
		}
	}
}

static void test_percent_plain(void **state)
{
	const struct field *f = record_field(&thing_record, "share");
	static const struct {
		double share;
		const char *want;
	} cases[] = {{0.07, "7"},    {0.29, "29"},       {0.57, "57"},      {1, "100"},
	             {0, "0"},       {0.00001, "0.001"}, {-0.125, "-12.5"}, {1.0 / 3, "33.3333333333333"},
	             {1e30, "1e+32"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct thing t = {.share = cases[i].share};
		CHECK(cases[i].want, plain_field(&b, f, &t));
	}
}

static void test_modifiers(void **state)
{
	static const struct {
		const char *name;
		enum tmpl_mod mod;
		const char *want;
	} cases[] = {
	    {"price", M_NONE, "12\u202f345\u202f678,50\u00a0kr"},
	    {"price", M_PLAIN, "12345678.50"},
	    {"price", M_INPUT, "12345678,50"},
	    {"price", M_UNSIGNED, "12,3\u00a0mill.\u00a0kr"},
	    {"share", M_INPUT, "7"},
	    {"factor", M_INPUT, "1234,5"},
	    {"price", M_SHORT, "12,3\u00a0mill.\u00a0kr"},
	    {"price", M_WHOLE, "12\u202f345\u202f679\u00a0kr"},
	    {"price", M_AMOUNT, "12\u202f345\u202f678,50"},
	    {"made", M_DATE, "23.11.2026"},
	    {"made", M_SHORT, "23. nov."},
	    {"day", M_SHORT, "23. nov."},
	    {"share", M_0, "7\u00a0%"},
	    {"share", M_1, "7,0\u00a0%"},
	    {"factor", M_2, "1\u202f234,50"},
	    {"factor", M_WHOLE, "1\u202f235"},
	    {"amount", M_WHOLE, "2"},
	    {"answer", M_PLAIN, "no"},
	    {"answer", M_NONE, "Nei"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct field *f = record_field(&thing_record, cases[i].name);
		CHECK(cases[i].want, fmt_field_as(&b, NB, f, &full, cases[i].mod));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_money),
	    cmocka_unit_test(test_money_short),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_tr),
	    cmocka_unit_test(test_catalogue),
	    cmocka_unit_test(test_lang),
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_plain_round_trip),
	    cmocka_unit_test(test_percent_plain),
	    cmocka_unit_test(test_modifiers),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

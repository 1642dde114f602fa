#include "base/record.h"

#include "base/date.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static const char *const level_names[] = {"low", "high", NULL};
static const struct choices levels = {"level", level_names};

struct inner {
	int64_t id;
	int32_t day;
	bool on;
};
static const struct field inner_fields[] = {
    FIELD(struct inner, id, K_ID),
    FIELD(struct inner, day, K_DATE),
    FIELD(struct inner, on, K_BOOL),
};
static const struct record inner_record = RECORD("inner", struct inner, inner_fields);

struct outer {
	int64_t id, whole, money, qty, time;
	const char *name, *more;
	int32_t day, month, level;
	bool yes;
	double real, share;
	struct inner inner;
	struct list list;
	int64_t maybe_id;
};
static const struct field outer_fields[] = {
    FIELD(struct outer, id, K_ID, .flags = F_KEY),
    FIELD(struct outer, whole, K_INT, .min = -5, .max = 1000000),
    FIELD(struct outer, money, K_MONEY, .min = 0, .max = 1000000000),
    FIELD(struct outer, qty, K_QTY),
    FIELD(struct outer, time, K_TIME),
    FIELD(struct outer, name, K_TEXT, .flags = F_REQUIRED, .max = 5),
    FIELD(struct outer, more, K_LONG),
    FIELD(struct outer, day, K_DATE, .flags = F_REQUIRED),
    FIELD(struct outer, month, K_MONTH),
    FIELD(struct outer, level, K_CHOICE, .choices = &levels, .flags = F_REQUIRED),
    FIELD(struct outer, yes, K_BOOL, .flags = F_REQUIRED),
    FIELD(struct outer, real, K_REAL, .min = 0, .max = 10),
    FIELD(struct outer, share, K_PERCENT, .min = 0, .max = 100),
    FIELD(struct outer, inner, K_RECORD, .of = &inner_record),
    FIELD(struct outer, list, K_LIST, .of = &inner_record),
    FIELD(struct outer, maybe_id, K_ID, .flags = F_NULL),
};
static const struct record outer_record = RECORD("outer", struct outer, outer_fields);

static struct arena arena;
static struct ctx cx;

static int setup(void **state)
{
	arena_init(&arena);
	cx = (struct ctx){.arena = &arena};
	zone_default_set(zone_open("Europe/Oslo"));
	return 0;
}

static int teardown(void **state)
{
	arena_fini(&arena);
	return 0;
}

/* ---- tables ---- */

static void test_find(void **state)
{
	assert_ptr_equal(record_field(&outer_record, "money"), &outer_fields[2]);
	assert_null(record_field(&outer_record, "mone"));
	assert_int_equal(choice_find(&levels, "high"), 1);
	assert_int_equal(choice_find(&levels, "higher"), -1);
}

struct pair_of {
	int64_t a;
	bool b;
	int32_t c;
};

static void check_faulty(const struct field *fields, size_t count, const char *want)
{
	char why[200] = "";
	const struct record r = {"pair_of", sizeof(struct pair_of), fields, count};
	bool good = record_check(&r, why, sizeof(why));
	if (good != !want || (want && !strstr(why, want)))
		fail_msg("\"%s\", not \"%s\"", why, want ? want : "");
}

static void test_check(void **state)
{
	const struct field a = FIELD(struct pair_of, a, K_ID), b = FIELD(struct pair_of, b, K_BOOL),
	                   c = FIELD(struct pair_of, c, K_DATE), choice = FIELD(struct pair_of, c, K_CHOICE),
	                   twin = {"b2", .kind = K_BOOL, .ctype = C_BOOL, .offset = b.offset, .size = b.size};
	struct field strange = c, outside = c;
	char why[200] = "";
	strange.choices = &levels;
	outside.offset = 16;

	if (!record_check(&outer_record, why, sizeof(why)))
		fail_msg("%s", why);
	check_faulty((const struct field[]){a, b, c}, 3, NULL);
	check_faulty((const struct field[]){c, a, b}, 3, NULL);
	check_faulty((const struct field[]){b, c}, 2, "between the beginning and b");
	check_faulty((const struct field[]){a}, 1, "after a");
	check_faulty((const struct field[]){a, b, b, c}, 4, "b stands there twice");
	check_faulty((const struct field[]){a, b, twin, c}, 4, "two rows for one");
	check_faulty((const struct field[]){a, b, choice}, 3, "c has no choices");
	check_faulty((const struct field[]){a, b, strange}, 3, "c has choices");
	check_faulty((const struct field[]){a, b, outside}, 3, "c lies outside");
}

static void test_blank(void **state)
{
	struct outer o;
	memset(&o, 0x55, sizeof(o));
	record_blank(&outer_record, &o);
	for (size_t i = 0; i < outer_record.count; i++) {
		const struct field *f = &outer_fields[i];
		if (f->kind != K_BOOL && f->kind != K_RECORD && !field_is_none(f, &o))
			fail_msg("%s is something", f->name);
	}
	assert_false(o.yes || o.inner.on);
	assert_int_equal(o.inner.id, 0);
	assert_int_equal(o.whole, NONE);
	assert_int_equal(o.level, -1);
}

/* ---- loose values ---- */

static void test_values(void **state)
{
	struct outer o, back;
	record_blank(&outer_record, &o);
	/* Of what is none only the zeros of fields that may not be NULL stay values. */
	for (size_t i = 0; i < outer_record.count; i++) {
		const struct field *f = &outer_fields[i];
		bool zero = f->kind == K_BOOL ||
		            ((f->kind == K_ID || f->kind == K_TIME || f->kind == K_DATE || f->kind == K_MONTH) &&
		             !(f->flags & F_NULL));
		struct value v = field_get(f, &o);
		if (v.type != (zero ? V_INT : V_NONE) || v.i != 0)
			fail_msg("%s", f->name);
	}
	o = (struct outer){1,   2, 3, 4, 5, "six", "seven\n", 20260108, 202609, 1, true, 1.5, 0.25, {9, 20261231, true},
	                   {0}, 7};
	record_blank(&outer_record, &back);
	for (size_t i = 0; i < outer_record.count; i++) {
		const struct field *f = &outer_fields[i];
		if (f->kind == K_RECORD || f->kind == K_LIST)
			continue;
		assert_false(field_equal(f, &o, &back));
		struct value v = field_get(f, &o);
		assert_int_equal(field_set(&cx, f, &back, &v), OK);
		assert_true(field_equal(f, &o, &back));
	}
	assert_string_equal(field_get(record_field(&outer_record, "level"), &o).s, "high");
}

static void test_misfits(void **state)
{
	static const struct {
		const char *field;
		struct value v;
	} cases[] = {
	    {"level", {.type = V_STR, .s = "middle"}}, {"level", {.type = V_INT, .i = 1}},
	    {"name", {.type = V_INT, .i = 1}},         {"id", {.type = V_STR, .s = "1"}},
	    {"id", {.type = V_REAL, .d = 1}},          {"day", {.type = V_INT, .i = 1LL << 40}},
	    {"yes", {.type = V_STR, .s = "1"}},        {"real", {.type = V_STR, .s = "1"}},
	    {"list", {.type = V_INT, .i = 1}},
	};
	struct outer o;
	record_blank(&outer_record, &o);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct field *f = record_field(&outer_record, cases[i].field);
		if (field_set(&cx, f, &o, &cases[i].v) != E_INTERNAL)
			fail_msg("%s", f->name);
	}
	const struct field *real = record_field(&outer_record, "real");
	assert_int_equal(field_set(&cx, real, &o, &(struct value){.type = V_INT, .i = 3}), OK);
	assert_true(o.real == 3);
}

static void test_equal(void **state)
{
	struct inner items[2] = {{1, 20260101, true}, {2, 0, false}}, others[2];
	struct outer a, b;
	const struct field *name = record_field(&outer_record, "name"), *list = record_field(&outer_record, "list"),
	                   *inner = record_field(&outer_record, "inner"), *real = record_field(&outer_record, "real");
	record_blank(&outer_record, &a);
	record_blank(&outer_record, &b);
	a.name = "";
	assert_true(field_equal(name, &a, &b) && field_equal(real, &a, &b));
	a.inner.day = 20260101;
	assert_false(field_equal(inner, &a, &b));
	memcpy(others, items, sizeof(items));
	a.list = (struct list){items, 2, false};
	assert_false(field_equal(list, &a, &b));
	b.list = (struct list){others, 2, false};
	assert_true(field_equal(list, &a, &b));
	others[1].on = true;
	assert_false(field_equal(list, &a, &b));
	b.list.count = 1;
	assert_false(field_equal(list, &a, &b));
}

/* ---- typed text ---- */

struct parse_case {
	const char *field, *text;
	const char *fault; /* NULL: `want` comes out */
	struct value want;
};
#define I(x) .want = {.type = V_INT, .i = (x)}
#define D(x) .want = {.type = V_REAL, .d = (x)}
#define S(x) .want = {.type = V_STR, .s = (x)}

static const struct parse_case parse_cases[] = {
    {"id", "17", I(17)},
    {"id", "0", "form.not_a_number"},
    {"id", "-1", "form.not_a_number"},
    {"id", "1.5", "form.not_a_number"},
    {"whole", " 1\u00a0234 ", I(1234)},
    {"whole", "\u22125", I(-5)},
    {"whole", "-6", "form.out_of_bounds"},
    {"whole", "x", "form.not_a_number"},
    {"whole", "99999999999999999999", "form.not_a_number"},
    {"money", "1 234 567,50", I(123456750)},
    {"money", "1234567.5", I(123456750)},
    {"money", "1.234.567,50", I(123456750)},
    {"money", "279489.02", I(27948902)},
    {"money", "1.234", "form.ambiguous_number"},
    {"money", "1,234", "form.ambiguous_number"},
    {"money", "1234,567", I(123457)},
    {"money", "-1", "form.out_of_bounds"},
    {"money", "10000000.01", "form.out_of_bounds"},
    {"money", "12 kr", "form.not_a_number"},
    {"qty", "1.234", I(1234000)},
    {"qty", "0,000001", I(1)},
    {"yes", "on", I(1)},
    {"yes", "true", I(1)},
    {"yes", "0", I(0)},
    {"yes", "", I(0)},
    {"yes", "maybe", "form.unknown_choice"},
    {"real", "2,5", D(2.5)},
    {"real", "10.1", "form.out_of_bounds"},
    {"real", "5 %", "form.not_a_number"},
    {"real", "nan", "form.not_a_number"},
    {"share", "31", D(0.31)},
    {"share", "31 %", D(0.31)},
    {"share", "12,5%", D(0.125)},
    {"share", "101", "form.out_of_bounds"},
    {"share", "3 % %", "form.not_a_number"},
    {"name", " \u00a0Åse\u202f\t", S("Åse")},
    {"name", "åæøÅÆ", S("åæøÅÆ")},
    {"name", "åæøÅÆØ", "form.too_long"},
    {"name", "a\nb", "form.bad_text"},
    {"name", "a\x01", "form.bad_text"},
    {"name",
     "a\x7f"
     "b",
     "form.bad_text"},
    {"name", "a\xff", "form.bad_text"},
    {"name", "\xc0\xaf", "form.bad_text"},
    {"name", "a\u202eb", "form.bad_text"},
    {"name", "a\u2066b", "form.bad_text"},
    {"name", "a\xc2\x85 b", "form.bad_text"},
    {"name", "a\uffffb", "form.bad_text"},
    {"name", "a\u2013b", S("a–b")},
    {"name", "   ", .want = {.type = V_NONE}},
    {"more", " one\r\ntwo\rthree\t4 ", S("one\ntwo\nthree\t4")},
    {"more", "a\x1b[31m", "form.bad_text"},
    {"level", "high", I(1)},
    {"level", "higher", "form.unknown_choice"},
    {"day", "2026-11-23", I(20261123)},
    {"day", "23.11.2026", I(20261123)},
    {"day", "3.1.2026", I(20260103)},
    {"day", "3.1.26", I(20260103)},
    {"day", "23/11/2026", I(20261123)},
    {"day", "29.02.2028", I(20280229)},
    {"day", "29.02.2026", "form.not_a_date"},
    {"day", "11/23/2026", "form.not_a_date"},
    {"day", "2026-1-3", "form.not_a_date"},
    {"day", "3.1.126", "form.not_a_date"},
    {"day", "3.1.2026x", "form.not_a_date"},
    {"day", "3-1-2026", "form.not_a_date"},
    {"day", "3.1/2026", "form.not_a_date"},
    {"day", "3.1.", "form.not_a_date"},
    {"day", "today", "form.not_a_date"},
    {"month", "2026-11", I(202611)},
    {"month", "11.2026", I(202611)},
    {"month", "1/2026", I(202601)},
    {"month", "13.2026", "form.not_a_month"},
    {"month", "2026-11-01", "form.not_a_month"},
    {"time", "1970-01-02T00:00:01Z", I(86401)},
    {"time", "1970-01-02T01:00:00+01:00", I(86400)},
    {"time", "1970-01-01T22:30:00-01:30", I(86400)},
    {"time", "2026-07-01 12:00", I(1782900000)},
    {"time", "1.1.2026 12:00", I(1767265200)},
    {"time", "2026-07-01T24:00:00Z", "form.not_a_date"},
    {"time", "2026-07-01T12:00:00X", "form.not_a_date"},
    {"time", "2026-07-01T12", "form.not_a_date"},
    {"list", "x", "error.field_misfit"},
};

static int64_t number_at(const struct field *f, const struct outer *o)
{
	const char *p = (const char *)o + f->offset;
	return f->ctype == C_BOOL ? *(const bool *)p : f->ctype == C_I32 ? *(const int32_t *)p : *(const int64_t *)p;
}

static bool came_out(const struct field *f, const struct outer *o, const struct value *want)
{
	const char *p = (const char *)o + f->offset;
	switch (want->type) {
	case V_NONE:
		return field_is_none(f, o);
	case V_INT:
		return number_at(f, o) == want->i;
	case V_REAL:
		return fabs(*(const double *)p - want->d) < 1e-12;
	case V_STR:
		return !strcmp(*(const char *const *)p, want->s);
	}
	return false;
}

static void test_parse(void **state)
{
	for (size_t i = 0; i < sizeof(parse_cases) / sizeof(parse_cases[0]); i++) {
		const struct parse_case *k = &parse_cases[i];
		const struct field *f = record_field(&outer_record, k->field);
		struct outer o, before;
		record_blank(&outer_record, &o);
		before = o;
		fault_clear(&cx);
		enum err e = field_parse(&cx, f, k->text, &o);
		const char *key = cx.field_faults ? cx.field_faults->key : cx.fault.key;
		if (!k->fault && (e != OK || !came_out(f, &o, &k->want)))
			fail_msg("%s: \"%s\": %s", k->field, k->text, e == OK ? "another value" : key);
		if (k->fault && (e == OK || strcmp(key, k->fault) != 0))
			fail_msg("%s: \"%s\": %s, not %s", k->field, k->text, e == OK ? "accepted" : key, k->fault);
		if (k->fault && memcmp(&o, &before, sizeof(o)) != 0)
			fail_msg("%s: \"%s\" changed the object", k->field, k->text);
	}
}

static void test_english_grouping(void **state)
{
	struct outer o;
	cx.lang = LANG_EN;
	assert_int_equal(field_parse(&cx, record_field(&outer_record, "money"), "1,234", &o), OK);
	assert_int_equal(o.money, 123400);
	assert_int_equal(field_parse(&cx, record_field(&outer_record, "qty"), "1.234", &o), OK);
	assert_int_equal(o.qty, 1234000);
	cx.lang = LANG_NB;
}

static void test_fault_params(void **state)
{
	struct outer o;
	fault_clear(&cx);
	assert_int_equal(field_parse(&cx, record_field(&outer_record, "money"), "-0,01", &o), E_INVALID);
	assert_string_equal(cx.field_faults->field, "money");
	assert_string_equal(cx.field_faults->param[0], "0");
	assert_string_equal(cx.field_faults->param[1], "10000000");
	fault_clear(&cx);
	assert_int_equal(field_parse(&cx, record_field(&outer_record, "name"), "123456", &o), E_INVALID);
	assert_string_equal(cx.field_faults->param[0], "5");
}

static void test_required(void **state)
{
	struct outer o;
	record_blank(&outer_record, &o);
	fault_clear(&cx);
	assert_int_equal(record_required(&cx, &outer_record, &o), E_INVALID);
	const struct field_fault *first = cx.field_faults;
	assert_string_equal(first->field, "name");
	assert_string_equal(first->key, "form.required");
	assert_string_equal(first->next->field, "day");
	assert_string_equal(first->next->next->field, "level");
	assert_null(first->next->next->next);
	o.name = "x";
	o.day = 20260101;
	o.level = 0;
	assert_int_equal(record_required(&cx, &outer_record, &o), OK);
}

struct versioned {
	int64_t id, version;
};
static const struct field versioned_fields[] = {
    FIELD(struct versioned, id, K_ID, .flags = F_KEY),
    FIELD(struct versioned, version, K_INT, .flags = F_VERSION),
};
static const struct record versioned_record = RECORD("versioned", struct versioned, versioned_fields);

static void test_same_version(void **state)
{
	const struct versioned stored = {1, 3}, same = {1, 3}, stale = {1, 2}, none = {1, NONE};
	fault_clear(&cx);
	assert_int_equal(record_same_version(&cx, &versioned_record, &stored, &same), OK);
	assert_int_equal(record_same_version(&cx, &versioned_record, &stored, &none), E_CONFLICT);
	assert_int_equal(record_same_version(&cx, &versioned_record, &stored, &stale), E_CONFLICT);
	assert_string_equal(cx.fault.key, "error.changed_meanwhile");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_find),         cmocka_unit_test(test_check),
	    cmocka_unit_test(test_blank),        cmocka_unit_test(test_values),
	    cmocka_unit_test(test_misfits),      cmocka_unit_test(test_equal),
	    cmocka_unit_test(test_parse),        cmocka_unit_test(test_english_grouping),
	    cmocka_unit_test(test_fault_params), cmocka_unit_test(test_required),
	    cmocka_unit_test(test_same_version),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

#include "base/json.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static const char *const level_names[] = {"low", "high", NULL};
static const struct choices levels = {"level", level_names};

struct item {
	int64_t id;
	const char *name;
};
static const struct field item_fields[] = {
    FIELD(struct item, id, K_ID),
    FIELD(struct item, name, K_TEXT),
};
static const struct record item_record = RECORD("item", struct item, item_fields);

struct all {
	int64_t id, whole, money, qty, time;
	const char *name, *secret, *html, *url;
	int32_t day, month, level;
	bool yes;
	double real, share;
	struct item item;
	struct list items;
};
static const struct field all_fields[] = {
    FIELD(struct all, id, K_ID),
    FIELD(struct all, whole, K_INT),
    FIELD(struct all, money, K_MONEY),
    FIELD(struct all, qty, K_QTY),
    FIELD(struct all, time, K_TIME),
    FIELD(struct all, name, K_TEXT),
    FIELD(struct all, secret, K_TEXT, .flags = F_SECRET),
    FIELD(struct all, html, K_HTML),
    FIELD(struct all, url, K_URL),
    FIELD(struct all, day, K_DATE),
    FIELD(struct all, month, K_MONTH),
    FIELD(struct all, level, K_CHOICE, .choices = &levels),
    FIELD(struct all, yes, K_BOOL),
    FIELD(struct all, real, K_REAL),
    FIELD(struct all, share, K_PERCENT),
    FIELD(struct all, item, K_RECORD, .of = &item_record),
    FIELD(struct all, items, K_LIST, .of = &item_record),
};
static const struct record all_record = RECORD("all", struct all, all_fields);

static void check(const struct all *o, const char *want)
{
	struct buf b BUF_AUTO;
	buf_init(&b, 10000);
	json_record(&b, &all_record, o);
	assert_string_equal(b.p, want);
}

static void test_record(void **state)
{
	struct item items[2] = {{1, "a"}, {2, NULL}};
	struct all o = {.id = 9007199254740991,
	                .whole = -3,
	                .money = 27948902,
	                .qty = 2500000,
	                .time = 1763888400,
	                .name = "\"\\\n\x01/å\xff",
	                .secret = "s",
	                .html = "<b>",
	                .url = "/x",
	                .day = 20261123,
	                .month = 202611,
	                .level = 1,
	                .yes = true,
	                .real = 0.1,
	                .share = 1.0 / 3,
	                .item = {3, "i"},
	                .items = {items, 2, false}};
	check(&o,
	      "{\"id\":9007199254740991,\"whole\":-3,\"money\":279489.02,\"qty\":2.5,\"time\":\"2025-11-23T09:00:00Z\","
	      "\"name\":\"\\\"\\\\\\n\\u0001/å\uFFFD\",\"url\":\"/x\",\"day\":\"2026-11-23\",\"month\":\"2026-11\","
	      "\"level\":\"high\",\"yes\":true,\"real\":0.1,\"share\":0.33333333333333331,"
	      "\"item\":{\"id\":3,\"name\":\"i\"},\"items\":[{\"id\":1,\"name\":\"a\"},{\"id\":2,\"name\":null}]}");
	record_blank(&all_record, &o);
	check(&o, "{\"id\":null,\"whole\":null,\"money\":null,\"qty\":null,\"time\":null,\"name\":null,\"url\":null,"
	          "\"day\":null,\"month\":null,\"level\":null,\"yes\":false,\"real\":null,\"share\":null,"
	          "\"item\":{\"id\":null,\"name\":null},\"items\":[]}");
}

static void test_values(void **state)
{
	static const struct {
		const char *field;
		struct value v;
		const char *want;
	} cases[] = {
	    {"real", {.type = V_REAL, .d = INFINITY}, "null"},
	    {"real", {.type = V_REAL, .d = 1e300}, "1e+300"},
	    {"real", {.type = V_REAL, .d = 0.1 + 0.2}, "0.30000000000000004"},
	    {"money", {.type = V_INT, .i = -5}, "-0.05"},
	    {"money", {.type = V_INT, .i = 100}, "1.00"},
	    {"qty", {.type = V_INT, .i = 1000000}, "1"},
	    {"time", {.type = V_INT, .i = -1}, "\"1969-12-31T23:59:59Z\""},
	    {"time", {.type = V_INT, .i = INT64_MAX}, "null"},
	    {"secret", {.type = V_STR, .s = "s"}, "null"},
	    {"html", {.type = V_STR, .s = "s"}, "null"},
	};
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf b BUF_AUTO;
		struct all o;
		const struct field *f = record_field(&all_record, cases[i].field);
		record_blank(&all_record, &o);
		assert_int_equal(field_set(&cx, f, &o, &cases[i].v), OK);
		buf_init(&b, 1000);
		json_value(&b, f, &o);
		assert_string_equal(b.p, cases[i].want);
	}
	arena_fini(&arena);
}

/* Pairs as "name=value;" or the key of the fault and its parameter. */
static const struct {
	const char *text, *want;
} pair_cases[] = {
    {"{}", ""},
    {"{\"a\":\"x\",\"b\":1,\"c\":true,\"d\":false,\"e\":null}", "a=x;b=1;c=true;d=false;e=;"},
    {"{\"a\":279489.02,\"b\":-0.5,\"c\":1e-7,\"d\":2e20,\"e\":0.1}",
     "a=279489.02;b=-0.5;c=0.0000001;d=200000000000000000000;e=0.1;"},
    {"{\"a\":[1,\"x\",null],\"b\":[]}", "a=1;a=x;a=;"},
    {"{\"\\u00e5\":\"\\u00f8\"}", "å=ø;"},
    {"{\"a\":{}}", "json.not_flat a"},
    {"{\"a\":[[1]]}", "json.not_flat a"},
    {"[1]", "json.no_object"},
    {"", "json.bad 1"},
    {"{\"a\":1,\n\"a\":2}", "json.bad 2"},
    {"{\"a\":1} x", "json.bad 1"},
    {"{\"a\":\"\\u0000\"}", "json.bad 1"},
    {"{\"a\":\"\xff\"}", "json.bad 1"},
    {"{\"a\":99999999999999999999}", "json.bad 1"},
};

static void test_pairs(void **state)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(pair_cases) / sizeof(pair_cases[0]); i++) {
		struct ctx cx = {.arena = &arena};
		struct buf b BUF_AUTO;
		struct pair *pairs = NULL;
		size_t n = 0;
		buf_init(&b, 1000);
		if (json_pairs(&cx, pair_cases[i].text, strlen(pair_cases[i].text), &pairs, &n) != OK)
			buf_printf(&b, "%s%s%s", cx.fault.key, cx.fault.param[0] ? " " : "",
			           cx.fault.param[0] ? cx.fault.param[0] : "");
		for (size_t j = 0; j < n; j++)
			buf_printf(&b, "%s=%s;", pairs[j].name, pairs[j].value);
		if (strcmp(b.p, pair_cases[i].want) != 0)
			fail_msg("%s gives %s", pair_cases[i].text, b.p);
	}
	arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_record),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_pairs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

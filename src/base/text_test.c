#include "base/text.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static struct arena arena;

static int setup(void **state)
{
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	arena_fini(&arena);
	return 0;
}

static void test_utf8_valid(void **state)
{
	static const struct {
		const char *s;
		bool good;
	} cases[] = {
	    {"", true},
	    {"plain ascii, longer than eight bytes", true},
	    {"Bjørn-Åge", true},
	    {"€", true},
	    {"😀", true},
	    {"\xf4\x8f\xbf\xbf", true},
	    {"\xf4\x90\x80\x80", false}, /* beyond U+10FFFF */
	    {"\xc0\xaf", false},         /* overlong */
	    {"\xe0\x80\xaf", false},
	    {"\xf0\x80\x80\xaf", false},
	    {"\xed\xa0\x80", false}, /* half a pair */
	    {"abcdefgh\x80", false},
	    {"\xc3", false},
	    {"\xe2\x82", false},
	    {"\xff", false},
	    {"\xf5\x80\x80\x80", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (utf8_valid(cases[i].s, strlen(cases[i].s)) != cases[i].good)
			fail_msg("case %zu", i);
	assert_true(utf8_valid("a\0b", 3));
}

static void test_utf8_count(void **state)
{
	assert_int_equal(utf8_count(""), 0);
	assert_int_equal(utf8_count("blåbær"), 6);
	assert_int_equal(utf8_count("😀"), 1);
	assert_int_equal(utf8_prefix("blåbær", 3), 4);
	assert_int_equal(utf8_prefix("blåbær", 0), 0);
	assert_int_equal(utf8_prefix("blåbær", 99), 8);
	assert_string_equal(text_plain(&arena, "blåbær 漢字 😀.csv", 200), "blåbær 漢字 😀.csv");
	assert_string_equal(text_plain(&arena,
	                               "a\x01\x1b\x7f\xc2\x85"
	                               "b\n",
	                               200),
	                    "a____b_");
	assert_string_equal(text_plain(&arena, "salg\u202egnp.exe\u2066\u200b\ufeff\u2028", 200), "salg_gnp.exe____");
	assert_string_equal(text_plain(&arena, "a\xff\xc3", 200), "a__");
	assert_string_equal(text_plain(&arena, "blåbær", 3), "blå");
}

static void test_fold(void **state)
{
	static const struct {
		const char *s, *want;
	} cases[] = {
	    {"Bjørn-Åge", "bjorn age"},
	    {"BJORN", "bjorn"},
	    {"bjorn", "bjorn"},
	    {"", ""},
	    {" -- ", ""},
	    {"  A  B\tC ", "a b c"},
	    {"O'Brien & Sons (Ltd.)", "o brien sons ltd"},
	    {"Ærlig Øl på Ås", "aerlig ol pa as"},
	    {"Straße", "strasse"},
	    {"STRASSE", "strasse"},
	    {"Łódź", "lodz"},
	    {"Đorđe", "dorde"},
	    {"Þór Sigurðsson", "thor sigurdsson"},
	    {"crème brûlée", "creme brulee"},
	    {"cre\u0300me", "creme"}, /* accent as a character of its own */
	    {"İstanbul", "istanbul"},
	    {"Sámi Áŋŋel", "sami angngel"},
	    {"ﬁnans ２", "finans 2"}, /* ligature, wide digit */
	    {"Ελλάδα", "ελλαδα"},
	    {"東京", "東京"},
	    {"a\u00a0b–c…", "a b c"},
	    {"\xff"
	     "abc",
	     "abc"}, /* bytes that are no text separate */
	    {"😀 smil", "smil"},
	    {"🙂", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(text_fold(&arena, cases[i].s), cases[i].want);
}

static size_t put_utf8(char *s, uint32_t c)
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};

	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		s[i] = (char)(0x80 | (c & 63));
	s[0] = (char)(lead[n] | c);
	s[n] = 0;
	return n;
}

/* What is stored folded is found by what is typed folded: folding twice changes nothing, for any letter there is. */
static void test_fold_twice(void **state)
{
	for (uint32_t c = 1; c < 0x20000; c++) {
		char s[8];
		if (c >= 0xd800 && c < 0xe000)
			continue;
		put_utf8(s, c);
		const char *once = text_fold(&arena, s);
		if (!utf8_valid(once, strlen(once)) || strcmp(text_fold(&arena, once), once) != 0)
			fail_msg("U+%04X: %s", c, once);
		if (c % 1000 == 0)
			arena_clear(&arena);
	}
}

static void test_sort_key(void **state)
{
	/* Each before the next; aa is å, ä goes with æ, ö with ø, ü with y, digits by their number. */
	static const char *const order[] = {"",      "1. juni", "2 Brødre", "10 på topp", "Abel",
	                                    "Abels", "Bø",      "Dahl",     "Zwilling",   "Zürich",
	                                    "Ærlig", "Ølen",    "Ørsta",    "Ås",         "Åsane"};
	for (size_t i = 1; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *a = text_sort_key(&arena, order[i - 1]), *b = text_sort_key(&arena, order[i]);
		if (strcmp(a, b) >= 0)
			fail_msg("%s (%s) is not before %s (%s)", order[i - 1], a, order[i], b);
	}
	assert_true(strcmp(text_sort_key(&arena, "Aas"), text_sort_key(&arena, "Øst")) > 0);
	assert_true(strcmp(text_sort_key(&arena, "Aasen"), text_sort_key(&arena, "Åsane")) > 0);
	assert_true(strcmp(text_sort_key(&arena, "abel"), text_sort_key(&arena, "Abels")) < 0);
	assert_string_not_equal(text_sort_key(&arena, "abel"), text_sort_key(&arena, "Abel"));
	for (const char *p = text_sort_key(&arena, "Blåbær & Co"); *p; p++)
		assert_non_null(strchr("0123456789abcdef", *p));
	char long_name[2001];
	memset(long_name, 'x', 2000);
	long_name[2000] = 0;
	assert_int_equal(strlen(text_sort_key(&arena, long_name)), 400);
	assert_true(strlen(text_icu_version()) > 3);
}

/* Decode `in` in pieces of `step` bytes. */
static void decode(enum encoding encoding, const char *in, size_t n, size_t step, const char *want, size_t bad)
{
	struct decoder *d = decoder_create(encoding);
	char got[1000];
	size_t got_n = 0;

	for (size_t i = 0; i < n || i == 0; i += step) {
		const char *out;
		size_t out_n, take = n - i < step ? n - i : step;
		decoder_feed(d, in + i, take, i + take == n, &out, &out_n);
		memcpy(got + got_n, out, out_n);
		got_n += out_n;
	}
	got[got_n] = 0;
	if (strcmp(got, want) || decoder_bad(d) != bad)
		fail_msg("encoding %d by %zu: \"%s\" with %zu bad", (int)encoding, step, got, decoder_bad(d));
	decoder_destroy(d);
}

static void test_decode(void **state)
{
#define BYTES(s) (s), sizeof(s) - 1
	for (size_t step = 1; step < 12; step++) {
		decode(ENC_UTF8, BYTES("Bjørn 😀 €"), step, "Bjørn 😀 €", 0);
		decode(ENC_UTF8, BYTES(""), step, "", 0);
		decode(ENC_UTF8,
		       BYTES("a\xff"
		             "b\xe2\x82"
		             "c\xc3"),
		       step, "a\ufffdb\ufffd\ufffdc\ufffd", 4);
		decode(ENC_UTF8, BYTES("\xed\xa0\x80"), step, "\ufffd\ufffd\ufffd", 3);
		decode(ENC_UTF8, BYTES("\xef\xbb\xbfhei"), step, "hei", 0);
		decode(ENC_UTF8_BOM, BYTES("\xef\xbb\xbfhei\xef\xbb\xbf"), step, "hei\ufeff", 0);
		decode(ENC_WINDOWS_1252, BYTES("Bj\xf8rn \x80 \x93\x81\x9f"), step, "Bjørn € “\ufffdŸ", 1);
		decode(ENC_DOS_850, BYTES("S\x91r\x86s \x9d\x8f \xff"), step, "Særås ØÅ \u00a0", 0);
		decode(ENC_UTF16LE,
		       BYTES("\xff\xfe"
		             "B\0\xf8\0=\xd8\0\xde"),
		       step, "Bø😀", 0);
		decode(ENC_UTF16BE, BYTES("\xfe\xff\0B\0\xf8\xd8=\xde\0"), step, "Bø😀", 0);
		decode(ENC_UTF16LE,
		       BYTES("a\0\0\xdc"
		             "b\0=\xd8"
		             "c\0=\xd8"),
		       step, "a\ufffdb\ufffdc\ufffd", 3);
		decode(ENC_UTF16LE, BYTES("a\0b"), step, "a\ufffd", 1);
	}
}

static void *work(void *ret)
{
	struct arena a;

	arena_init(&a);
	for (int i = 0; i < 2000; i++) {
		*(bool *)ret &= strcmp(text_fold(&a, "Bjørn-Åge"), "bjorn age") == 0;
		*(bool *)ret &= strcmp(text_sort_key(&a, "Ås"), text_sort_key(&a, "Østby")) > 0;
		arena_clear(&a);
	}
	arena_fini(&a);
	return NULL;
}

static void test_threads(void **state)
{
	pthread_t thread[4];
	bool good[4] = {true, true, true, true};

	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, work, &good[i]), 0);
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
		assert_true(good[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_utf8_valid), cmocka_unit_test(test_utf8_count), cmocka_unit_test(test_fold),
	    cmocka_unit_test(test_fold_twice), cmocka_unit_test(test_sort_key),   cmocka_unit_test(test_decode),
	    cmocka_unit_test(test_threads),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

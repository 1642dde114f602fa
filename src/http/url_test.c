/* Taking apart what strangers send: paths, pairs, cookies, hosts, headers, multipart bodies. */
#include "http/inner.h"
#include "http/url.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void paths(void **state)
{
	(void)state;
	static const struct {
		const char *raw, *path; /* NULL = refused */
	} cases[] = {
	    {"/", "/"},
	    {"/a/b", "/a/b"},
	    {"/a/", "/a/"},
	    {"/bl%C3%A5b%C3%A6r", "/blåbær"},
	    {"/blåbær", "/blåbær"},
	    {"/a%20b", "/a b"},
	    {"/a.b..c", "/a.b..c"},
	    {"/...", "/..."},
	    {"", NULL},
	    {"a", NULL},
	    {"*", NULL},
	    {"//a", NULL},
	    {"/a//b", NULL},
	    {"/a//", NULL},
	    {"/.", NULL},
	    {"/..", NULL},
	    {"/a/../b", NULL},
	    {"/a/%2e%2e/b", NULL},
	    {"/a/.%2E", NULL},
	    {"/a/./b", NULL},
	    {"/a%2fb", NULL},
	    {"/a%2Fb", NULL},
	    {"/a%5cb", NULL},
	    {"/a\\b", NULL},
	    {"/a%00b", NULL},
	    {"/a%0ab", NULL},
	    {"/a%7f", NULL},
	    {"/a%", NULL},
	    {"/a%4", NULL},
	    {"/a%zz", NULL},
	    {"/%c0%ae%c0%ae/", NULL}, /* overlong ".." */
	    {"/%c0%af", NULL},        /* overlong "/" */
	    {"/%e0%80%af", NULL},     /* the same in three bytes */
	    {"/%ed%a0%80", NULL},     /* half a surrogate pair */
	    {"/%f4%90%80%80", NULL},  /* beyond U+10FFFF */
	    {"/%ff", NULL},
	};
	char out[64];
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		bool good = url_path(cases[i].raw, strlen(cases[i].raw), out, sizeof out);
		if (good != (cases[i].path != NULL) || (good && strcmp(out, cases[i].path) != 0))
			fail_msg("%s gives %s", cases[i].raw, good ? out : "nothing");
	}
	char long_path[200];
	memset(long_path, 'a', sizeof long_path);
	long_path[0] = '/';
	assert_false(url_path(long_path, sizeof long_path, out, sizeof out));
	assert_false(url_path("/a\0b", 4, out, sizeof out));
}

static void pairs(void **state)
{
	(void)state;
	static const struct {
		const char *raw, *text; /* "name=value|…"; NULL = refused */
	} cases[] = {
	    {"", ""},
	    {"a=1&b=2", "a=1|b=2|"},
	    {"a=1&a=2", "a=1|a=2|"},
	    {"a", "a=|"},
	    {"a=&&=b&", "a=|=b|"},
	    {"q=x+y%2Bz", "q=x y+z|"},
	    {"navn=Bj%C3%B8rn", "navn=Bjørn|"},
	    {"a=b=c", "a=b=c|"},
	    {"a=%26%3D", "a=&=|"},
	    {"a=%0D%0A", "a=\r\n|"},
	    {"a=%00", NULL},
	    {"a=%", NULL},
	    {"a=%1", NULL},
	    {"a%2=1", NULL},
	    {"a=%ff", NULL},
	    {"a=%c3", NULL},
	};
	struct arena a;
	arena_init(&a);
	struct ctx cx = {.arena = &a};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pair *p = NULL;
		size_t n = 0;
		char text[200] = "";
		enum err e = url_pairs(&cx, cases[i].raw, strlen(cases[i].raw), 10, &p, &n);
		assert_int_equal(e, cases[i].text ? OK : E_USAGE);
		for (size_t k = 0; k < n; k++)
			snprintf(text + strlen(text), sizeof text - strlen(text), "%s=%s|", p[k].name, p[k].value);
		if (cases[i].text)
			assert_string_equal(text, cases[i].text);
	}
	struct pair *p;
	size_t n;
	assert_int_equal(url_pairs(&cx, "a&b&c", 5, 2, &p, &n), E_TOO_LARGE);
	assert_int_equal(url_pairs(&cx, "a=x\0y", 5, 9, &p, &n), E_USAGE);
	arena_fini(&a);
}

static void cookies(void **state)
{
	(void)state;
	static const struct {
		const char *header, *value;
	} cases[] = {
	    {"hjul=abc", "abc"},
	    {"a=1; hjul=abc; b=2", "abc"},
	    {"a=1;hjul=abc ;b=2", "abc"},
	    {"xhjul=no; hjul=yes", "yes"},
	    {"hjul2=no", NULL},
	    {"hjul", NULL},
	    {"hjul=", ""},
	    {"hjul=first; hjul=second", "first"},
	    {"", NULL},
	    {";;; ;hjul=a=b", "a=b"},
	};
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *v = url_cookie(&a, cases[i].header, "hjul");
		if (cases[i].value)
			assert_string_equal(v, cases[i].value);
		else
			assert_null(v);
	}
	assert_null(url_cookie(&a, NULL, "hjul"));
	arena_fini(&a);
}

static void hosts(void **state)
{
	(void)state;
	static const struct {
		const char *host, *name; /* NULL = refused */
		int port;
	} cases[] = {
	    {"localhost", "localhost", 0},
	    {"LocalHost:8080", "localhost", 8080},
	    {"localhost.", "localhost", 0},
	    {"127.0.0.1:1", "127.0.0.1", 1},
	    {"[::1]:8080", "::1", 8080},
	    {"[::1]", "::1", 0},
	    {"hjul.example.com", "hjul.example.com", 0},
	    {"", NULL, 0},
	    {":80", NULL, 0},
	    {"a:", NULL, 0},
	    {"a:0", NULL, 0},
	    {"a:65536", NULL, 0},
	    {"a:8080x", NULL, 0},
	    {"a b", NULL, 0},
	    {"a/b", NULL, 0},
	    {"a@b", NULL, 0},
	    {"[::1", NULL, 0},
	    {"[::1]x", NULL, 0},
	    {"::1", NULL, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char name[64];
		int port = -1;
		bool good = url_host(cases[i].host, name, sizeof name, &port);
		if (good != (cases[i].name != NULL))
			fail_msg("%s", cases[i].host);
		if (!good)
			continue;
		assert_string_equal(name, cases[i].name);
		assert_int_equal(port, cases[i].port);
	}
	assert_true(url_is_loopback("127.1.2.3") && url_is_loopback("localhost") && url_is_loopback("::1"));
	assert_false(url_is_loopback("127.0.0.1.example.com") || url_is_loopback("127.1") ||
	             url_is_loopback("0177.0.0.1"));
	assert_true(url_is_ip("10.0.0.1") && url_is_ip("fe80::1"));
	assert_false(url_is_ip("10.0.0.1.nip.io") || url_is_ip("10.0.0") || url_is_ip("10.0.0.256"));
}

static void local_paths(void **state)
{
	(void)state;
	static const char *const good[] = {"/", "/a", "/a?b=c&d=%2F", "/a/b#c"};
	static const char *const bad[] = {
	    "",      "a",        "//evil.example", "/\\evil.example", "\\\\evil",    "https://evil",
	    "/a\nb", "/\t/evil", "/ /evil",        "/a\\b",           "javascript:x"};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_string_equal(http_local(good[i]), good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_null(http_local(bad[i]));
	assert_null(http_local(NULL));
}

static void negotiation(void **state)
{
	(void)state;
	enum lang lang = LANG_EN;
	assert_true(url_accepts("gzip, deflate, br", "gzip") && url_accepts("br;q=0.5,gzip;q=1", "br"));
	assert_false(url_accepts("gzip;q=0", "gzip") || url_accepts("x-gzip", "gzip") || url_accepts(NULL, "gzip"));
	assert_true(url_language("nb-NO,nb;q=0.9,en;q=0.8", &lang));
	assert_int_equal(lang, LANG_NB);
	assert_true(url_language("de, en;q=0.7, no;q=0.3", &lang));
	assert_int_equal(lang, LANG_EN);
	assert_false(url_language("de,fr", &lang) || url_language(NULL, &lang));
	assert_true(url_type_is("application/json; charset=utf-8", "application/json"));
	assert_false(url_type_is("application/jsonp", "application/json") || url_type_is(NULL, "x"));
}

/* ---- multipart ---- */

static const struct multipart_limits limits = {.fields = 5, .field_bytes = 50, .file_bytes = 100, .dir = "/tmp"};
#define TYPE                   "multipart/form-data; boundary=XyZ"
#define PART(name, more, body) "--XyZ\r\nContent-Disposition: form-data; name=\"" name "\"" more "\r\n\r\n" body "\r\n"

/* Feed the body in pieces of `step` bytes; the error, or what the end says. */
static enum err fed(struct multipart *m, const char *body, size_t n, size_t step)
{
	for (size_t i = 0; i < n; i += step) {
		enum err e = multipart_feed(m, body + i, n - i < step ? n - i : step);
		if (e != OK)
			return e;
	}
	return multipart_end(m);
}

static void parts_in_any_pieces(void **state)
{
	(void)state;
	static const char body[] = PART("a", "", "one")
	    PART("f", "; filename=\"../../x\\y\\salg%22.csv\"\r\nContent-Type: text/csv", "1,2\r\n--Xy\r\n3\r\n")
	        PART("empty", "; filename=\"\"", "") PART("b", "", "") "--XyZ--\r\nepilogue";
	for (size_t step = 1; step < sizeof body; step++) {
		struct multipart *m = multipart_create(TYPE, &limits);
		struct pair field;
		struct upload file;
		char text[100] = "";
		assert_int_equal(fed(m, body, sizeof body - 1, step), OK);
		assert_int_equal(multipart_count(m), 3);
		assert_false(multipart_part(m, 0, &field, &file));
		assert_string_equal(field.name, "a");
		assert_string_equal(field.value, "one");
		assert_true(multipart_part(m, 1, &field, &file));
		assert_string_equal(file.field, "f");
		assert_string_equal(file.name, "salg\".csv");
		assert_int_equal(file.size, 14);
		int fd = open(file.path, O_RDONLY);
		assert_int_equal(read(fd, text, sizeof text), 14);
		close(fd);
		assert_string_equal(text, "1,2\r\n--Xy\r\n3\r\n");
		assert_false(multipart_part(m, 2, &field, &file));
		assert_string_equal(field.value, "");
		char path[100];
		multipart_part(m, 1, &field, &file);
		snprintf(path, sizeof path, "%s", file.path);
		multipart_destroy(m);
		assert_int_equal(access(path, F_OK), -1); /* nothing is left behind */
	}
}

static void parts_refused(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		enum err err;
	} cases[] = {
	    {"", E_USAGE},
	    {"--XyZ", E_USAGE},
	    {"junk\r\n--XyZ--", E_USAGE},
	    {"--XyZ\r\n\r\nx\r\n--XyZ--", E_USAGE},
	    {"--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--", E_USAGE},
	    {"--XyZ\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--XyZ--", E_USAGE},
	    {PART("a", "\r\nContent-Transfer-Encoding: base64", "eA==") "--XyZ--", E_USAGE},
	    {PART("a", "", "never ended"), E_USAGE},
	    {PART("a", "", "x") "--XyZZ--", E_USAGE},
	    {PART("a", "", "\xff") "--XyZ--", E_USAGE},
	    {PART("a", "", "1") PART("b", "", "2") PART("c", "", "3") PART("d", "", "4") PART("e", "", "5")
	         PART("f", "", "6"),
	     E_TOO_LARGE},
	    {PART("a", "", "123456789012345678901234567890") PART("b", "", "123456789012345678901234567890") "--XyZ--",
	     E_TOO_LARGE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		for (size_t step = 1; step < 40; step += 13) {
			struct multipart *m = multipart_create(TYPE, &limits);
			assert_int_equal(fed(m, cases[i].body, strlen(cases[i].body), step), cases[i].err);
			multipart_destroy(m);
		}
	assert_null(multipart_create("multipart/form-data", &limits));
	assert_null(multipart_create("multipart/form-data; boundary=", &limits));
	assert_null(multipart_create("text/plain; boundary=a", &limits));
	assert_null(multipart_create(NULL, &limits));
	struct multipart *quoted = multipart_create("multipart/form-data; boundary=\"XyZ\"", &limits);
	assert_int_equal(fed(quoted, PART("a", "", "x") "--XyZ--", strlen(PART("a", "", "x") "--XyZ--"), 7), OK);
	multipart_destroy(quoted);
	struct multipart_limits none = limits;
	none.file_bytes = 0;
	struct multipart *m = multipart_create(TYPE, &none);
	static const char file[] = PART("f", "; filename=\"x\"", "1") "--XyZ--";
	assert_int_equal(fed(m, file, sizeof file - 1, 100), E_USAGE);
	multipart_destroy(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(paths),
	    cmocka_unit_test(pairs),
	    cmocka_unit_test(cookies),
	    cmocka_unit_test(hosts),
	    cmocka_unit_test(local_paths),
	    cmocka_unit_test(negotiation),
	    cmocka_unit_test(parts_in_any_pieces),
	    cmocka_unit_test(parts_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Request lines and headers. The first byte chooses the parser. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/text.h"
#include "http/http.h"
#include "http/url.h"

static struct arena arena;

static void check_path(const char *s, size_t n)
{
	char out[512];
	if (!url_path(s, n, out, sizeof(out)))
		return;
	assert(out[0] == '/' && strlen(out) < sizeof(out));
	assert(!strstr(out, "//") && !strstr(out, "/../") && !strstr(out, "/./") && !strchr(out, '\\'));
	assert(utf8_valid(out, strlen(out)));
	for (const char *p = out; *p; p++)
		assert((unsigned char)*p >= 0x20 && *p != 0x7f);
}

static void check_pairs(struct ctx *cx, const char *s, size_t n)
{
	struct pair *pairs = NULL, *again = NULL;
	size_t count = 0, again_count = 0;
	if (url_pairs(cx, s, n, 50, &pairs, &count) != OK)
		return;
	assert(count <= 50);
	/* Written again it gives the same pairs. */
	struct buf b;
	buf_init(&b, n * 3 + 200);
	for (size_t i = 0; i < count; i++) {
		assert(utf8_valid(pairs[i].name, strlen(pairs[i].name)) &&
		       utf8_valid(pairs[i].value, strlen(pairs[i].value)));
		buf_str(&b, i ? "&" : "");
		buf_url(&b, pairs[i].name);
		buf_char(&b, '=');
		buf_url(&b, pairs[i].value);
	}
	assert(!b.full);
	enum err e = url_pairs(cx, b.p, b.len, 50, &again, &again_count);
	assert(e == OK && again_count == count);
	for (size_t i = 0; i < count; i++)
		assert(!strcmp(pairs[i].name, again[i].name) && !strcmp(pairs[i].value, again[i].value));
	buf_fini(&b);
}

static void check_cookie(struct ctx *cx, const char *s)
{
	const char *value = url_cookie(cx->arena, s, "hjul");
	if (value)
		assert(strstr(s, "hjul") && strlen(value) <= strlen(s) && !strchr(value, ';'));
	url_cookie(cx->arena, s, "");
}

static void check_host(const char *s)
{
	char name[256];
	int port = -1;
	if (!url_host(s, name, sizeof(name), &port))
		return;
	assert(*name && strlen(name) < sizeof(name) && port >= 0 && port <= 65535);
	assert(!strpbrk(name, "/\\@[] \t\r\n"));
	url_is_ip(name);
	url_is_loopback(name);
}

static void check_headers(const char *s)
{
	enum lang lang;
	url_accepts(s, "gzip");
	if (url_language(s, &lang))
		assert(lang < LANG_COUNT);
	url_type_is(s, "application/json");
	url_lists_type(s, "text/html");
	const char *local = http_local(s);
	if (local)
		assert(local[0] == '/' && local[1] != '/' && local[1] != '\\' && !strpbrk(local, "\r\n"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctx cx = fuzz_ctx(&arena);
	if (size < 1)
		return 0;
	char *s = fuzz_text(data + 1, size - 1);
	switch (data[0] % 5) {
	case 0:
		check_path((const char *)data + 1, size - 1);
		break;
	case 1:
		check_pairs(&cx, (const char *)data + 1, size - 1);
		break;
	case 2:
		check_cookie(&cx, s);
		break;
	case 3:
		check_host(s);
		break;
	default:
		check_headers(s);
	}
	free(s);
	return 0;
}

#include "http/url.h"

#include "base/text.h"
#include "http/http.h"
#include "lang/tr.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The byte of "%XX" at `s`, -1 when it is none. */
static int escaped(const char *s, size_t n)
{
	if (n < 3 || hex(s[1]) < 0 || hex(s[2]) < 0)
		return -1;
	return hex(s[1]) << 4 | hex(s[2]);
}

/* No segment is empty or only dots; `path` begins with "/". */
static bool segments_plain(const char *path)
{
	for (const char *s = path; *s == '/';) {
		const char *end = strchrnul(++s, '/');
		size_t n = (size_t)(end - s);
		if ((n == 0 && *end) || (n == 1 && s[0] == '.') || (n == 2 && s[0] == '.' && s[1] == '.'))
			return false;
		s = end;
	}
	return true;
}

bool url_path(const char *raw, size_t n, char *out, size_t out_size)
{
	if (n == 0 || raw[0] != '/')
		return false;
	size_t len = 0;
	for (size_t i = 0; i < n; i++) {
		int c = (unsigned char)raw[i];
		if (c == '%') {
			c = escaped(raw + i, n - i);
			i += 2;
			if (c == '/')
				return false;
		}
		if (c < 0x20 || c == 0x7f || c == '\\' || len + 1 >= out_size)
			return false;
		out[len++] = (char)c;
	}
	out[len] = '\0';
	return utf8_valid(out, len) && segments_plain(out);
}

/* Decode in place up to `end`; the decoded end, NULL when it is not decodable. */
static char *decode(char *s, const char *end)
{
	char *to = s, *start = s;
	for (; s < end; s++) {
		int c = (unsigned char)*s;
		if (c == '+') {
			c = ' ';
		} else if (c == '%') {
			c = escaped(s, (size_t)(end - s));
			s += 2;
		}
		if (c <= 0)
			return NULL;
		*to++ = (char)c;
	}
	return utf8_valid(start, (size_t)(to - start)) ? to : NULL;
}

enum err url_pairs(struct ctx *cx, const char *raw, size_t n, size_t max, struct pair **ret, size_t *ret_count)
{
	size_t count = n > 0;
	for (size_t i = 0; i < n; i++)
		count += raw[i] == '&';
	if (count > max)
		return fail(cx, E_TOO_LARGE, "error.too_many_fields");
	struct pair *pairs = arena_array(cx->arena, struct pair, count + 1);
	char *text = arena_strndup(cx->arena, raw, n), *end = text + n;
	size_t used = 0;
	for (char *s = text; s < end;) {
		char *stop = memchr(s, '&', (size_t)(end - s));
		if (!stop)
			stop = end;
		char *equal = memchr(s, '=', (size_t)(stop - s));
		char *name_end = decode(s, equal ? equal : stop);
		char *value = equal ? equal + 1 : stop, *value_end = decode(value, stop);
		if (!name_end || !value_end)
			return fail(cx, E_USAGE, "error.bad_encoding");
		if (stop > s) {
			*name_end = *value_end = '\0';
			pairs[used++] = (struct pair){s, value};
		}
		s = stop + 1;
	}
	*ret = pairs;
	*ret_count = used;
	return OK;
}

char *url_cookie(struct arena *a, const char *header, const char *name)
{
	size_t n = strlen(name);
	for (const char *s = header; s && *s;) {
		s += strspn(s, " \t;");
		size_t len = strcspn(s, ";");
		if (len > n && s[n] == '=' && !strncmp(s, name, n)) {
			const char *value = s + n + 1;
			len -= n + 1;
			while (len > 0 && (value[len - 1] == ' ' || value[len - 1] == '\t'))
				len--;
			return arena_strndup(a, value, len);
		}
		s += len;
	}
	return NULL;
}

static bool host_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool url_host(const char *host, char *name, size_t size, int *ret_port)
{
	bool brackets = host[0] == '[';
	const char *s = host + brackets;
	size_t n = strcspn(s, brackets ? "]" : ":");
	if (n == 0 || n >= size || (brackets && s[n] != ']'))
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
		if (brackets ? hex(c) < 0 && c != ':' && c != '.' : !host_char(c))
			return false;
		name[i] = c;
	}
	if (!brackets && n > 1 && name[n - 1] == '.')
		n--; /* "localhost." is the same name */
	name[n] = '\0';
	s += brackets ? n + 1 : strcspn(s, ":");
	*ret_port = 0;
	if (*s == '\0')
		return true;
	char *end;
	size_t digits = strspn(s + 1, "0123456789");
	long port = strtol(s + 1, &end, 10);
	if (*s != ':' || digits == 0 || digits > 5 || *end || port < 1 || port > 65535)
		return false;
	*ret_port = (int)port;
	return true;
}

/* Four numbers 0–255 without leading zeros: other spellings of an address are not accepted as one. */
static bool is_ipv4(const char *s)
{
	for (int part = 0; part < 4; part++) {
		size_t digits = strspn(s, "0123456789");
		if (digits == 0 || digits > 3 || (digits > 1 && s[0] == '0') || atoi(s) > 255)
			return false;
		s += digits;
		if (*s++ != (part < 3 ? '.' : '\0'))
			return false;
	}
	return true;
}

bool url_is_ip(const char *name)
{
	return is_ipv4(name) || strchr(name, ':');
}

bool url_is_loopback(const char *name)
{
	return !strcmp(name, "localhost") || !strcmp(name, "::1") || (is_ipv4(name) && !strncmp(name, "127.", 4));
}

/* A quality value in thousandths; what is none counts as 0, what is too large as 1. */
static int weight(const char *s)
{
	double q = strtod(s, NULL);
	return q >= 1 ? 1000 : q > 0 ? (int)(q * 1000) : 0;
}

/* One element of a comma list: its token, and its q in thousandths. Answers the place after it. */
static const char *element(const char *s, const char **token, size_t *n, int *q)
{
	s += strspn(s, " \t,");
	*token = s;
	size_t len = strcspn(s, ",");
	*n = strcspn(s, ",; \t");
	*q = 1000;
	for (const char *p = s + *n; p < s + len; p++)
		if ((*p == 'q' || *p == 'Q') && p[1] == '=' && p > s && strchr("; \t", p[-1]))
			*q = weight(p + 2);
	return s + len;
}

bool url_accepts(const char *header, const char *coding)
{
	size_t want = strlen(coding);
	while (header && *header) {
		const char *token;
		size_t n;
		int q;
		header = element(header, &token, &n, &q);
		if (n == want && !strncasecmp(token, coding, n))
			return q > 0;
	}
	return false;
}

bool url_language(const char *accept, enum lang *ret)
{
	int best = 0;
	while (accept && *accept) {
		const char *token;
		size_t n;
		int q;
		char code[16];
		enum lang lang;
		accept = element(accept, &token, &n, &q);
		if (q <= best || n == 0 || n >= sizeof code)
			continue;
		memcpy(code, token, n);
		code[n] = '\0';
		if (!lang_parse(code, &lang))
			continue;
		best = q;
		*ret = lang;
	}
	return best > 0;
}

bool url_type_is(const char *header, const char *type)
{
	if (!header)
		return false;
	header += strspn(header, " \t");
	size_t n = strlen(type);
	return !strncasecmp(header, type, n) && (header[n] == '\0' || strchr("; \t", header[n]));
}

bool url_lists_type(const char *accept, const char *type)
{
	return url_accepts(accept, type);
}

const char *http_local(const char *next)
{
	if (!next || next[0] != '/' || next[1] == '/' || next[1] == '\\' || strlen(next) > 2000)
		return NULL;
	for (const unsigned char *p = (const unsigned char *)next; *p; p++)
		if (*p <= 0x20 || *p >= 0x7f || *p == '\\')
			return NULL;
	return next;
}

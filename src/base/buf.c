#include "base/buf.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char empty[1];

void buf_init(struct buf *b, size_t max)
{
	*b = (struct buf){.p = empty, .max = max};
}

void buf_fini(struct buf *b)
{
	if (b->cap)
		free(b->p);
	*b = (struct buf){.p = empty, .max = b->max};
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->full = false;
	if (b->cap)
		b->p[0] = 0;
}

/* Room for n more bytes and the NUL; false when that would pass the maximum. */
static bool room(struct buf *b, size_t n)
{
	if (b->full || n > b->max - b->len) {
		b->full = true;
		return false;
	}
	if (b->len + n < b->cap)
		return true;
	size_t cap = b->cap ? b->cap : 256;
	while (cap < b->len + n + 1)
		cap *= 2;
	char *p = realloc(b->cap ? b->p : NULL, cap);
	if (!p) {
		fputs("hjul: out of memory\n", stderr);
		abort();
	}
	b->p = p;
	b->cap = cap;
	return true;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (!n || !room(b, n))
		return;
	memcpy(b->p + b->len, bytes, n);
	b->len += n;
	b->p[b->len] = 0;
}

void buf_str(struct buf *b, const char *s)
{
	if (s)
		buf_add(b, s, strlen(s));
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_int(struct buf *b, int64_t v)
{
	char t[24];
	char *p = t + sizeof t;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	do
		*--p = (char)('0' + u % 10);
	while (u /= 10);
	if (v < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(t + sizeof t - p));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0 && room(b, (size_t)n)) {
		vsnprintf(b->p + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
	va_end(ap);
}

/* What each byte becomes in HTML; NULL = itself. */
static const char *const html_of[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

void buf_html(struct buf *b, const char *s)
{
	if (!s)
		return;
	const char *from = s;
	for (; *s; s++) {
		const char *to = html_of[(unsigned char)*s];
		if (!to)
			continue;
		buf_add(b, from, (size_t)(s - from));
		buf_str(b, to);
		from = s + 1;
	}
	buf_add(b, from, (size_t)(s - from));
}

void buf_json(struct buf *b, const char *s)
{
	if (!s)
		return;
	const unsigned char *p = (const unsigned char *)s, *from = p;
	while (*p) {
		size_t n = utf8_length((const char *)p, 4);
		if (n && *p >= 0x20 && *p != '"' && *p != '\\') {
			p += n;
			continue;
		}
		buf_add(b, from, (size_t)(p - from));
		if (!n)
			buf_str(b, "\xef\xbf\xbd");
		else if (*p == '"' || *p == '\\')
			buf_add(b, (char[]){'\\', (char)*p}, 2);
		else if (*p == '\n')
			buf_str(b, "\\n");
		else
			buf_printf(b, "\\u%04x", *p);
		from = ++p;
	}
	buf_add(b, from, (size_t)(p - from));
}

void buf_url(struct buf *b, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";
	for (; s && *s; s++) {
		unsigned char c = (unsigned char)*s;
		bool plain =
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~", c);
		if (plain)
			buf_char(b, (char)c);
		else
			buf_add(b, (char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
	}
}

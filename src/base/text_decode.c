/* Decoding to UTF-8. No ICU: six encodings are two tables and surrogates, and so every bad byte is ours to
 * count. */
#include "base/buf.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct decoder {
	enum encoding encoding;
	bool started;          /* past a byte order mark */
	unsigned char rest[4]; /* the beginning of a character whose end has not come yet */
	size_t rest_n;
	unsigned char *joined; /* that and what followed */
	uint32_t high;         /* UTF-16: the first half of a pair, 0 none */
	size_t bad;
	char *out;
	size_t out_n, out_cap;
};

/* Bytes 80–9F; 0 = no character. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Code page 850, bytes 80–FF: what DOS and lists of AS/400 are written in. All are characters. */
static const uint16_t dos_850[128] = {
    0x00c7, 0x00fc, 0x00e9, 0x00e2, 0x00e4, 0x00e0, 0x00e5, 0x00e7, 0x00ea, 0x00eb, 0x00e8, 0x00ef, 0x00ee,
    0x00ec, 0x00c4, 0x00c5, 0x00c9, 0x00e6, 0x00c6, 0x00f4, 0x00f6, 0x00f2, 0x00fb, 0x00f9, 0x00ff, 0x00d6,
    0x00dc, 0x00f8, 0x00a3, 0x00d8, 0x00d7, 0x0192, 0x00e1, 0x00ed, 0x00f3, 0x00fa, 0x00f1, 0x00d1, 0x00aa,
    0x00ba, 0x00bf, 0x00ae, 0x00ac, 0x00bd, 0x00bc, 0x00a1, 0x00ab, 0x00bb, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x00c1, 0x00c2, 0x00c0, 0x00a9, 0x2563, 0x2551, 0x2557, 0x255d, 0x00a2, 0x00a5, 0x2510, 0x2514,
    0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0x00e3, 0x00c3, 0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256c, 0x00a4, 0x00f0, 0x00d0, 0x00ca, 0x00cb, 0x00c8, 0x0131, 0x00cd, 0x00ce, 0x00cf, 0x2518, 0x250c,
    0x2588, 0x2584, 0x00a6, 0x00cc, 0x2580, 0x00d3, 0x00df, 0x00d4, 0x00d2, 0x00f5, 0x00d5, 0x00b5, 0x00fe,
    0x00de, 0x00da, 0x00db, 0x00d9, 0x00fd, 0x00dd, 0x00af, 0x00b4, 0x00ad, 0x00b1, 0x2017, 0x00be, 0x00b6,
    0x00a7, 0x00f7, 0x00b8, 0x00b0, 0x00a8, 0x00b7, 0x00b9, 0x00b3, 0x00b2, 0x25a0, 0x00a0,
};

struct decoder *decoder_create(enum encoding encoding)
{
	struct decoder *d = calloc(1, sizeof(*d));

	if (!d)
		abort();
	d->encoding = encoding;
	return d;
}

void decoder_destroy(struct decoder *d)
{
	if (!d)
		return;
	free(d->joined);
	free(d->out);
	free(d);
}

size_t decoder_bad(const struct decoder *d)
{
	return d->bad;
}

/* Room for n more bytes of output. */
static void reserve(struct decoder *d, size_t n)
{
	if (d->out_cap - d->out_n >= n)
		return;
	d->out_cap = d->out_n + n;
	d->out = realloc(d->out, d->out_cap);
	if (!d->out)
		abort();
}

static void put(struct decoder *d, uint32_t c)
{
	char *to = d->out + d->out_n;

	if (c < 0x80) {
		to[0] = (char)c;
		d->out_n += 1;
	} else if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 63));
		d->out_n += 2;
	} else if (c < 0x10000) {
		to[0] = (char)(0xe0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 63));
		to[2] = (char)(0x80 | (c & 63));
		d->out_n += 3;
	} else {
		to[0] = (char)(0xf0 | c >> 18);
		to[1] = (char)(0x80 | (c >> 12 & 63));
		to[2] = (char)(0x80 | (c >> 6 & 63));
		to[3] = (char)(0x80 | (c & 63));
		d->out_n += 4;
	}
}

static void put_bad(struct decoder *d)
{
	put(d, 0xfffd);
	d->bad++;
}

/* How many of the n bytes at s could be the beginning of a character that is cut off at the end. */
static size_t cut_tail(const unsigned char *s, size_t n)
{
	for (size_t back = 1; back <= 3 && back <= n; back++) {
		unsigned char c = s[n - back];
		if ((c & 0xc0) == 0x80)
			continue;
		size_t want = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
		return want > back ? back : 0;
	}
	return 0;
}

/* Copy UTF-8, each byte that belongs to no character as one U+FFFD. */
static void repair(struct decoder *d, const unsigned char *s, size_t n)
{
	reserve(d, n * 3);
	for (size_t i = 0; i < n;) {
		size_t length = utf8_length((const char *)s + i, n - i);
		if (length > 0) {
			memcpy(d->out + d->out_n, s + i, length);
			d->out_n += length;
			i += length;
		} else {
			put_bad(d);
			i++;
		}
	}
}

/* What was kept from the last call, and the new bytes behind it. */
static const unsigned char *join_rest(struct decoder *d, const unsigned char *s, size_t *n)
{
	if (d->rest_n == 0)
		return s;
	free(d->joined);
	d->joined = malloc(d->rest_n + *n);
	if (!d->joined)
		abort();
	memcpy(d->joined, d->rest, d->rest_n);
	memcpy(d->joined + d->rest_n, s, *n);
	*n += d->rest_n;
	d->rest_n = 0;
	return d->joined;
}

static void feed_utf8(struct decoder *d, const unsigned char *s, size_t n, bool end, const char **ret, size_t *ret_n)
{
	s = join_rest(d, s, &n);
	size_t cut = end ? 0 : cut_tail(s, n);
	if (utf8_valid((const char *)s, n - cut)) {
		*ret = (const char *)s; /* nothing to copy */
		*ret_n = n - cut;
	} else {
		repair(d, s, n - cut);
		*ret = d->out;
		*ret_n = d->out_n;
	}
	memcpy(d->rest, s + n - cut, cut);
	d->rest_n = cut;
}

static void feed_1252(struct decoder *d, const unsigned char *s, size_t n)
{
	reserve(d, n * 3);
	for (size_t i = 0; i < n; i++) {
		uint32_t c = s[i] >= 0x80 && s[i] < 0xa0 ? windows_1252[s[i] - 0x80] : s[i];
		if (c == 0 && s[i])
			put_bad(d);
		else
			put(d, c);
	}
}

static void feed_850(struct decoder *d, const unsigned char *s, size_t n)
{
	reserve(d, n * 3);
	for (size_t i = 0; i < n; i++)
		put(d, s[i] < 0x80 ? s[i] : dos_850[s[i] - 0x80]);
}

static void put_unit(struct decoder *d, uint32_t unit)
{
	if (d->high && unit >= 0xdc00 && unit < 0xe000) {
		put(d, 0x10000 + ((d->high - 0xd800) << 10) + (unit - 0xdc00));
		d->high = 0;
		return;
	}
	if (d->high)
		put_bad(d); /* a first half without its second */
	d->high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
	if (unit >= 0xdc00 && unit < 0xe000)
		put_bad(d);
	else if (!d->high)
		put(d, unit);
}

static void feed_utf16(struct decoder *d, const unsigned char *s, size_t n, bool end)
{
	bool big = d->encoding == ENC_UTF16BE;

	reserve(d, n / 2 * 4 + 12);
	for (size_t i = 0; i < n; i++) {
		d->rest[d->rest_n++] = s[i];
		if (d->rest_n < 2)
			continue;
		put_unit(d, big ? (uint32_t)d->rest[0] << 8 | d->rest[1] : (uint32_t)d->rest[1] << 8 | d->rest[0]);
		d->rest_n = 0;
	}
	if (end && d->high) {
		put_bad(d);
		d->high = 0;
	}
	if (end && d->rest_n > 0)
		put_bad(d);
}

/* A byte order mark is no text. It comes whole with the first bytes, or not at all. */
static void skip_mark(struct decoder *d, const char **text, size_t *n)
{
	if (d->started || *n == 0)
		return;
	d->started = true;
	if (d->encoding != ENC_WINDOWS_1252 && d->encoding != ENC_DOS_850 && *n >= 3 &&
	    memcmp(*text, "\xef\xbb\xbf", 3) == 0) {
		*text += 3;
		*n -= 3;
	}
}

void decoder_feed(struct decoder *d, const char *in, size_t n, bool end, const char **ret, size_t *ret_n)
{
	const unsigned char *s = (const unsigned char *)(in ? in : "");

	d->out_n = 0;
	if (d->encoding == ENC_UTF8 || d->encoding == ENC_UTF8_BOM) {
		feed_utf8(d, s, n, end, ret, ret_n);
	} else {
		if (d->encoding == ENC_WINDOWS_1252)
			feed_1252(d, s, n);
		else if (d->encoding == ENC_DOS_850)
			feed_850(d, s, n);
		else
			feed_utf16(d, s, n, end);
		*ret = d->out;
		*ret_n = d->out_n;
	}
	if (*ret_n == 0)
		*ret = "";
	skip_mark(d, ret, ret_n);
}

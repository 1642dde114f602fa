#include "base/text.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { KEY_MAX = 200 };

/* Opened once, only read afterwards: ICU's const functions on them may be called by many threads. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static UCollator *collator;
static const UNormalizer2 *decomposer;
static char icu_version[64];

static void open_icu(void)
{
	UErrorCode e = U_ZERO_ERROR;
	UVersionInfo icu, order;
	char icu_text[U_MAX_VERSION_STRING_LENGTH], order_text[U_MAX_VERSION_STRING_LENGTH];

	collator = ucol_open("nb", &e);
	ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &e); /* "Butikk 2" before "Butikk 10" */
	decomposer = unorm2_getNFKDInstance(&e);
	if (U_FAILURE(e)) {
		fprintf(stderr, "hjul: ICU cannot be used: %s\n", u_errorName(e));
		abort();
	}
	u_getVersion(icu);
	ucol_getVersion(collator, order);
	u_versionToString(icu, icu_text);
	u_versionToString(order, order_text);
	snprintf(icu_version, sizeof(icu_version), "%s/%s", icu_text, order_text);
}

const char *text_icu_version(void)
{
	pthread_once(&once, open_icu);
	return icu_version;
}

bool text_hides(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	for (size_t i = 0; i + 1 < n; i++) {
		int third = i + 2 < n ? p[i + 2] : 0;
		if (p[i] < 0xc2)
			continue;
		if (p[i] == 0xc2 && p[i + 1] < 0xa0)
			return true;
		if (p[i] == 0xe2 && p[i + 1] == 0x80 && third >= 0xa8 && third <= 0xae)
			return true;
		if (p[i] == 0xe2 && p[i + 1] == 0x81 && third >= 0xa6 && third <= 0xa9)
			return true;
		if (p[i] == 0xef && p[i + 1] == 0xbf && third >= 0xbe)
			return true;
	}
	return false;
}

static bool is_plain(UChar32 c)
{
	int8_t kind = c < 0 ? U_UNASSIGNED : u_charType(c);
	return kind != U_CONTROL_CHAR && kind != U_FORMAT_CHAR && kind != U_LINE_SEPARATOR &&
	       kind != U_PARAGRAPH_SEPARATOR && kind != U_SURROGATE && kind != U_UNASSIGNED &&
	       kind != U_PRIVATE_USE_CHAR;
}

char *text_plain(struct arena *a, const char *s, size_t chars)
{
	int32_t n = (int32_t)strnlen(s, INT32_MAX / 4), at = 0;
	char *out = arena_alloc(a, (size_t)n + 1), *to = out;
	for (; at < n && chars > 0; chars--) {
		UChar32 c;
		int32_t from = at;
		U8_NEXT(s, at, n, c);
		if (is_plain(c)) {
			memcpy(to, s + from, (size_t)(at - from));
			to += at - from;
		} else {
			*to++ = '_';
		}
	}
	*to = '\0';
	return out;
}

static bool is_ascii(const char *s, size_t n)
{
	uint64_t word;

	for (; n >= sizeof(word); s += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, s, sizeof(word));
		if (word & 0x8080808080808080u)
			return false;
	}
	while (n-- > 0)
		if (*s++ & 0x80)
			return false;
	return true;
}

size_t utf8_length(const char *text, size_t n)
{
	const unsigned char *s = (const unsigned char *)text;
	if (s[0] < 0x80)
		return 1;
	size_t want = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (s[0] < 0xc2 || s[0] > 0xf4 || n < want)
		return 0;
	unsigned char low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
	unsigned char high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < want; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return want;
}

bool utf8_valid(const char *s, size_t n)
{
	uint64_t word;

	while (n > 0) {
		if (n >= sizeof(word)) {
			memcpy(&word, s, sizeof(word));
			if (!(word & 0x8080808080808080u)) {
				s += sizeof(word), n -= sizeof(word);
				continue;
			}
		}
		size_t length = utf8_length(s, n);
		if (length == 0)
			return false;
		s += length, n -= length;
	}
	return true;
}

size_t utf8_count(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

size_t utf8_prefix(const char *s, size_t chars)
{
	size_t i = 0;

	for (; s[i]; i++)
		if ((s[i] & 0xc0) != 0x80 && chars-- == 0)
			break;
	return i;
}

/* The letters that Unicode does not take apart but people type without their stroke. */
static const char *plain_letter(UChar32 c)
{
	switch (c) {
	case 0xe6:
		return "ae"; /* æ */
	case 0x153:
		return "oe"; /* œ */
	case 0xf8:
		return "o"; /* ø */
	case 0xf0:
	case 0x111:
		return "d"; /* ð đ */
	case 0xfe:
		return "th"; /* þ */
	case 0x127:
		return "h"; /* ħ */
	case 0x131:
		return "i"; /* ı */
	case 0x142:
		return "l"; /* ł */
	case 0x14b:
		return "ng"; /* ŋ */
	case 0x167:
		return "t"; /* ŧ */
	default:
		return NULL;
	}
}

/* Words joined by single spaces: a separator is written only before the word that follows it. */
struct words {
	char *to;
	bool pending, any;
};

static void word_add(struct words *w, const char *bytes, size_t n)
{
	if (w->pending && w->any)
		*w->to++ = ' ';
	w->pending = false;
	w->any = true;
	memcpy(w->to, bytes, n);
	w->to += n;
}

static char *fold_ascii(struct arena *a, const char *s, size_t n)
{
	char *out = arena_array(a, char, n + 1);
	struct words w = {.to = out};

	for (; *s; s++) {
		char c = *s;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			word_add(&w, &c, 1);
		else
			w.pending = true;
	}
	*w.to = 0;
	return out;
}

/* UTF-16 of s in the arena; bytes that are no UTF-8 become U+FFFD. */
static UChar *to_utf16(struct arena *a, const char *s, size_t n, int32_t *ret_n)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar *u = arena_array(a, UChar, n + 1);

	/* Never more units than bytes. */
	u_strFromUTF8WithSub(u, (int32_t)n + 1, ret_n, s, (int32_t)n, 0xfffd, NULL, &e);
	if (U_FAILURE(e))
		*ret_n = 0;
	return u;
}

static void fold_char(struct words *w, UChar32 c)
{
	char bytes[4];
	int32_t n = 0;
	const char *plain = plain_letter(c);

	if (u_charType(c) == U_NON_SPACING_MARK)
		return; /* the accent that was taken off */
	if (plain) {
		word_add(w, plain, strlen(plain));
		return;
	}
	if (!u_isalnum(c) && !(U_GET_GC_MASK(c) & U_GC_M_MASK)) {
		w->pending = true;
		return;
	}
	UBool error = false;
	U8_APPEND((uint8_t *)bytes, n, 4, c, error);
	if (!error)
		word_add(w, bytes, (size_t)n);
}

char *text_fold(struct arena *a, const char *s)
{
	size_t n = strlen(s);
	int32_t wide_n, folded_n, flat_n;

	if (is_ascii(s, n))
		return fold_ascii(a, s, n);
	pthread_once(&once, open_icu);
	UErrorCode e = U_ZERO_ERROR;
	UChar *wide = to_utf16(a, s, n, &wide_n);
	/* Case folding at most triples; compatibility decomposition is asked for its length first. */
	UChar *folded = arena_array(a, UChar, (size_t)wide_n * 3 + 1);
	folded_n = u_strFoldCase(folded, wide_n * 3 + 1, wide, wide_n, U_FOLD_CASE_DEFAULT, &e);
	flat_n = unorm2_normalize(decomposer, folded, folded_n, NULL, 0, &e);
	if (e != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(e))
		return arena_strdup(a, "");
	e = U_ZERO_ERROR;
	UChar *flat = arena_array(a, UChar, (size_t)flat_n + 1);
	flat_n = unorm2_normalize(decomposer, folded, folded_n, flat, flat_n + 1, &e);
	if (U_FAILURE(e))
		return arena_strdup(a, "");
	/* At most three bytes and one space for each unit. */
	char *out = arena_array(a, char, (size_t)flat_n * 4 + 1);
	struct words w = {.to = out};
	for (int32_t i = 0; i < flat_n;) {
		UChar32 c;
		U16_NEXT(flat, i, flat_n, c);
		fold_char(&w, u_foldCase(c, U_FOLD_CASE_DEFAULT)); /* what decomposition made: ℃ → °C */
	}
	*w.to = 0;
	return out;
}

char *text_sort_key(struct arena *a, const char *s)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t key[KEY_MAX];
	int32_t n;

	pthread_once(&once, open_icu);
	UChar *wide = to_utf16(a, s, strlen(s), &n);
	int32_t length = ucol_getSortKey(collator, wide, n, key, KEY_MAX);
	if (length > KEY_MAX)
		length = KEY_MAX; /* the rest no longer orders */
	else if (length > 0)
		length--; /* its NUL */
	char *out = arena_array(a, char, (size_t)length * 2 + 1);
	for (int32_t i = 0; i < length; i++) {
		out[2 * i] = hex[key[i] >> 4];
		out[2 * i + 1] = hex[key[i] & 15];
	}
	return out;
}

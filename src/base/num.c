#include "base/num.h"

#include <stdlib.h>
#include <string.h>

/* A number taken apart: its significant digits as text, and how many of them stand before the decimal mark (negative or
 * beyond the digits when an exponent moved it). */
struct decimal {
	char digit[64];
	int count, point;
	bool negative, ambiguous;
};

/* Length in bytes of the grouping character at s (space, no-break spaces, thin spaces, apostrophes), 0 when it is none.
 */
static size_t group_length(const char *s)
{
	static const char *const groups[] = {" ", "\u00a0", "\u202f", "\u2009", "'", "\u2019"};
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		size_t n = strlen(groups[i]);
		if (strncmp(s, groups[i], n) == 0)
			return n;
	}
	return 0;
}

static size_t blank_length(const char *s)
{
	if (*s == '\t')
		return 1;
	return *s == '\'' || strncmp(s, "\u2019", 3) == 0 ? 0 : group_length(s);
}

static const char *skip_blank(const char *s)
{
	for (size_t n; (n = blank_length(s)) > 0;)
		s += n;
	return s;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static const char *read_sign(const char *s, bool *ret_negative)
{
	*ret_negative = false;
	if (*s == '+')
		return s + 1;
	if (*s == '-') {
		*ret_negative = true;
		return s + 1;
	}
	if (strncmp(s, "\u2212", 3) == 0) {
		*ret_negative = true;
		return s + 3;
	}
	return s;
}

/* Which of , and . is the decimal mark in the number at s: 0 when neither. Reads marks only, not whether they stand
 * well. */
static char find_mark(const char *s, enum decimal_mark mark, bool *ret_ambiguous)
{
	int commas = 0, points = 0, before = 0, after = 0;
	bool grouped = false, leading_zero = *s == '0';
	char last = 0;

	*ret_ambiguous = false;
	for (size_t n; *s;) {
		if (is_digit(*s)) {
			*(last ? &after : &before) += 1;
			s++;
		} else if (*s == ',' || *s == '.') {
			*(*s == ',' ? &commas : &points) += 1;
			last = *s++;
			after = 0;
		} else if ((n = group_length(s)) > 0 && is_digit(s[n])) {
			grouped = true;
			s += n;
		} else {
			break;
		}
	}
	if (mark == DECIMAL_COMMA)
		return commas ? ',' : 0;
	if (mark == DECIMAL_POINT)
		return points ? '.' : 0;
	if (commas && points)
		return last;
	if (commas + points != 1)
		return 0; /* none, or the same mark several times: grouping */
	*ret_ambiguous = after == 3 && before >= 1 && before <= 3 && !leading_zero && !grouped;
	return last;
}

static bool add_digit(struct decimal *d, char c)
{
	if (d->count == 0 && c == '0')
		return true; /* leading zero: carries nothing */
	if (d->count == (int)sizeof(d->digit))
		return false;
	d->digit[d->count++] = c;
	return true;
}

/* Digits before the mark, in one run or in groups of three. NULL when they are not written as a number. */
static const char *read_whole(const char *s, char mark, struct decimal *d, int *ret_seen)
{
	int run = 0, groups = 0;
	char separator = 0; /* the first byte of the separator used; one kind only */

	*ret_seen = 0;
	for (;;) {
		if (is_digit(*s)) {
			if (!add_digit(d, *s++))
				return NULL;
			run++, (*ret_seen)++;
			continue;
		}
		size_t n = (*s == ',' || *s == '.') && *s != mark ? 1 : group_length(s);
		if (n == 0 || !is_digit(s[n]))
			break;
		if (run == 0 || run > 3 || (groups > 0 && run != 3) || (separator && separator != *s))
			return NULL;
		separator = *s;
		groups++;
		run = 0;
		s += n;
	}
	return groups > 0 && run != 3 ? NULL : s;
}

static const char *read_exponent(const char *s, int *ret)
{
	bool negative;
	int value = 0;

	*ret = 0;
	if ((*s != 'e' && *s != 'E'))
		return s;
	s = read_sign(s + 1, &negative);
	if (!is_digit(*s))
		return NULL;
	for (; is_digit(*s); s++) {
		value = value * 10 + (*s - '0');
		if (value > 400)
			return NULL;
	}
	*ret = negative ? -value : value;
	return s;
}

/* The number at s, and where it ended; NULL when there is none. */
static const char *read_decimal(const char *s, enum decimal_mark mark, struct decimal *d)
{
	*d = (struct decimal){0};
	s = skip_blank(read_sign(skip_blank(s), &d->negative));
	char point = find_mark(s, mark, &d->ambiguous);
	int whole, fraction = 0, exponent;

	s = read_whole(s, point, d, &whole);
	if (!s)
		return NULL;
	d->point = d->count;
	if (point && *s == point) {
		for (s++; is_digit(*s); s++, fraction++) {
			if (d->count == 0 && *s == '0')
				d->point--; /* 0,05: the zeros after the mark move it */
			else if (d->count < (int)sizeof(d->digit))
				d->digit[d->count++] = *s; /* further digits cannot change any result */
		}
		if (fraction == 0)
			return NULL;
	}
	if (whole + fraction == 0)
		return NULL;
	s = read_exponent(s, &exponent);
	d->point += exponent;
	return s;
}

bool num_parse(const char *s, enum decimal_mark mark, int scale, int64_t *ret, bool *ret_ambiguous)
{
	struct decimal d;
	int64_t v = 0;

	s = s ? read_decimal(s, mark, &d) : NULL;
	if (!s || *skip_blank(s))
		return false;
	int keep = d.point + scale; /* digits that stay */
	if (d.count > 0 && keep > 19)
		return false;
	for (int i = 0; i < keep && d.count > 0; i++) {
		int digit = i < d.count ? d.digit[i] - '0' : 0;
		if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, digit, &v))
			return false;
	}
	if (keep >= 0 && keep < d.count && d.digit[keep] >= '5' && __builtin_add_overflow(v, 1, &v))
		return false;
	*ret = d.negative ? -v : v;
	if (ret_ambiguous)
		*ret_ambiguous = d.ambiguous;
	return true;
}

bool num_parse_wide(const char *s, enum decimal_mark mark, int scale, __int128 *ret)
{
	struct decimal d;
	__int128 v = 0;

	s = s ? read_decimal(s, mark, &d) : NULL;
	if (!s || *skip_blank(s))
		return false;
	int keep = d.point + scale; /* digits that stay */
	if (d.count > 0 && keep > 30)
		return false;
	for (int i = 0; i < keep && d.count > 0; i++)
		v = v * 10 + (i < d.count ? d.digit[i] - '0' : 0);
	if (keep >= 0 && keep < d.count && d.digit[keep] >= '5')
		v++;
	*ret = d.negative ? -v : v;
	return true;
}

bool num_parse_int(const char *s, int64_t *ret)
{
	/* A whole number has no mark at all: 1.5 and the ambiguous 1.234 are refused, not cut. */
	if (!s || strpbrk(s, ",.eE"))
		return false;
	return num_parse(s, DECIMAL_POINT, 0, ret, NULL);
}

bool num_parse_real(const char *s, double *ret)
{
	struct decimal d;
	char plain[sizeof(d.digit) + 16];

	s = s ? read_decimal(s, DECIMAL_ANY, &d) : NULL;
	if (!s)
		return false;
	s = skip_blank(s);
	if (*s == '%')
		s = skip_blank(s + 1);
	if (*s)
		return false;
	/* strtod rounds correctly; the process stays in the C locale (language belongs to the request). */
	size_t n = 0;
	if (d.negative)
		plain[n++] = '-';
	plain[n++] = '.';
	memcpy(plain + n, d.digit, (size_t)d.count);
	n += (size_t)d.count;
	if (d.count == 0)
		plain[n++] = '0', d.point = 0;
	plain[n++] = 'e';
	int e = d.point < 0 ? -d.point : d.point;
	if (d.point < 0)
		plain[n++] = '-';
	if (e > 999)
		return false;
	plain[n++] = (char)('0' + e / 100);
	plain[n++] = (char)('0' + e / 10 % 10);
	plain[n++] = (char)('0' + e % 10);
	plain[n] = 0;
	double v = strtod(plain, NULL);
	if (!__builtin_isfinite(v))
		return false;
	*ret = v == 0 ? 0 : v; /* never -0 */
	return true;
}

size_t num_text(char out[NUM_TEXT_MAX], int64_t v, int scale, int min_digits)
{
	char text[NUM_TEXT_MAX];
	size_t at = sizeof(text);
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	int dropped = 0; /* decimals not written because only zeros follow */

	for (; dropped < scale - min_digits && u % 10 == 0; dropped++)
		u /= 10;
	int decimals = scale - dropped;
	for (int i = 0; i <= decimals || u > 0; i++) {
		if (i == decimals && decimals > 0)
			text[--at] = '.';
		text[--at] = (char)('0' + u % 10);
		u /= 10;
	}
	if (v < 0)
		text[--at] = '-';
	memcpy(out, text + at, sizeof(text) - at);
	out[sizeof(text) - at] = 0;
	return sizeof(text) - at;
}

void num_plain(struct buf *b, int64_t v, int scale, int min_digits)
{
	char text[NUM_TEXT_MAX];

	buf_add(b, text, num_text(text, v, scale, min_digits));
}

bool num_mul_to_minor(int64_t qty6, int64_t price6, int64_t *ret_minor)
{
	const __int128 unit = 10000000000; /* 10^-12 → 10^-2 */
	__int128 product = (__int128)qty6 * price6;
	__int128 rounded = (product + (product < 0 ? -unit / 2 : unit / 2)) / unit;

	if (rounded > INT64_MAX || rounded < -INT64_MAX)
		return false;
	*ret_minor = (int64_t)rounded;
	return true;
}

bool num_add(int64_t a, int64_t b, int64_t *ret)
{
	int64_t sum;

	/* INT64_MIN is NONE, never a sum. */
	if (__builtin_add_overflow(a, b, &sum) || sum == INT64_MIN)
		return false;
	*ret = sum;
	return true;
}

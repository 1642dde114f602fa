/* Amounts with what people and other programs write round the number. */
#include "base/num.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What is at hand: the text from s to end, and what was taken from its ends. */
struct taking {
	const char *s, *end;
	bool minus, brackets;
	struct num_written *to;
};

static bool starts(struct taking *t, const char *what)
{
	size_t n = strlen(what);
	if ((size_t)(t->end - t->s) < n || memcmp(t->s, what, n) != 0)
		return false;
	t->s += n;
	return true;
}

static bool ends(struct taking *t, const char *what)
{
	size_t n = strlen(what);
	if ((size_t)(t->end - t->s) < n || memcmp(t->end - n, what, n) != 0)
		return false;
	t->end -= n;
	return true;
}

typedef bool at_end(struct taking *, const char *what);

static bool any(struct taking *t, at_end *at, const char *const *of, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at(t, of[i]))
			return true;
	return false;
}
#define ANY(t, at, of) any(t, at, of, sizeof(of) / sizeof *(of))

static const char *const blanks[] = {" ", "\t", "\u00a0", "\u202f", "\u2009"};
static const char *const minuses[] = {"-", "\u2212", "\u2013"};
static const char *const wholes[] = {"-", "\u2013", "\u2014", "\u2212"}; /* behind the mark of 1 000,- */

static void skip_blanks(struct taking *t)
{
	while (ANY(t, starts, blanks) || ANY(t, ends, blanks))
		continue;
}

static bool is_code(const char *s)
{
	static const char codes[] =
	    "NOK SEK DKK ISK EUR USD GBP CHF PLN CZK HUF RON BGN TRY UAH JPY CNY HKD SGD KRW INR "
	    "IDR THB MYR VND PHP TWD AUD NZD CAD MXN BRL ARS CLP COP ZAR NGN EGP MAD KES ILS AED "
	    "SAR QAR KWD ";
	char code[5] = {(char)toupper((unsigned char)s[0]), (char)toupper((unsigned char)s[1]),
	                (char)toupper((unsigned char)s[2]), ' '};
	const char *at = strstr(codes, code);
	return at && (at - codes) % 4 == 0;
}

/* A currency by its letters, with a point behind or without; they must not go on as a word. */
static bool take_letters(struct taking *t, bool front)
{
	const char *s = t->s, *end = t->end;
	if (!front && end > s && end[-1] == '.')
		end--;
	size_t n = 0, most = (size_t)(end - s);
	while (n < most && n < 4 && isalpha((unsigned char)(front ? s[n] : end[-1 - (ptrdiff_t)n])))
		n++;
	const char *at = front ? s : end - n;
	if (n == 3 && is_code(at)) {
		for (size_t i = 0; i < 3; i++)
			t->to->currency[i] = (char)toupper((unsigned char)at[i]);
	} else if (n == 2 && strncasecmp(at, "kr", 2) == 0) {
		memcpy(t->to->currency, "kr", 3);
	} else {
		return false;
	}
	if (front)
		t->s += n + (n < most && s[n] == '.');
	else
		t->end = at;
	return true;
}

static bool take_currency(struct taking *t, bool front)
{
	static const struct {
		const char *sign, *code;
	} signs[] = {{"\u20ac", "EUR"}, {"\u00a3", "GBP"}, {"$", "USD"}};
	if (*t->to->currency)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if ((front ? starts : ends)(t, signs[i].sign)) {
			memcpy(t->to->currency, signs[i].code, 4);
			return true;
		}
	return take_letters(t, front);
}

static bool take_minus(struct taking *t, at_end *at)
{
	if (t->minus || t->brackets || !ANY(t, at, minuses))
		return false;
	t->minus = true;
	return true;
}

/* The dash of 1 000,- */
static bool take_whole(struct taking *t)
{
	const char *end = t->end;
	if (t->to->whole_mark || !ANY(t, ends, wholes))
		return false;
	while (ANY(t, ends, wholes))
		continue; /* 1 000,-- */
	if (t->end > t->s && (t->end[-1] == ',' || t->end[-1] == '.')) {
		t->to->whole_mark = *--t->end;
		return true;
	}
	t->end = end;
	return false;
}

static bool take_brackets(struct taking *t)
{
	if (t->brackets || t->minus || t->end - t->s < 2 || *t->s != '(' || t->end[-1] != ')')
		return false;
	t->s++, t->end--;
	t->brackets = true;
	return true;
}

bool num_written_read(const char *s, struct num_written *ret)
{
	*ret = (struct num_written){0};
	if (!s)
		return false;
	struct taking t = {.s = s, .end = s + strlen(s), .to = ret};
	do
		skip_blanks(&t);
	while (take_brackets(&t) || take_currency(&t, true) || take_currency(&t, false) || take_whole(&t) ||
	       take_minus(&t, starts) || take_minus(&t, ends));
	size_t n = (size_t)(t.end - t.s);
	if (!n || n + 2 > sizeof ret->number)
		return false;
	if (t.minus || t.brackets)
		ret->number[0] = '-';
	memcpy(ret->number + (t.minus || t.brackets), t.s, n);
	return true;
}

/* Numbers, money and dates as people read them, on patterns of our own: two languages do not need ICU's data, and the
 * same bytes come out whatever version of it is installed. */
#include "base/clock.h"
#include "base/date.h"
#include "base/num.h"
#include "lang/tr.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS    "\u2212"
#define GROUP_NB "\u202f" /* narrow no-break space */

enum { NUMBER_MAX = 1000, MINOR = 2 /* digits of a currency's minor unit */ };

char base_currency[4] = "NOK";

static char *add(char *to, const char *s, size_t n)
{
	memcpy(to, s, n);
	return to + n;
}

/* A plain number (-1234.50, at most 400 characters) in the language's form; ended by NUL, answers the length. */
static size_t number_text(char out[NUMBER_MAX], enum lang lang, const char *plain)
{
	const char *group = lang == LANG_NB ? GROUP_NB : ",";
	size_t group_len = strlen(group);
	char *to = out;

	if (*plain == '-') {
		plain++;
		if (plain[strspn(plain, "0.")]) /* no minus before nothing */
			to = add(to, MINUS, strlen(MINUS));
	}
	size_t whole = strcspn(plain, ".");
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			to = add(to, group, group_len);
		*to++ = plain[i];
	}
	if (plain[whole]) {
		*to++ = lang == LANG_NB ? ',' : '.';
		to = add(to, plain + whole + 1, strlen(plain + whole + 1));
	}
	*to = 0;
	return (size_t)(to - out);
}

static size_t scaled_text(char out[NUMBER_MAX], enum lang lang, int64_t v, int scale, int min_digits)
{
	char plain[NUM_TEXT_MAX];

	num_text(plain, v, scale, min_digits);
	return number_text(out, lang, plain);
}

/* 2.175 is 2.17499… in binary: a half that was meant as one is rounded as one. */
static double scaled(double v)
{
	return fabs(v) < 1e9 ? v * (1 + 4 * DBL_EPSILON) : v;
}

/* Rounded half away from zero, as money is: 31.25 → 31,3, where printf would write 31,2. */
static size_t real_text(char out[NUMBER_MAX], enum lang lang, double v, int decimals, int min_digits)
{
	static const double power[] = {1, 10, 100, 1000};
	char plain[400];

	if (decimals < 4 && fabs(v * power[decimals]) < 9e15)
		return scaled_text(out, lang, llround(scaled(v * power[decimals])), decimals, min_digits);
	snprintf(plain, sizeof(plain), "%.*f", min_digits, v); /* so large that there are no decimals */
	return number_text(out, lang, plain);
}

static void put_scaled(struct buf *b, enum lang lang, int64_t v, int scale, int min_digits)
{
	char text[NUMBER_MAX];

	buf_add(b, text, scaled_text(text, lang, v, scale, min_digits));
}

/* v / unit, half away from zero */
static int64_t divide(int64_t v, int64_t unit)
{
	int64_t rest = v % unit;

	return v / unit + (rest >= unit - unit / 2 ? 1 : rest <= -(unit - unit / 2) ? -1 : 0);
}

/* What stands before and after an amount, in each language: a page has hundreds of amounts. */
static _Thread_local struct money_frame {
	char currency[sizeof base_currency];
	char before[LANG_COUNT][16], after[LANG_COUNT][16];
} money;

/* From "unit.money": {0} the number, {1} the currency, in the language's order. */
static void money_frame_make(void)
{
	char key[] = "currency.xxx";

	for (size_t i = 0; i < 3; i++)
		key[9 + i] = (char)(base_currency[i] | ('a' ^ 'A')); /* keys are lower case */
	memcpy(money.currency, base_currency, sizeof(money.currency));
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		const char *sign = tr_exists(key) ? tr(lang, key) : money.currency;
		struct buf b BUF_AUTO;
		buf_init(&b, NUMBER_MAX);
		tr_put(&b, lang, "unit.money", (const char *const[4]){"\n", sign});
		size_t number = strcspn(b.p, "\n");
		snprintf(money.before[lang], sizeof(money.before[lang]), "%.*s", (int)number, b.p);
		snprintf(money.after[lang], sizeof(money.after[lang]), "%s", b.p + number + 1);
	}
}

static void put_currency(struct buf *b, enum lang lang, const char *number)
{
	if (strcmp(money.currency, base_currency) != 0)
		money_frame_make();
	buf_str(b, money.before[lang]);
	buf_str(b, number);
	buf_str(b, money.after[lang]);
}

static void put_money(struct buf *b, enum lang lang, int64_t v, int scale, const char *unit)
{
	char number[NUMBER_MAX];

	scaled_text(number, lang, v, scale, scale);
	if (!unit) {
		put_currency(b, lang, number);
		return;
	}
	struct buf with_unit BUF_AUTO;
	buf_init(&with_unit, NUMBER_MAX);
	tr_put(&with_unit, lang, unit, (const char *const[4]){number});
	put_currency(b, lang, with_unit.p);
}

void fmt_money(struct buf *b, enum lang lang, int64_t minor)
{
	if (minor != NONE)
		put_money(b, lang, minor, MINOR, NULL);
}

void fmt_money_whole(struct buf *b, enum lang lang, int64_t minor)
{
	if (minor != NONE)
		put_money(b, lang, divide(minor, 100), 0, NULL);
}

void fmt_money_short(struct buf *b, enum lang lang, int64_t minor)
{
	const int64_t tenth_million = 10000000, tenth_billion = 10000000000; /* in minor units */

	if (minor == NONE)
		return;
	/* The unit is chosen by the rounded number, so that no "1 000,0 mill." is written. */
	int64_t whole = divide(minor, 100), millions = divide(minor, tenth_million);
	if (whole > -1000000 && whole < 1000000)
		put_money(b, lang, whole, 0, NULL);
	else if (millions > -10000 && millions < 10000)
		put_money(b, lang, millions, 1, "unit.million");
	else
		put_money(b, lang, divide(minor, tenth_billion), 1, "unit.billion");
}

void fmt_amount(struct buf *b, enum lang lang, int64_t minor)
{
	if (minor != NONE)
		put_scaled(b, lang, minor, MINOR, MINOR);
}

void fmt_int(struct buf *b, enum lang lang, int64_t v)
{
	if (v != NONE)
		put_scaled(b, lang, v, 0, 0);
}

void fmt_real(struct buf *b, enum lang lang, double v, int decimals)
{
	char text[NUMBER_MAX];

	if (isfinite(v))
		buf_add(b, text, real_text(text, lang, v, decimals, decimals));
}

void fmt_real_short(struct buf *b, enum lang lang, double v)
{
	char text[NUMBER_MAX];

	if (isfinite(v))
		buf_add(b, text, real_text(text, lang, v, 2, 0));
}

void fmt_qty(struct buf *b, enum lang lang, int64_t qty6)
{
	if (qty6 != NONE)
		put_scaled(b, lang, qty6, 6, 0);
}

void fmt_percent(struct buf *b, enum lang lang, double share, int decimals)
{
	char number[NUMBER_MAX];

	if (!isfinite(share))
		return;
	real_text(number, lang, share * 100, decimals, decimals);
	tr_put(b, lang, "unit.percent", (const char *const[4]){number});
}

static const char *month_name(enum lang lang, int month)
{
	char key[32];

	if (month < 1 || month > 12)
		return "";
	snprintf(key, sizeof(key), "month.short.%d", month);
	return tr_exists(key) ? tr(lang, key) : "";
}

static void two_digits(char *to, int n)
{
	to[0] = (char)('0' + n / 10);
	to[1] = (char)('0' + n % 10);
}

void fmt_date(struct buf *b, enum lang lang, int32_t date)
{
	int y = date / 10000, m = date / 100 % 100, d = date % 100;

	if (!date_valid(date))
		return;
	if (lang == LANG_NB) {
		char text[10] = {[2] = '.', [5] = '.'};
		two_digits(text, d);
		two_digits(text + 3, m);
		two_digits(text + 6, y / 100);
		two_digits(text + 8, y % 100);
		buf_add(b, text, sizeof(text));
	} else {
		buf_printf(b, "%d %s %d", d, month_name(lang, m), y);
	}
}

/* How far a day may be from today and be told without its year. */
enum { NEAR_DAYS = 183 };

void fmt_date_short(struct buf *b, enum lang lang, int32_t date)
{
	if (!date_valid(date))
		return;
	/* With its year it is written in the same way: a list has near and far days. */
	buf_printf(b, lang == LANG_NB ? "%d. %s" : "%d %s", date % 100, month_name(lang, date / 100 % 100));
	if (abs(date_days_between(zone_date(zone_default(), clock_now()), date)) > NEAR_DAYS)
		buf_printf(b, " %d", date / 10000);
}

void fmt_month(struct buf *b, enum lang lang, int32_t month)
{
	if (month_last_day(month))
		buf_printf(b, "%s %d", month_name(lang, month % 100), month / 100);
}

void fmt_time(struct buf *b, enum lang lang, int64_t t)
{
	int h, m, s;

	if (t == 0)
		return;
	zone_clock(zone_default(), t, &h, &m, &s);
	fmt_date(b, lang, zone_date(zone_default(), t));
	char text[6] = {' ', [3] = ':'};
	two_digits(text + 1, h);
	two_digits(text + 4, m);
	buf_add(b, text, sizeof(text));
}

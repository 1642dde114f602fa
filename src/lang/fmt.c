/* Numbers, money and dates as people read them, on patterns of our own: two languages do not need ICU's data, and the
 * same bytes come out whatever version of it is installed. */
#include "base/date.h"
#include "base/num.h"
#include "lang/tr.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MINUS    "\u2212"
#define GROUP_NB "\u202f" /* narrow no-break space */

enum { NUMBER_MAX = 1000, MINOR = 2 /* digits of a currency's minor unit */ };

char base_currency[4] = "NOK";

/* A plain number (-1234.50) in the language's form. */
static void put_number(struct buf *b, enum lang lang, const char *plain)
{
	if (*plain == '-') {
		plain++;
		if (plain[strspn(plain, "0.")]) /* no minus before nothing */
			buf_str(b, MINUS);
	}
	size_t whole = strcspn(plain, ".");
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			buf_str(b, lang == LANG_NB ? GROUP_NB : ",");
		buf_char(b, plain[i]);
	}
	if (plain[whole]) {
		buf_char(b, lang == LANG_NB ? ',' : '.');
		buf_str(b, plain + whole + 1);
	}
}

static void put_scaled(struct buf *b, enum lang lang, int64_t v, int scale, int min_digits)
{
	struct buf plain BUF_AUTO;

	buf_init(&plain, NUMBER_MAX);
	num_plain(&plain, v, scale, min_digits);
	put_number(b, lang, plain.p);
}

/* v / unit, half away from zero */
static int64_t divide(int64_t v, int64_t unit)
{
	int64_t rest = v % unit;

	return v / unit + (rest >= unit - unit / 2 ? 1 : rest <= -(unit - unit / 2) ? -1 : 0);
}

/* {0} the number, {1} the currency, in the language's order. */
static void put_currency(struct buf *b, enum lang lang, const char *number)
{
	char key[] = "currency.xxx";

	for (size_t i = 0; i < 3; i++)
		key[9 + i] = (char)(base_currency[i] | ('a' ^ 'A')); /* keys are lower case */
	const char *sign = tr_exists(key) ? tr(lang, key) : base_currency;
	tr_put(b, lang, "unit.money", (const char *const[4]){number, sign});
}

static void put_money(struct buf *b, enum lang lang, int64_t v, int scale, const char *unit)
{
	struct buf number BUF_AUTO, with_unit BUF_AUTO;

	buf_init(&number, NUMBER_MAX);
	buf_init(&with_unit, NUMBER_MAX);
	put_scaled(&number, lang, v, scale, scale);
	if (unit)
		tr_put(&with_unit, lang, unit, (const char *const[4]){number.p});
	put_currency(b, lang, unit ? with_unit.p : number.p);
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
	char plain[400];

	if (!isfinite(v))
		return;
	snprintf(plain, sizeof(plain), "%.*f", decimals, v);
	put_number(b, lang, plain);
}

void fmt_real_short(struct buf *b, enum lang lang, double v)
{
	char plain[400];

	if (!isfinite(v))
		return;
	int n = snprintf(plain, sizeof(plain), "%.2f", v);
	while (plain[n - 1] == '0')
		plain[--n] = 0;
	if (plain[n - 1] == '.')
		plain[--n] = 0;
	put_number(b, lang, plain);
}

void fmt_qty(struct buf *b, enum lang lang, int64_t qty6)
{
	if (qty6 != NONE)
		put_scaled(b, lang, qty6, 6, 0);
}

void fmt_percent(struct buf *b, enum lang lang, double share, int decimals)
{
	struct buf number BUF_AUTO;

	buf_init(&number, NUMBER_MAX);
	if (!isfinite(share))
		return;
	fmt_real(&number, lang, share * 100, decimals);
	tr_put(b, lang, "unit.percent", (const char *const[4]){number.p});
}

static const char *month_name(enum lang lang, int month)
{
	char key[32];

	if (month < 1 || month > 12)
		return "";
	snprintf(key, sizeof(key), "month.short.%d", month);
	return tr_exists(key) ? tr(lang, key) : "";
}

void fmt_date(struct buf *b, enum lang lang, int32_t date)
{
	int y = date / 10000, m = date / 100 % 100, d = date % 100;

	if (!date_valid(date))
		return;
	if (lang == LANG_NB)
		buf_printf(b, "%02d.%02d.%04d", d, m, y);
	else
		buf_printf(b, "%d %s %d", d, month_name(lang, m), y);
}

void fmt_date_short(struct buf *b, enum lang lang, int32_t date)
{
	if (date_valid(date))
		buf_printf(b, lang == LANG_NB ? "%d. %s" : "%d %s", date % 100, month_name(lang, date / 100 % 100));
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
	buf_printf(b, " %02d:%02d", h, m);
}

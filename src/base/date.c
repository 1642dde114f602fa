#include "base/date.h"

/* Days are counted from 0001-01-01 = 0, by the usual trick of years that start in March, so that the leap day comes
 * last. */
enum { DAYS_400 = 146097, DAY_MAX = 3652058 /* 9999-12-31 */ };

static bool leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_days(int y, int m)
{
	static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return m == 2 && leap(y) ? 29 : days[m - 1];
}

static int day_number(int32_t date)
{
	int y = date / 10000, m = date / 100 % 100, d = date % 100;
	y -= m <= 2;
	int month = m > 2 ? m - 3 : m + 9;
	/* 306: days from 0000-03-01 to 0001-01-01 */
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * month + 2) / 5 + d - 1 - 306;
}

static int32_t day_date(int n)
{
	if (n < 0 || n > DAY_MAX)
		return 0;
	n += 306;
	int era = n / DAYS_400, rest = n % DAYS_400;
	int year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int day = rest - (365 * year + year / 4 - year / 100);
	int month = (5 * day + 2) / 153;
	int m = month < 10 ? month + 3 : month - 9;
	return (era * 400 + year + (m <= 2)) * 10000 + m * 100 + day - (153 * month + 2) / 5 + 1;
}

int32_t date_make(int y, int m, int d)
{
	if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > month_days(y, m))
		return 0;
	return y * 10000 + m * 100 + d;
}

bool date_valid(int32_t date)
{
	return date > 0 && date_make(date / 10000, date / 100 % 100, date % 100) == date;
}

int32_t date_add_days(int32_t date, int days)
{
	int n;

	if (!date_valid(date) || __builtin_add_overflow(day_number(date), days, &n))
		return 0;
	return day_date(n);
}

int32_t month_add(int32_t month, int n)
{
	int y = month / 100, m = month % 100, total;

	if (y < 1 || y > 9999 || m < 1 || m > 12 || __builtin_add_overflow(y * 12 + m - 1, n, &total))
		return 0;
	if (total < 12 || total / 12 > 9999)
		return 0;
	return total / 12 * 100 + total % 12 + 1;
}

int32_t month_last_day(int32_t month)
{
	int y = month / 100, m = month % 100;

	if (y < 1 || y > 9999 || m < 1 || m > 12)
		return 0;
	return month * 100 + month_days(y, m);
}

int32_t date_add_months(int32_t date, int n)
{
	if (!date_valid(date))
		return 0;
	int32_t month = month_add(date / 100, n);
	if (!month)
		return 0;
	int32_t wanted = month * 100 + date % 100, last = month_last_day(month);
	return wanted < last ? wanted : last;
}

int date_days_between(int32_t from, int32_t to)
{
	return day_number(to) - day_number(from);
}

int date_weekday(int32_t date)
{
	return day_number(date) % 7 + 1; /* 0001-01-01 was a Monday */
}

static bool digits(const char *s, int n, int *ret)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + s[i] - '0';
	}
	*ret = v;
	return true;
}

bool date_parse_iso(const char *s, int32_t *ret)
{
	int y, m, d;

	if (!digits(s, 4, &y) || s[4] != '-' || !digits(s + 5, 2, &m) || s[7] != '-' || !digits(s + 8, 2, &d) || s[10])
		return false;
	int32_t date = date_make(y, m, d);
	if (!date)
		return false;
	*ret = date;
	return true;
}

void date_format_iso(char out[11], int32_t date)
{
	unsigned u = date > 0 ? (unsigned)date : 0;
	unsigned part[3] = {u / 10000 % 10000, u / 100 % 100, u % 100};

	out[0] = (char)('0' + part[0] / 1000);
	out[1] = (char)('0' + part[0] / 100 % 10);
	out[2] = (char)('0' + part[0] / 10 % 10);
	out[3] = (char)('0' + part[0] % 10);
	out[4] = out[7] = '-';
	out[5] = (char)('0' + part[1] / 10);
	out[6] = (char)('0' + part[1] % 10);
	out[8] = (char)('0' + part[2] / 10);
	out[9] = (char)('0' + part[2] % 10);
	out[10] = 0;
}

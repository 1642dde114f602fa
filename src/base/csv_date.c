/* Dates as files write them. */
#include "base/csv.h"
#include "base/date.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What stands at the beginning of a cell: the day that it means, or with DATE_FORM_EITHER all that it may mean, 0 where that is
 * no day. */
struct written {
	enum date_form form;
	int32_t date, month_first, year_first;
	bool bare; /* six digits, which never say themselves what they are */
	const char *end;
};

/* A number of `min` to `max` digits; NULL when it is none. */
static const char *read_digits(const char *s, int min, int max, int *ret)
{
	int n = 0;

	for (*ret = 0; n < max && *s >= '0' && *s <= '9'; s++, n++)
		*ret = *ret * 10 + (*s - '0');
	return n < min || isdigit((unsigned char)*s) ? NULL : s;
}

/* Of a year of two digits: those before 70 are of this one. */
static int century(int year)
{
	return year + (year < 70 ? 2000 : 1900);
}

/* A year of four digits, or of two. */
static const char *read_year(const char *s, int *ret)
{
	const char *end = read_digits(s, 4, 4, ret);

	if (end)
		return end;
	end = read_digits(s, 2, 2, ret);
	if (end)
		*ret = century(*ret);
	return end;
}

static bool found(struct written *w, enum date_form form, int32_t date, const char *end)
{
	w->form = date ? form : DATE_FORM_NONE;
	w->date = date;
	w->end = end;
	return date != 0;
}

/* 2026-11-23 */
static bool read_iso(const char *s, struct written *w)
{
	int y, m, d;
	char mark;

	s = read_digits(s, 4, 4, &y);
	if (!s || !*s || !strchr("-/.", mark = *s))
		return false;
	s = read_digits(s + 1, 1, 2, &m);
	if (!s || *s != mark || !(s = read_digits(s + 1, 1, 2, &d)))
		return false;
	return found(w, DATE_FORM_ISO, date_make(y, m, d), s);
}

/* 20261123 or 23112026, of which only one is ever a day: no year of ours reads as day and month of another's. */
static bool read_eight(const char *s, struct written *w)
{
	int all;
	const char *end = read_digits(s, 8, 8, &all);

	if (!end)
		return false;
	int32_t date = date_make(all / 10000, all / 100 % 100, all % 100);
	if (all / 10000 < 1900 || !date)
		date = date_make(all % 10000, all / 10000 % 100, all / 1000000);
	return found(w, DATE_FORM_ISO, date, end);
}

/* 231126, 261123 or 112326 */
static bool read_six(const char *s, struct written *w)
{
	int all;
	const char *end = read_digits(s, 6, 6, &all);

	if (!end)
		return false;
	int a = all / 10000, b = all / 100 % 100, c = all % 100;
	w->month_first = date_make(century(c), a, b);
	w->year_first = date_make(century(a), b, c);
	w->bare = true;
	found(w, DATE_FORM_EITHER, date_make(century(c), b, a), end);
	w->form = DATE_FORM_EITHER;
	return w->date || w->month_first || w->year_first;
}

/* Days since 1899-12-30, as spreadsheets store a date, from 1970 to 2099; a time of day is a fraction. */
static bool read_serial(const char *s, struct written *w)
{
	enum { FIRST = 25569, LAST = 73050 };
	int n;
	const char *end = read_digits(s, 5, 5, &n);

	if (!end || n < FIRST || n > LAST)
		return false;
	if ((*end == '.' || *end == ',') && isdigit((unsigned char)end[1]))
		end += 1 + strspn(end + 1, "0123456789");
	return found(w, DATE_FORM_OTHER, date_add_days(19700101, n - FIRST), end);
}

/* 23.11.2026, 3. 1. 26 */
static bool read_dots(const char *s, struct written *w)
{
	int y, m, d;

	if (!(s = read_digits(s, 1, 2, &d)) || *s != '.')
		return false;
	s += 1 + strspn(s + 1, " ");
	if (!(s = read_digits(s, 1, 2, &m)) || *s != '.')
		return false;
	s += 1 + strspn(s + 1, " ");
	return (s = read_year(s, &y)) && found(w, DATE_FORM_DOT, date_make(y, m, d), s);
}

/* 23/11/2026, 11-23-26 */
static bool read_slashes(const char *s, struct written *w)
{
	int y, a, b;
	char mark;

	if (!(s = read_digits(s, 1, 2, &a)) || (*s != '/' && *s != '-'))
		return false;
	mark = *s;
	if (!(s = read_digits(s + 1, 1, 2, &b)) || *s != mark || !(s = read_year(s + 1, &y)))
		return false;
	int32_t dmy = date_make(y, b, a), mdy = date_make(y, a, b);
	w->month_first = mdy;
	return found(w, dmy && mdy ? DATE_FORM_EITHER : dmy ? DATE_FORM_DMY : DATE_FORM_MDY, dmy ? dmy : mdy, s);
}

/* The name of a month in bokmål or English, whole or its beginning of three letters or more; 0 when it is none. */
static int month_of(const char *s, size_t n)
{
	static const struct {
		const char *name;
		int month;
	} names[] = {{"januar", 1},   {"january", 1},  {"februar", 2},   {"february", 2},  {"mars", 3},
	             {"march", 3},    {"april", 4},    {"mai", 5},       {"may", 5},       {"juni", 6},
	             {"june", 6},     {"juli", 7},     {"july", 7},      {"august", 8},    {"september", 9},
	             {"oktober", 10}, {"october", 10}, {"november", 11}, {"desember", 12}, {"december", 12}};

	for (size_t i = 0; n >= 3 && i < sizeof names / sizeof *names; i++)
		if (n <= strlen(names[i].name) && strncasecmp(s, names[i].name, n) == 0)
			return names[i].month;
	return 0;
}

static const char *read_month(const char *s, int *ret)
{
	size_t n = 0;

	while (isalpha((unsigned char)s[n]))
		n++;
	*ret = month_of(s, n);
	return *ret ? s + n : NULL;
}

/* 31. januar 2026, 31-Jan-26, January 31, 2026 */
static bool read_words(const char *s, struct written *w)
{
	int y, m, d;
	bool month_first = isalpha((unsigned char)*s);

	s = month_first ? read_month(s, &m) : read_digits(s, 1, 2, &d);
	if (!s)
		return false;
	s += strspn(s, " .-/");
	s = month_first ? read_digits(s, 1, 2, &d) : read_month(s, &m);
	if (!s)
		return false;
	s += strspn(s, " .-/,");
	return (s = read_year(s, &y)) && found(w, DATE_FORM_OTHER, date_make(y, m, d), s);
}

/* Seconds east of Greenwich: +01:00, +0100, +01, Z, UTC; *ret_given false when there is nothing. */
static bool read_offset(const char *s, bool *ret_given, int *ret)
{
	int h, m = 0, sign = *s == '-' ? -1 : 1;

	*ret = 0;
	*ret_given = *s != 0;
	if (!*s || strcmp(s, "Z") == 0 || strcmp(s, "UTC") == 0 || strcmp(s, "GMT") == 0)
		return true;
	if (*s != '+' && *s != '-')
		return false;
	if (!(h = (int)strspn(++s, "0123456789")) || h > 4 || h == 3)
		return false;
	bool joined = h == 4;
	if (joined) {
		h = (s[0] - '0') * 10 + s[1] - '0';
		m = (s[2] - '0') * 10 + s[3] - '0';
		s += 4;
	} else {
		s = read_digits(s, 2, 2, &h);
		if (s && *s == ':')
			s = read_digits(s + 1, 2, 2, &m);
	}
	*ret = sign * (h * 3600 + m * 60);
	return s && !*s && h <= 14 && m < 60;
}

/* A time of day: 8:26, 08:26:00, 08:26:00.000, 8:26 PM, with an offset or without; with one the date becomes the day here. */
static bool read_time(const char *s, int32_t *date)
{
	int h, m, sec = 0, offset;
	bool given;

	s = read_digits(s, 1, 2, &h);
	if (!s || *s != ':' || !(s = read_digits(s + 1, 2, 2, &m)))
		return false;
	if (*s == ':' && !(s = read_digits(s + 1, 2, 2, &sec)))
		return false;
	if (h > 23 || m > 59 || sec > 60)
		return false;
	if (*s == '.' || *s == ',')
		s += 1 + strspn(s + 1, "0123456789");
	s += strspn(s, " ");
	if ((*s == 'A' || *s == 'P' || *s == 'a' || *s == 'p') && (s[1] == 'M' || s[1] == 'm'))
		return !s[2] && h >= 1 && h <= 12;
	if (!read_offset(s, &given, &offset))
		return false;
	if (given)
		*date = zone_date(zone_default(), (int64_t)date_days_between(19700101, *date) * 86400 + h * 3600 +
		                                      m * 60 + sec - offset);
	return true;
}

/* The date at s and what follows it, which may be a time of day. */
static bool read_written(const char *s, struct written *w)
{
	static bool (*const ways[])(const char *, struct written *) = {read_iso,  read_eight,   read_six,  read_serial,
	                                                               read_dots, read_slashes, read_words};
	bool good = false;

	*w = (struct written){0};
	s += strspn(s, " ");
	for (size_t i = 0; i < sizeof ways / sizeof *ways && !good; i++)
		good = ways[i](s, w);
	if (!good)
		return false;
	s = w->end;
	if (*s != 'T' && *s != ' ')
		return !*s;
	s += strspn(s, *s == 'T' ? "T" : " ");
	if (w->month_first && *s && !read_time(s, &w->month_first))
		return false;
	return !*s || read_time(s, &w->date);
}

enum date_form csv_date_form(const char *s)
{
	struct written w;

	return s && read_written(s, &w) ? w.form : DATE_FORM_NONE;
}

static bool read_bare(const struct written *w, enum date_order order, int32_t *ret)
{
	int32_t date = order == DATE_ISO                                  ? w->year_first
	               : order == DATE_MDY_SLASH                          ? w->month_first
	               : order == DATE_DMY_DOT || order == DATE_DMY_SLASH ? w->date
	                                                                  : 0;
	if (date)
		*ret = date;
	return date != 0;
}

bool csv_date(const char *s, enum date_order order, int32_t *ret)
{
	struct written w;

	if (!s || order == DATE_UNKNOWN || !read_written(s, &w))
		return false;
	if (w.bare)
		return read_bare(&w, order, ret);
	bool slash_known = order == DATE_DMY_SLASH || order == DATE_MDY_SLASH;
	if (w.form == DATE_FORM_EITHER && !slash_known)
		return false;
	if ((w.form == DATE_FORM_DMY && order == DATE_MDY_SLASH) ||
	    (w.form == DATE_FORM_MDY && order == DATE_DMY_SLASH))
		return false;
	*ret = w.form == DATE_FORM_EITHER && order == DATE_MDY_SLASH ? w.month_first : w.date;
	return true;
}

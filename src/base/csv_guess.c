/* Which decimal mark and date order a column is written in, and dates in a known order. */
#include "base/csv.h"
#include "base/date.h"

#include <ctype.h>
#include <string.h>

void csv_guess_number(struct csv_guess *g, const char *s)
{
	int64_t comma, point;
	/* Six digits after the mark tell 1,234 from 1234 and do not overflow for anything counted in money. */
	bool by_comma = num_parse(s, DECIMAL_COMMA, 6, &comma, NULL);
	bool by_point = num_parse(s, DECIMAL_POINT, 6, &point, NULL);

	if (by_comma && by_point)
		g->ambiguous += comma != point;
	else if (by_comma)
		g->comma++;
	else if (by_point)
		g->point++;
	else
		g->bad++;
}

enum decimal_mark csv_guessed_mark(const struct csv_guess *g)
{
	if (g->comma > 0 && g->point == 0)
		return DECIMAL_COMMA;
	if (g->point > 0 && g->comma == 0)
		return DECIMAL_POINT;
	return DECIMAL_ANY;
}

/* A number of `min` to `max` digits; NULL when it is none. */
static const char *read_digits(const char *s, int min, int max, int *ret)
{
	int n = 0;

	for (*ret = 0; n < max && *s >= '0' && *s <= '9'; s++, n++)
		*ret = *ret * 10 + (*s - '0');
	return n < min ? NULL : s;
}

/* Three numbers with `mark` between them. */
static const char *read_three(const char *s, char mark, int year_at, int out[3])
{
	for (int i = 0; i < 3; i++) {
		if (i > 0 && *s++ != mark)
			return NULL;
		s = i == year_at ? read_digits(s, 4, 4, &out[i]) : read_digits(s, 1, 2, &out[i]);
		if (!s)
			return NULL;
	}
	return s;
}

static const char *read_iso(const char *s, int32_t *ret)
{
	int part[3], all;
	const char *end = NULL;

	for (const char *mark = "-/."; *mark && !end; mark++)
		end = read_three(s, *mark, 0, part);
	if (end) {
		*ret = date_make(part[0], part[1], part[2]);
		return end;
	}
	end = read_digits(s, 8, 8, &all);
	if (end)
		*ret = date_make(all / 10000, all / 100 % 100, all % 100);
	return end;
}

static const char *read_date(const char *s, enum date_order order, int32_t *ret)
{
	int part[3];

	if (order == DATE_ISO)
		return read_iso(s, ret);
	s = read_three(s, order == DATE_DMY_DOT ? '.' : '/', 2, part);
	if (s)
		*ret = order == DATE_MDY_SLASH ? date_make(part[2], part[0], part[1])
		                               : date_make(part[2], part[1], part[0]);
	return s;
}

/* An offset as +01:00, +0100, +01 or Z; nothing is one too. */
static bool good_offset(const char *s)
{
	int h, m = 0;

	if (strcmp(s, "Z") == 0 || !*s)
		return true;
	if (*s != '+' && *s != '-')
		return false;
	s = read_digits(s + 1, 2, 2, &h);
	if (s && *s == ':')
		s++;
	if (s && *s)
		s = read_digits(s, 2, 2, &m);
	return s && !*s && h <= 14 && m < 60;
}

/* A time of day: 8:26, 08:26:00, 08:26:00.000, 8:26 PM, with an offset or without. */
static bool good_time(const char *s)
{
	int h, m, sec = 0;

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
	return good_offset(s);
}

bool csv_date(const char *s, enum date_order order, int32_t *ret)
{
	int32_t date = 0;

	if (!s || order == DATE_UNKNOWN)
		return false;
	s += strspn(s, " ");
	s = read_date(s, order, &date);
	if (!s || !date)
		return false;
	if (*s == 'T') {
		if (!good_time(s + 1))
			return false;
	} else if (*s == ' ') {
		s += strspn(s, " ");
		if (*s && !good_time(s))
			return false;
	} else if (*s) {
		return false;
	}
	*ret = date;
	return true;
}

void csv_guess_date(struct csv_guess *g, const char *s)
{
	int32_t date;
	bool dmy = csv_date(s, DATE_DMY_SLASH, &date), mdy = csv_date(s, DATE_MDY_SLASH, &date);

	if (csv_date(s, DATE_ISO, &date))
		g->iso++;
	else if (csv_date(s, DATE_DMY_DOT, &date))
		g->dmy_dot++;
	else if (dmy && mdy)
		g->either_slash++;
	else if (dmy)
		g->dmy_slash++;
	else if (mdy)
		g->mdy_slash++;
	else
		g->bad++;
}

enum date_order csv_guessed_order(const struct csv_guess *g)
{
	bool slash = g->dmy_slash + g->mdy_slash + g->either_slash > 0;

	if ((g->iso > 0) + (g->dmy_dot > 0) + slash != 1)
		return DATE_UNKNOWN; /* nothing, or several ways in one column */
	if (g->iso > 0)
		return DATE_ISO;
	if (g->dmy_dot > 0)
		return DATE_DMY_DOT;
	if (g->dmy_slash > 0 && g->mdy_slash == 0)
		return DATE_DMY_SLASH;
	if (g->mdy_slash > 0 && g->dmy_slash == 0)
		return DATE_MDY_SLASH;
	return DATE_UNKNOWN;
}

const char *csv_header_bare(struct arena *a, const char *header)
{
	char *s = text_fold(a, header), *out = s;
	for (const char *p = s; *p; p++)
		if (isalnum((unsigned char)*p))
			*out++ = *p;
	*out = 0;
	return s;
}

/* Which decimal mark and date order a column is written in. */
#include "base/csv.h"

#include <ctype.h>
#include <string.h>

void csv_guess_number(struct csv_guess *g, const char *s)
{
	int64_t comma, point;
	struct num_written w;
	/* Six digits after the mark tell 1,234 from 1234 and do not overflow for anything counted in money. */
	bool good = num_written_read(s, &w);
	bool by_comma = good && num_parse(w.number, DECIMAL_COMMA, 6, &comma, NULL);
	bool by_point = good && num_parse(w.number, DECIMAL_POINT, 6, &point, NULL);

	if (good && w.whole_mark)
		(*(w.whole_mark == ',' ? &g->comma : &g->point))++; /* 1.000,- */
	else if (by_comma && by_point)
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

void csv_guess_date(struct csv_guess *g, const char *s)
{
	switch (csv_date_form(s)) {
	case DATE_FORM_ISO:
		g->iso++;
		break;
	case DATE_FORM_DOT:
		g->dmy_dot++;
		break;
	case DATE_FORM_OTHER:
		g->other++;
		break;
	case DATE_FORM_DMY:
		g->dmy_slash++;
		break;
	case DATE_FORM_MDY:
		g->mdy_slash++;
		break;
	case DATE_FORM_EITHER:
		g->either_slash++;
		break;
	default:
		g->bad++;
	}
}

enum date_order csv_guessed_order(const struct csv_guess *g)
{
	if (g->either_slash > 0 && (g->dmy_slash > 0) == (g->mdy_slash > 0))
		return DATE_UNKNOWN; /* nothing says it, or the values contradict each other */
	if (g->dmy_slash > 0 && g->mdy_slash == 0)
		return DATE_DMY_SLASH;
	if (g->mdy_slash > 0 && g->dmy_slash == 0)
		return DATE_MDY_SLASH;
	if (g->dmy_slash > 0 || g->other > 0 || (g->iso > 0 && g->dmy_dot > 0))
		return DATE_EACH;
	return g->dmy_dot > 0 ? DATE_DMY_DOT : g->iso > 0 ? DATE_ISO : DATE_UNKNOWN;
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

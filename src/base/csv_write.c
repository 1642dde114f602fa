/* Writing cells: quoted where needed, and never a formula in somebody's spreadsheet. */
#include "base/csv.h"

#include <string.h>

static bool starts_formula(char c)
{
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* "+47 22 33 44 55", "+1 (555) 010-9999": nothing a spreadsheet could run. */
static bool is_phone(const char *s)
{
	int digits = 0;

	if (*s != '+')
		return false;
	for (s++; *s; s++) {
		if (*s >= '0' && *s <= '9')
			digits++;
		else if (!strchr(" ()-", *s))
			return false;
	}
	return digits >= 5 && digits <= 15; /* as many as a number may have, E.164 */
}

static bool needs_guard(const char *s)
{
	double number;

	if (*s == '\'') {
		/* Looks guarded without being it: guarded once more, so that taking off is exact. */
		return starts_formula(s[strspn(s, "'")]);
	}
	return starts_formula(*s) && !num_parse_real(s, &number) && !is_phone(s);
}

const char *csv_unguard(const char *s)
{
	return *s == '\'' && starts_formula(s[strspn(s, "'")]) ? s + 1 : s;
}

/* What would be read otherwise than it is written without quotes: by this reader, or by a spreadsheet that splits at ; */
static bool needs_quotes(const char *s)
{
	size_t n = strlen(s);

	if (n == 0)
		return false;
	return s[strcspn(s, ",;\t|\"\r\n")] || *s == ' ' || s[n - 1] == ' ';
}

void csv_cell(struct buf *b, const char *s, bool first)
{
	csv_cell_behind(b, ',', s, first);
}

void csv_cell_behind(struct buf *b, char separator, const char *s, bool first)
{
	if (!first)
		buf_char(b, separator);
	if (!s)
		return;
	bool guard = needs_guard(s);
	if (!needs_quotes(s)) {
		if (guard)
			buf_char(b, '\'');
		buf_str(b, s);
		return;
	}
	buf_str(b, guard ? "\"'" : "\"");
	for (const char *quote; (quote = strchr(s, '"')); s = quote + 1) {
		buf_add(b, s, (size_t)(quote - s) + 1);
		buf_char(b, '"');
	}
	buf_str(b, s);
	buf_char(b, '"');
}

void csv_end(struct buf *b)
{
	if (b->len == 0 || b->p[b->len - 1] == '\n')
		buf_str(b, "\"\"");
	buf_str(b, "\r\n");
}

void tsv_cell(struct buf *b, const char *s, bool first)
{
	if (!first)
		buf_char(b, '\t');
	if (!s)
		return;
	if (needs_guard(s))
		buf_char(b, '\'');
	for (; *s; s++)
		buf_char(b, *s == '\t' || *s == '\r' || *s == '\n' ? ' ' : *s);
}

void tsv_end(struct buf *b)
{
	buf_char(b, '\n');
}

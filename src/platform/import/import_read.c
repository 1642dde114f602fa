#include "platform/import/import_read.h"

#include <ctype.h>
#include <string.h>

enum { TEXT_MAX = 200, LONG_MAX_CHARS = 10000, SHOWN_MAX = 40 };

char *span_copy(struct arena *a, struct span t)
{
	return arena_strndup(a, t.s ? t.s : "", t.n);
}

bool span_is(struct span t, const char *text)
{
	return text && strlen(text) == t.n && !memcmp(t.s, text, t.n);
}

bool import_refuse(struct import_reason *why, const char *key, const char *p0, const char *p1)
{
	*why = (struct import_reason){key, {p0, p1}};
	return false;
}

const char *import_excerpt(struct ctx *cx, struct span t)
{
	char *s = span_copy(cx->arena, t);
	size_t n = utf8_prefix(s, SHOWN_MAX);
	return s[n] ? arena_printf(cx->arena, "%.*s…", (int)n, s) : s;
}

static const char *column_name(const struct import_spec *spec, int column)
{
	return spec->known->items[column].name;
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct span span_trim(struct span t)
{
	for (;;) {
		if (t.n && blank(t.s[0]))
			t.s++, t.n--;
		else if (t.n >= 2 && !memcmp(t.s, "\u00a0", 2))
			t.s += 2, t.n -= 2;
		else
			break;
	}
	for (;;) {
		if (t.n && blank(t.s[t.n - 1]))
			t.n--;
		else if (t.n >= 2 && !memcmp(t.s + t.n - 2, "\u00a0", 2))
			t.n -= 2;
		else
			break;
	}
	return t;
}

/* Also without what other programs write round a text so that a spreadsheet leaves its zeros: ="0010". */
static struct span span_bare(struct span t)
{
	t = span_trim(t);
	bool formula = t.n > 3 && !memcmp(t.s, "=\"", 2) && t.s[t.n - 1] == '"' && !memchr(t.s + 2, '"', t.n - 3);
	return formula ? span_trim((struct span){t.s + 2, t.n - 3}) : t;
}

struct span import_cell(const struct import_spec *spec, const struct csv_row *row, int column)
{
	int at = spec->map.at[column];
	if (at < 0 || (size_t)at >= row->count)
		return (struct span){"", 0};
	return span_bare((struct span){row->cells[at], row->lengths[at]});
}

/* Line breaks and tabs in a text become spaces; other characters that no text may hold (those a form refuses) cannot be kept. */
static bool clean(struct ctx *cx, struct span *t)
{
	size_t i = 0;
	int beyond = 0;
	for (; i < t->n && (unsigned char)t->s[i] >= ' ' && t->s[i] != 0x7f; i++)
		beyond |= t->s[i] & 0x80;
	if (i == t->n && !beyond)
		return true;
	if (text_hides(t->s, t->n))
		return false;
	if (i == t->n)
		return true;
	char *s = span_copy(cx->arena, *t);
	for (size_t k = i; k < t->n; k++) {
		if (blank(s[k]))
			s[k] = ' ';
		else if ((unsigned char)s[k] < ' ' || s[k] == 0x7f)
			return false;
	}
	t->s = s;
	return true;
}

bool import_text_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int column, size_t max,
                      struct span *ret, struct import_reason *why)
{
	struct span t = import_cell(spec, row, column);
	size_t guards = strspn(t.s, "'");
	if (guards && guards < t.n && t.s[guards] && strchr("=+-@\t\r", t.s[guards]))
		t.s++, t.n--;
	*ret = t;
	if (!clean(cx, ret)) {
		ret->n = 0;
		return import_refuse(why, "import.reject.control", column_name(spec, column), NULL);
	}
	if (t.n <= max)
		return true;
	if (t.n > 4 * max || utf8_count(span_copy(cx->arena, t)) > max) {
		ret->n = 0;
		return import_refuse(why, "import.reject.too_long", column_name(spec, column),
		                     arena_printf(cx->arena, "%zu", max));
	}
	return true;
}

bool import_row_whole(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                      struct import_reason *why)
{
	size_t count = row->count;
	while (count > spec->columns && row->lengths[count - 1] == 0)
		count--;
	if (count > spec->columns || count * 2 < spec->columns)
		return import_refuse(why, "import.reject.cells", arena_printf(cx->arena, "%zu", count),
		                     arena_printf(cx->arena, "%zu", spec->columns));
	if (row->bad_utf8)
		return import_refuse(why, "import.reject.encoding", NULL, NULL);
	return true;
}

bool import_is_dash(struct span t)
{
	return span_is(t, "-") || span_is(t, "\u2013") || span_is(t, "\u2212");
}

/* "Sum", "Totalt:", "Sum 1001 Fjord AS" */
static bool says_total(struct ctx *cx, struct span t)
{
	static const char *const words[] = {"sum",    "sums",     "summer",   "total",      "totalt",
	                                    "totals", "totalsum", "subtotal", "delsum",     "sluttsum",
	                                    "samlet", "i alt",    "ialt",     "grand total"};
	const char *text = text_fold(cx->arena, import_excerpt(cx, t));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]);
		if (!strncmp(text, words[i], n) && !isalnum((unsigned char)text[n]))
			return true;
	}
	return false;
}

static bool is_number(const struct import_spec *spec, struct span t)
{
	char digits[80];
	enum decimal_mark mark;
	int64_t v;
	if (t.n && t.s[t.n - 1] == '%')
		t = span_trim((struct span){t.s, t.n - 1});
	/* Where the kind reads no numbers it is not known how the file writes them. */
	return import_is_dash(t) ||
	       (import_digits_read(spec, t, digits, &mark) &&
	        (num_parse(digits, mark, 2, &v, NULL) || num_parse(digits, DECIMAL_COMMA, 2, &v, NULL)));
}

/* Does the column tell which line or record a row is? A row of sums has nothing there, or its word. */
static bool is_needed(const struct import_spec *spec, size_t at)
{
	for (size_t i = 0; i < spec->known->count; i++)
		if (spec->map.at[i] == (int)at)
			return spec->known->items[i].flags & (COL_NEEDED | COL_KEY);
	return false;
}

static bool is_number_column(const struct import_spec *spec, size_t at)
{
	for (size_t i = 0; i < spec->known->count; i++)
		if (spec->map.at[i] == (int)at)
			return spec->known->items[i].flags & COL_NUMBER;
	return false;
}

/* A name that goes on behind the word: "Total Norge AS" in a list of customers that has no numbers. */
static bool calls(const struct import_spec *spec, size_t at, struct span t)
{
	for (size_t i = 0; i < spec->known->count; i++)
		if (spec->map.at[i] == (int)at && spec->known->items[i].flags & (COL_CALLS | COL_KEY))
			return memchr(t.s, ' ', t.n) || memchr(t.s, '-', t.n);
	return false;
}

bool import_row_is_total(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row)
{
	bool first = true, word = false, numbers_only = true;
	size_t numbers = 0;
	for (size_t i = 0; i < row->count && i < spec->columns; i++) {
		struct span t = span_bare((struct span){row->cells[i], row->lengths[i]});
		if (!t.n)
			continue;
		if (first && !is_number(spec, t) && says_total(cx, t) && !calls(spec, i, t))
			word = true;
		else if (is_needed(spec, i) || !is_number(spec, t))
			return false;
		else
			numbers++, numbers_only &= is_number_column(spec, i);
		first = false;
	}
	return numbers && (word || numbers_only);
}

/* The text with its NUL; false when it is longer than any number or date. */
static bool short_text(struct span t, char ret[80])
{
	if (t.n >= 80)
		return false;
	memcpy(ret, t.s, t.n);
	ret[t.n] = 0;
	return true;
}

static bool is_krone(const char *currency)
{
	return !*currency || (strlen(currency) == 3 && strstr("NOK SEK DKK ISK", currency));
}

bool import_digits_read(const struct import_spec *spec, struct span t, char ret[80], enum decimal_mark *ret_mark)
{
	struct num_written w;
	char text[80];
	*ret_mark = spec->mark;
	if (!short_text(t, text) || !num_written_read(text, &w))
		return false;
	memcpy(ret, w.number, sizeof w.number);
	if (w.whole_mark)
		*ret_mark = w.whole_mark == ',' ? DECIMAL_COMMA : DECIMAL_POINT;
	return true;
}

static bool number_refused(struct ctx *cx, const struct import_spec *spec, int column, struct span t,
                           struct import_reason *why)
{
	return import_refuse(why, "import.reject.number", column_name(spec, column), import_excerpt(cx, t));
}

bool import_money_read(struct ctx *cx, const struct import_spec *spec, int column, struct span t, int scale,
                       int64_t *ret, char currency[4], struct import_reason *why)
{
	char text[80], digits[80];
	enum decimal_mark mark;
	struct num_written w;
	*ret = NONE;
	if (!t.n || import_is_dash(t))
		return true;
	if (!short_text(t, text))
		return number_refused(cx, spec, column, t, why);
	if (num_parse(text, spec->mark, scale, ret, NULL) && *ret != NONE)
		return true;
	if (!import_digits_read(spec, t, digits, &mark) || !num_parse(digits, mark, scale, ret, NULL) || *ret == NONE) {
		*ret = NONE;
		return number_refused(cx, spec, column, t, why);
	}
	(void)num_written_read(text, &w);
	if (!*w.currency || (!strcmp(w.currency, "kr") && is_krone(spec->currency)))
		return true;
	if (!strcmp(w.currency, "kr"))
		return import_refuse(why, "import.reject.currency", import_excerpt(cx, t), NULL);
	if (*currency && strcmp(currency, w.currency) != 0)
		return import_refuse(why, "import.reject.currencies", arena_strdup(cx->arena, currency),
		                     import_excerpt(cx, t));
	memcpy(currency, w.currency, 4);
	return true;
}

bool import_number_read(struct ctx *cx, const struct import_spec *spec, int column, struct span t, int scale,
                        int64_t *ret, struct import_reason *why)
{
	char currency[4] = "";
	memcpy(currency, spec->currency, 3);
	return import_money_read(cx, spec, column, t, scale, ret, currency, why);
}

bool import_day_read(struct ctx *cx, const struct import_spec *spec, struct span t, int32_t *ret,
                     struct import_reason *why)
{
	char text[80];
	if (!short_text(t, text) || !csv_date(text, spec->order, ret) || !*ret) {
		*ret = 0;
		return import_refuse(why, "import.reject.date", import_excerpt(cx, t), NULL);
	}
	if (!spec->last_day || (*ret >= spec->first_day && *ret <= spec->last_day))
		return true;
	const char *key = *ret < spec->first_day ? "import.reject.day_early" : "import.reject.day_late";
	*ret = 0;
	return import_refuse(why, key, import_excerpt(cx, t), NULL);
}

bool import_cells_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                       struct span ret[IMPORT_COLUMNS_MAX], struct import_reason *why)
{
	if (!import_row_whole(cx, spec, row, why))
		return false;
	for (size_t i = 0; i < spec->known->count; i++) {
		size_t max = spec->known->items[i].flags & COL_LONG ? LONG_MAX_CHARS : TEXT_MAX;
		if (!import_text_read(cx, spec, row, (int)i, max, &ret[i], why))
			return false;
	}
	return true;
}

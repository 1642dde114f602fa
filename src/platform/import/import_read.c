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

struct span import_cell(const struct import_spec *spec, const struct csv_row *row, int column)
{
	int at = spec->map.at[column];
	if (at < 0 || (size_t)at >= row->count)
		return (struct span){"", 0};
	return span_trim((struct span){row->cells[at], row->lengths[at]});
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
	if (count != spec->columns)
		return import_refuse(why, "import.reject.cells", arena_printf(cx->arena, "%zu", count),
		                     arena_printf(cx->arena, "%zu", spec->columns));
	if (row->bad_utf8)
		return import_refuse(why, "import.reject.encoding", NULL, NULL);
	return true;
}

bool import_number_read(struct ctx *cx, const struct import_spec *spec, int column, struct span t, int scale,
                        int64_t *ret, struct import_reason *why)
{
	char text[80];
	bool ambiguous = false;
	*ret = NONE;
	if (!t.n)
		return true;
	if (t.n < sizeof text) {
		memcpy(text, t.s, t.n);
		text[t.n] = 0;
		if (num_parse(text, spec->mark, scale, ret, &ambiguous) && *ret != NONE)
			return true;
	}
	*ret = NONE;
	return import_refuse(why, "import.reject.number", column_name(spec, column), import_excerpt(cx, t));
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

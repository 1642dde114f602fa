/* A file is looked at before it is imported: what it is written in, and what its columns say. */
#include "platform/import/import_inner_ops.h"

#include "base/text.h"
#include "lang/tr.h"
#include "platform/setting/setting_ops.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LOOK_ROWS = 10000, LOOK_BYTES = 4 * 1024 * 1024, SHOWN_ROWS = 20, SHOWN_BYTES = 1000, NAME_CHARS = 200 };

struct looking {
	struct csv_guess numbers, dates;
	const char *ambiguous_number, *ambiguous_date;
	int64_t discounts_above_one, signs[SIGNS];
	const char *unsigned_doc; /* the first credit note without a minus sign */
	size_t rows, bytes;
};

static enum err read_currency(struct ctx *cx, const char *given, const char **ret)
{
	if (!given || !*given)
		return OK;
	char *c = arena_strdup(cx->arena, given);
	for (char *p = c; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	if (strlen(c) != 3 || strspn(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
		return fail(cx, E_INVALID, "import.bad_currency", given);
	*ret = c;
	return OK;
}

static void look_number(struct ctx *cx, struct looking *l, const struct import_column *column, const char *s)
{
	struct csv_guess one = {0};
	int64_t v;
	csv_guess_number(&one, s);
	l->numbers.comma += one.comma;
	l->numbers.point += one.point;
	l->numbers.ambiguous += one.ambiguous;
	if (one.ambiguous && !l->ambiguous_number)
		l->ambiguous_number = arena_strdup(cx->arena, s);
	if ((column->flags & COL_DISCOUNT) && num_parse(s, DECIMAL_ANY, 6, &v, NULL) && v > 1000000)
		l->discounts_above_one++;
}

static void look_sign(struct ctx *cx, struct looking *l, const struct import_kind *kind, const struct import_map *map,
                      const struct csv_row *row)
{
	enum import_sign sign = kind->sign ? kind->sign(map, row) : SIGN_NONE;
	l->signs[sign]++;
	for (size_t i = 0; sign == SIGN_MISSING && !l->unsigned_doc && i < kind->columns.count; i++)
		if (map->at[i] >= 0)
			l->unsigned_doc = arena_strdup(cx->arena, row->cells[map->at[i]]); /* the number comes first */
}

static void look_row(struct ctx *cx, struct looking *l, const struct import_column *columns, size_t n,
                     const struct import_map *map, const struct csv_row *row)
{
	const struct import_spec spec = {.map = *map};
	for (size_t i = 0; i < n; i++) {
		struct span t = import_cell(&spec, row, (int)i);
		if (!(columns[i].flags & (COL_NUMBER | COL_DATE)) || !t.n || t.n > 60)
			continue;
		const char *text = t.s[t.n] ? span_copy(cx->arena, t) : t.s;
		if (columns[i].flags & COL_NUMBER)
			look_number(cx, l, &columns[i], text);
		if (columns[i].flags & COL_DATE) {
			int before = l->dates.either_slash;
			csv_guess_date(&l->dates, text);
			if (l->dates.either_slash > before && !l->ambiguous_date)
				l->ambiguous_date = arena_strdup(cx->arena, text);
		}
	}
	l->rows++;
	for (size_t i = 0; i < row->count; i++)
		l->bytes += row->lengths[i];
}

static void show_row(struct ctx *cx, struct import_preview *look, const struct csv_row *row)
{
	struct csv_row *kept = &look->rows[look->row_count++];
	const char **cells = arena_array(cx->arena, const char *, row->count + 1);
	size_t *lengths = arena_array(cx->arena, size_t, row->count + 1);
	for (size_t i = 0; i < row->count; i++) {
		size_t n =
		    row->lengths[i] > SHOWN_BYTES ? utf8_prefix(row->cells[i], SHOWN_BYTES / 4) : row->lengths[i];
		cells[i] = arena_strndup(cx->arena, row->cells[i], n);
		lengths[i] = n;
	}
	*kept = *row;
	kept->cells = cells;
	kept->lengths = lengths;
}

/* Does the header of the discounts say that they are per cent? */
static bool says_percent(struct ctx *cx, const struct import_columns *known, const struct import_map *map,
                         const char *const *headers)
{
	static const char *const words[] = {"prosent", "percent", "pct", "pst"};
	for (size_t i = 0; i < known->count; i++) {
		if (!(known->items[i].flags & COL_DISCOUNT) || map->at[i] < 0)
			continue;
		const char *header = headers[map->at[i]], *bare = csv_header_bare(cx->arena, header);
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (strstr(bare, words[w]))
				return true;
		return strchr(header, '%') != NULL;
	}
	return false;
}

static void conclude(const struct looking *l, const struct import_ask *ask, struct import_preview *look)
{
	enum decimal_mark mark = csv_guessed_mark(&l->numbers);
	enum date_order order = csv_guessed_order(&l->dates);
	struct import_run *run = &look->run;
	bool plain = !l->numbers.comma && !l->numbers.point && !l->numbers.ambiguous;
	run->decimal = ask->decimal >= 0                ? ask->decimal
	               : mark == DECIMAL_COMMA          ? FILE_COMMA
	               : plain || mark == DECIMAL_POINT ? FILE_POINT
	                                                : -1;
	if (run->decimal < 0)
		look->ask_decimal = l->ambiguous_number ? l->ambiguous_number : "";
	const struct csv_guess *d = &l->dates;
	bool none = !d->iso && !d->dmy_dot && !d->dmy_slash && !d->mdy_slash && !d->either_slash && !d->other;
	run->dates = ask->dates >= 0 ? ask->dates : none ? FILE_ISO : order == DATE_UNKNOWN ? -1 : (int)order;
	if (run->dates < 0)
		look->ask_dates = l->ambiguous_date ? l->ambiguous_date : "";
	run->percent |= l->discounts_above_one > 0;
	/* Where all documents are numbered so and none has a minus sign, the letter may be no sign of a credit. */
	bool only = l->signs[SIGN_MISSING] && !l->signs[SIGN_OTHER] && !l->signs[SIGN_MINUS] && !l->signs[SIGN_STOCK];
	/* Nobody credits more than he sells. */
	look->stock = (size_t)l->signs[SIGN_STOCK] * 2 > l->rows;
	run->credit_sign = ask->credit_sign < 0 && look->stock ? CREDIT_ADDED : ask->credit_sign;
	look->unsigned_credits = l->signs[SIGN_MISSING] || l->signs[SIGN_TOLD] || l->signs[SIGN_STOCK];
	if (only && ask->credit_sign < 0)
		look->ask_credits = l->unsigned_doc;
}

static enum err look_rows(struct ctx *cx, struct csv *csv, const struct import_ask *ask, const struct import_kind *kind,
                          const struct import_map *map, struct import_preview *ret)
{
	const struct import_columns *known = &kind->columns;
	struct looking l = {0};
	const struct csv_row *row;
	ret->run.percent = says_percent(cx, known, map, ret->headers);
	while (l.rows < LOOK_ROWS && l.bytes < LOOK_BYTES) {
		enum err e = csv_next(cx, csv, &row);
		if (e != OK && !l.rows)
			return e;
		if (e != OK || !row)
			break; /* a fault further down is told where the import meets it */
		look_row(cx, &l, known->items, known->count, map, row);
		look_sign(cx, &l, kind, map, row);
		if (ret->row_count < SHOWN_ROWS)
			show_row(cx, ret, row);
	}
	fault_clear(cx);
	conclude(&l, ask, ret);
	return OK;
}

static bool is_read(const struct import_map *map, size_t columns, size_t header)
{
	for (size_t i = 0; i < columns; i++)
		if (map->at[i] == (int)header)
			return true;
	return false;
}

/* Headings that are what people see of a column, in either language, as our own files for people have them. */
static void map_labels(struct ctx *cx, const struct import_columns *known, const char *const *headers, size_t count,
                       struct import_map *map)
{
	for (size_t i = 0; i < known->count; i++) {
		const char *key = import_column_key(cx, &known->items[i]);
		for (size_t h = 0; h < count && map->at[i] == IMPORT_NO_COLUMN; h++)
			for (int lang = 0; lang < LANG_COUNT; lang++)
				if (!strcmp(headers[h], tr((enum lang)lang, key)) && !is_read(map, known->count, h))
					map->at[i] = (int)h;
	}
}

void import_map_find(struct ctx *cx, const struct import_columns *known, const char *const *headers, size_t count,
                     struct import_map *ret)
{
	import_map_guess(cx, known, headers, count, ret);
	map_labels(cx, known, headers, count, ret);
	if (!known->settle)
		return;
	const char **names = arena_array(cx->arena, const char *, count + 1);
	for (size_t h = 0; h < count; h++)
		names[h] = csv_header_bare(cx->arena, headers[h]);
	known->settle(names, count, ret);
}

enum err import_preview(struct ctx *cx, const struct import_ask *ask, struct import_preview *ret)
{
	struct csv_dialect want = {.separator = import_separator_char(ask->separator), .encoding = ask->encoding};
	__attribute__((cleanup(csv_close_p))) struct csv *csv = NULL;
	const struct import_kind *kind;
	struct import_map map;
	*ret = (struct import_preview){0};
	TRY(import_kind_with_custom(cx, cx->arena, ask->kind, &kind));
	const struct import_columns *known = &kind->columns;
	struct import_run *run = &ret->run;
	char *whole = realpath(ask->path, NULL);
	run->path = arena_strdup(cx->arena, whole ? whole : ask->path);
	free(whole);
	TRY(file_fingerprint(cx, ask->path, &run->fingerprint));
	want.header_line = ask->first_line;
	if (ask->first_line <= 0)
		TRY(file_header_line(cx, ask->path, known, want, &want.header_line));
	TRY(csv_open(cx, ask->path, want, &csv));
	run->first_line = csv_dialect(csv)->header_line;
	ret->headers = file_headers(cx, csv, &ret->columns);
	ret->rows = arena_array(cx->arena, struct csv_row, SHOWN_ROWS);
	import_map_find(cx, known, ret->headers, ret->columns, &map);
	if (ask->map)
		TRY(import_map_read(cx, known, ask->map, ret->headers, ret->columns, &map));
	TRY(look_rows(cx, csv, ask, kind, &map, ret));
	TRY(read_currency(cx, ask->currency, &run->currency));
	run->kind = ask->kind;
	run->source = ask->source ? ask->source : "";
	run->file_name = text_plain(cx->arena, ask->file_name ? ask->file_name : ask->path, NAME_CHARS);
	run->map = import_map_text(cx, known, &map);
	run->header = cells_line(cx, ret->headers, ret->columns);
	run->create_missing = ask->create_missing;
	run->whole_invoices = !kind->whole              ? -1
	                      : !kind->whole(&map)      ? INVOICES_PARTS
	                      : ask->whole_invoices < 0 ? INVOICES_WHOLE
	                                                : ask->whole_invoices;
	run->separator = import_separator_of(csv_dialect(csv)->separator);
	run->encoding = csv_dialect(csv)->encoding;
	run->bytes_total = csv_bytes_total(csv);
	const struct settings *set;
	TRY(settings_get(cx, &set));
	return import_spec_make(cx, run, known, ret->headers, ret->columns, set->currency ? set->currency : "",
	                        &ret->spec);
}

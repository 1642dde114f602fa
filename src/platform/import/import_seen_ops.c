/* What each column of a file is read as, and what of the file is left out, for people to see before it is imported. */
#include "platform/import/import_inner_ops.h"

#include "lang/tr.h"

#include <string.h>

enum { SAMPLES = 3, SAMPLE_CHARS = 24 };

/* The first values in a column that differ. */
static const char *samples(struct ctx *cx, const struct import_preview *look, size_t at)
{
	const char *found[SAMPLES], *all = NULL;
	size_t n = 0;
	for (size_t i = 0; i < look->row_count && n < SAMPLES; i++) {
		const struct csv_row *row = &look->rows[i];
		if (at >= row->count || !row->lengths[at] || import_row_is_total(cx, &look->spec, row))
			continue;
		const char *s = text_plain(cx->arena, row->cells[at], SAMPLE_CHARS);
		bool again = false;
		for (size_t k = 0; k < n; k++)
			again |= !strcmp(found[k], s);
		if (again)
			continue;
		found[n++] = s;
		all = all ? arena_printf(cx->arena, "%s · %s", all, s) : s;
	}
	return all;
}

static bool has_column(const struct import_preview *look, const char *name)
{
	for (size_t i = 0; i < look->spec.known->count; i++)
		if (!strcmp(look->spec.known->items[i].name, name))
			return look->spec.map.at[i] != IMPORT_NO_COLUMN;
	return false;
}

static const char *choice(struct ctx *cx, const char *field, int value)
{
	return value < 0 ? NULL : choice_label(cx->lang, record_field(&import_show_record, field), value);
}

static const char *joined(struct ctx *cx, const char *a, const char *b)
{
	return a && b ? arena_printf(cx->arena, "%s, %s", a, b) : a ? a : b;
}

/* How the values are understood; NULL of plain text. */
static const char *reading(struct ctx *cx, const struct import_preview *look, const struct import_column *c)
{
	const struct import_spec *spec = &look->spec;
	if (c->flags & COL_DATE)
		return choice(cx, "dates", look->run.dates);
	if (!(c->flags & COL_NUMBER))
		return NULL;
	const char *how = choice(cx, "decimal", look->run.decimal);
	if (c->flags & COL_DISCOUNT)
		return joined(cx, how, tr(cx->lang, spec->percent ? "imports.as_percent" : "imports.as_share"));
	if (c->flags & COL_MONEY)
		return joined(cx, how,
		              has_column(look, "currency") ? tr(cx->lang, "imports.own_currency")
		                                           : arena_strdup(cx->arena, spec->currency));
	return look->stock && !strcmp(c->name, "quantity") ? joined(cx, how, tr(cx->lang, "imports.out_of_stock"))
	                                                   : how;
}

void import_seen_columns(struct ctx *cx, const struct import_preview *look, struct list *ret)
{
	struct import_seen_column *all = arena_array(cx->arena, struct import_seen_column, look->columns + 1);
	const struct import_spec *spec = &look->spec;
	for (size_t at = 0; at < look->columns; at++) {
		all[at] = (struct import_seen_column){.header = look->headers[at], .samples = samples(cx, look, at)};
		for (size_t i = 0; i < spec->known->count; i++)
			if (spec->map.at[i] == (int)at) {
				all[at].means = tr(cx->lang, import_column_key(cx, &spec->known->items[i]));
				all[at].reading = reading(cx, look, &spec->known->items[i]);
			}
	}
	*ret = (struct list){all, look->columns, false};
}

const char *import_left_out(struct ctx *cx, const struct import_preview *look, int64_t total_rows)
{
	const char *unused = NULL, *all = NULL;
	for (size_t at = 0; at < look->columns; at++) {
		bool used = !*look->headers[at];
		for (size_t i = 0; i < look->spec.known->count; i++)
			used |= look->spec.map.at[i] == (int)at;
		if (!used)
			unused = joined(cx, unused, look->headers[at]);
	}
	if (look->run.first_line > 1)
		all = tr_n(cx, "imports.left_above", look->run.first_line - 1);
	if (total_rows)
		all = joined(cx, all, tr_n(cx, "imports.left_totals", total_rows));
	if (unused)
		all = joined(cx, all, tr_f(cx, "imports.left_columns", unused));
	return all ? tr_f(cx, "imports.left_out", all) : NULL;
}

enum err import_headings(struct ctx *cx, const char *name, const char **names, size_t count)
{
	const struct import_kind *kind;
	struct import_map map;
	int32_t number = choice_find(&import_kinds, name);
	if (number < 0)
		return OK;
	TRY(import_kind_with_custom(cx, cx->arena, number, &kind));
	import_map_guess(cx, &kind->columns, names, count, &map);
	for (size_t i = 0; i < kind->columns.count; i++)
		if (map.at[i] >= 0 &&
		    !(kind->columns.items[i].flags & COL_OWN)) /* what only our files have keeps its name */
			names[map.at[i]] = tr(cx->lang, import_column_key(cx, &kind->columns.items[i]));
	return OK;
}

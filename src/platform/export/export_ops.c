#include "platform/export/export_ops.h"

#include "base/csv.h"
#include "lang/sheet.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/custom/custom_field.h"
#include "platform/custom/custom_ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1000, FLUSH_AT = 64 << 10, CELL_MAX = 64 << 10, KINDS_MAX = 64, USAGE_MAX = 1000 };

static const struct export_kind *kinds[KINDS_MAX];
static size_t kind_count;
char export_usage[USAGE_MAX];
static export_headings *headings;

void export_headings_set(export_headings *f)
{
	headings = f;
}

void export_kind_add(const struct export_kind *k)
{
	if (kind_count == KINDS_MAX)
		abort(); /* at start: the table is too small */
	size_t at = kind_count++, n = 0;
	for (; at && kinds[at - 1]->position > k->position; at--)
		kinds[at] = kinds[at - 1];
	kinds[at] = k;
	for (size_t i = 0; i < kind_count && n < USAGE_MAX; i++)
		n += (size_t)snprintf(export_usage + n, USAGE_MAX - n, "%s%s", i ? "|" : "", kinds[i]->name);
	if (n < USAGE_MAX)
		snprintf(export_usage + n, USAGE_MAX - n, " FILE");
}

const struct export_kind *export_kind_each(size_t i)
{
	return i < kind_count ? kinds[i] : NULL;
}

const struct export_kind *export_kind_find(const char *name)
{
	for (size_t i = 0; i < kind_count; i++)
		if (!strcmp(kinds[i]->name, name))
			return kinds[i];
	return NULL;
}

/* Index of the first field that is written. */
static size_t first(const struct export_kind *k)
{
	return k->with_id ? 0 : 1;
}

static enum err head_names(struct ctx *cx, const struct export_kind *k, const char ***ret, size_t *ret_count)
{
	struct list custom = {0};
	size_t n = 0;
	if (k->custom)
		TRY(fields_of(cx, k->custom, &custom));
	const char **names = arena_array(cx->arena, const char *, k->row->count + custom.count);
	for (size_t i = first(k); i < k->row->count; i++)
		names[n++] = k->row->fields[i].name;
	for (size_t i = 0; i < custom.count; i++)
		if (!list_at(&custom, struct custom_field, i)->switched_off)
			names[n++] = list_at(&custom, struct custom_field, i)->name;
	*ret = names;
	*ret_count = n;
	return OK;
}

static enum err write_head(struct ctx *cx, struct buf *out, const struct export_kind *k, enum export_form form)
{
	const char **names;
	size_t count;
	TRY(head_names(cx, k, &names, &count));
	if (form == EXPORT_FOR_PEOPLE) {
		sheet_begin(out);
		TRY(headings(cx, k->name, names, count));
	}
	for (size_t i = 0; i < count; i++)
		if (form == EXPORT_FOR_PEOPLE)
			sheet_text(out, names[i], i == 0);
		else
			csv_cell(out, names[i], i == 0);
	csv_end(out);
	return OK;
}

/* Values of rows in what an administrator added: an object of the record for each row, with no more than its id and these. */
static enum err read_custom(struct ctx *cx, const struct export_kind *k, const struct list *rows, char **ret)
{
	if (!k->custom)
		return OK;
	const struct field *id = record_field(k->custom, "id");
	*ret = arena_alloc(cx->arena, arena_mul(k->custom->size, rows->count + 1));
	for (size_t i = 0; i < rows->count; i++) {
		char *obj = *ret + i * k->custom->size;
		record_blank(k->custom, obj);
		memcpy(obj + id->offset, (const char *)rows->items + i * k->row->size, sizeof(int64_t));
	}
	return custom_load(cx, k->custom, *ret, rows->count, k->custom->size);
}

/* What is being written. */
struct writing {
	const struct export_kind *kind;
	enum export_form form;
	struct buf *out, *cell;
};

/* A value that is stored as text, as its kind of field. */
static void write_custom_item(struct ctx *cx, const struct writing *w, const struct custom_item *item)
{
	const struct field f = custom_as_field(item);
	union custom_any v = {0};
	if (w->form == EXPORT_FOR_PROGRAMS || !item->text || field_parse(cx, &f, item->text, &v) != OK) {
		fault_clear(cx);
		csv_cell_behind(w->out, w->form == EXPORT_FOR_PROGRAMS ? ',' : ';', item->text, false);
		return;
	}
	sheet_cell(w->out, cx->lang, &f, &v, false);
}

static void write_custom(struct ctx *cx, const struct writing *w, const void *obj)
{
	struct list items = w->kind->custom ? custom_items(w->kind->custom, obj) : (struct list){0};
	for (size_t i = 0; i < items.count; i++) {
		const struct custom_item *item = list_at(&items, struct custom_item, i);
		if (!item->off)
			write_custom_item(cx, w, item);
	}
}

static void write_row(struct ctx *cx, const struct writing *w, void *row, const void *custom)
{
	const struct export_kind *k = w->kind;
	if (k->finish)
		k->finish(row);
	for (size_t i = first(k); i < k->row->count; i++) {
		if (w->form == EXPORT_FOR_PEOPLE) {
			sheet_cell(w->out, cx->lang, &k->row->fields[i], row, i == first(k));
			continue;
		}
		buf_clear(w->cell);
		plain_field(w->cell, &k->row->fields[i], row);
		csv_cell(w->out, w->cell->p, i == first(k));
	}
	write_custom(cx, w, custom);
	csv_end(w->out);
}

static enum err read_rows(struct ctx *cx, const struct export_kind *k, int64_t after, struct list *ret)
{
	return db_list(cx, k->rows,
	               ARGS(ARG("after", after), ARG("max", (int64_t)CHUNK), ACCESS_ARGS(cx),
	                    ARG("see_opinions", access_see_opinions(cx))),
	               CHUNK, ret);
}

enum err export_write(struct ctx *cx, const struct export_kind *k, enum export_form form, struct buf *out,
                      enum err (*flush)(struct ctx *, struct buf *, void *), void *arg)
{
	BUF_AUTO struct buf cell;
	buf_init(&cell, CELL_MAX);
	size_t size = k->row->size;
	int64_t after = 0;
	bool more = true;
	const struct writing w = {k, form, out, &cell};
	TRY(write_head(cx, out, k, form));
	while (more) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct list rows;
		char *custom = NULL;
		TRY(read_rows(cx, k, after, &rows));
		TRY(read_custom(cx, k, &rows, &custom));
		for (size_t i = 0; i < rows.count; i++) {
			char *row = (char *)rows.items + i * size;
			after = *(const int64_t *)row; /* the id is the first member of each */
			write_row(cx, &w, row, custom ? custom + i * k->custom->size : NULL);
			if (flush && out->len >= FLUSH_AT)
				TRY(flush(cx, out, arg));
		}
		more = rows.count == CHUNK;
		arena_reset(cx->arena, mark);
	}
	if (flush)
		TRY(flush(cx, out, arg));
	return out->full ? fail(cx, E_TOO_LARGE, "export.too_large") : OK;
}

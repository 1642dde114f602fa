#include "platform/ui/table_file_web.h"

#include "base/csv.h"
#include "lang/sheet.h"
#include "lang/tr.h"

#include <string.h>

enum { CELL_MAX = 16384 };

enum form { FORM_PLAIN, FORM_TABS, FORM_SHEET };

/* A row, or with obj NULL the heads. */
static void write_row(const struct ctx *cx, struct buf *out, enum form form, const struct table_file *t,
                      const void *obj)
{
	BUF_AUTO struct buf b;
	buf_init(&b, CELL_MAX);
	for (const char *p = t->columns; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		buf_clear(&b);
		buf_add(&b, p, n);
		const struct field *f = record_field(t->record, b.p);
		bool first = p == t->columns;
		p += n;
		buf_clear(&b);
		if (form == FORM_SHEET && obj) {
			sheet_cell(out, cx->lang, f, obj, first);
			continue;
		}
		if (!obj)
			buf_str(&b, field_label(cx->lang, t->record, f));
		else if (f->kind == K_PERCENT && !field_is_none(f, obj))
			buf_printf(&b, "%.2f", 100 * *(const double *)((const char *)obj + f->offset));
		else
			plain_field(&b, f, obj);
		if (form == FORM_SHEET)
			sheet_text(out, b.p, first);
		else
			(form == FORM_TABS ? tsv_cell : csv_cell)(out, b.p, first);
	}
	(form == FORM_TABS ? tsv_end : csv_end)(out);
}

enum err table_file_write(struct ctx *cx, const struct request *rq, struct response *rs, const struct table_file *t,
                          const char *name, void *arg)
{
	enum form form = strstr(rq->route->path, "/tsv")     ? FORM_TABS
	                 : strstr(rq->route->path, "/excel") ? FORM_SHEET
	                                                     : FORM_PLAIN;
	struct list rows = {.count = 1};
	rs->body = arena_new(cx->arena, struct buf);
	buf_init(rs->body, 2 * HTTP_SPILL_AT);
	rs->type = form == FORM_TABS ? "text/tab-separated-values; charset=utf-8" : "text/csv; charset=utf-8";
	rs->file_name = arena_printf(cx->arena, "%s.%s", name, form == FORM_TABS ? "tsv" : "csv");
	if (form == FORM_SHEET)
		sheet_begin(rs->body);
	write_row(cx, rs->body, form, t, NULL);
	while (rows.count) {
		struct arena_mark mark = arena_mark(cx->arena);
		TRY(t->next(cx, arg, &rows));
		for (size_t i = 0; i < rows.count; i++)
			write_row(cx, rs->body, form, t, (const char *)rows.items + i * t->record->size);
		arena_reset(cx->arena, mark);
		TRY(http_spill(cx, rs));
	}
	return OK;
}

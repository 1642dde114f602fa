#include "platform/export/export_ops.h"

#include "base/csv.h"
#include "lang/tr.h"
#include "platform/export/export_store.h"

enum { CHUNK = 1000, FLUSH_AT = 64 << 10, CELL_MAX = 64 << 10 };

static void write_head(struct buf *out, enum export_kind kind)
{
	const struct record *r = export_record(kind);
	for (size_t i = export_first(kind); i < r->count; i++)
		csv_cell(out, r->fields[i].name, i == export_first(kind));
	csv_end(out);
}

static void write_row(struct buf *out, struct buf *cell, enum export_kind kind, void *row)
{
	const struct record *r = export_record(kind);
	if (kind == EXPORT_SALES)
		((struct export_sale *)row)->invoice = export_invoice(((struct export_sale *)row)->invoice);
	for (size_t i = export_first(kind); i < r->count; i++) {
		buf_clear(cell);
		plain_field(cell, &r->fields[i], row);
		csv_cell(out, cell->p, i == export_first(kind));
	}
	csv_end(out);
}

enum err export_write(struct ctx *cx, enum export_kind kind, struct buf *out,
                      enum err (*flush)(struct ctx *, struct buf *, void *), void *arg)
{
	BUF_AUTO struct buf cell;
	buf_init(&cell, CELL_MAX);
	size_t size = export_record(kind)->size;
	int64_t after = 0;
	bool more = true;
	write_head(out, kind);
	while (more) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct list rows;
		TRY(export_rows(cx, kind, after, CHUNK, &rows));
		for (size_t i = 0; i < rows.count; i++) {
			char *row = (char *)rows.items + i * size;
			after = *(const int64_t *)row; /* the id is the first member of each */
			write_row(out, &cell, kind, row);
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

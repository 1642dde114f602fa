#include "platform/backup/backup_ops.h"

#include "base/secret.h"
#include "platform/backup/backup_store.h"

#include <inttypes.h>

enum { PAGE_ROWS = 500, FLUSH_BYTES = 256 * 1024 };

const struct record backup_done_record = RECORD_OF("backup", backup_done, BACKUP_DONE);

struct writer {
	const struct backup_sink *sink;
	struct digest *digest;
	struct buf buf;
	struct backup_done *done;
};

static enum err flush(struct ctx *cx, struct writer *w)
{
	digest_add(w->digest, w->buf.p, w->buf.len);
	w->done->bytes += (int64_t)w->buf.len;
	if (w->buf.full || !w->sink->put(w->sink->arg, w->buf.p, w->buf.len))
		return fail(cx, E_IO, "backup.cannot_write");
	buf_clear(&w->buf);
	return OK;
}

static enum err write_table(struct ctx *cx, struct writer *w, const struct stored_table *s)
{
	struct arena_mark mark = arena_mark(cx->arena);
	void *last = arena_alloc(cx->arena, s->t.record.size);
	struct arena_mark page_mark = arena_mark(cx->arena);
	struct list page;
	int64_t count = 0;
	buf_printf(&w->buf, "table %s\n", s->t.name);
	table_columns_write(&w->buf, &s->t);
	do {
		TRY(table_page(cx, s, count ? last : NULL, PAGE_ROWS, &page));
		for (size_t i = 0; i < page.count; i++) {
			table_row_write(&w->buf, &s->t, (char *)page.items + i * s->t.record.size);
			if (w->buf.len >= FLUSH_BYTES)
				TRY(flush(cx, w));
		}
		count += (int64_t)page.count;
		if (page.count == PAGE_ROWS) {
			/* The key of the last row leads to the next page: kept apart from what is let go. */
			char *row = (char *)page.items + (page.count - 1) * s->t.record.size;
			BUF_AUTO struct buf line;
			buf_init(&line, BACKUP_LINE_MAX);
			table_row_write(&line, &s->t, row);
			arena_reset(cx->arena, page_mark);
			line.p[line.len - 1] = '\0';
			if (!table_row_read(&s->t, arena_strdup(cx->arena, line.p), last))
				return fail(cx, E_INTERNAL, "error.internal");
		}
	} while (page.count == PAGE_ROWS);
	buf_printf(&w->buf, "\\. %" PRId64 "\n", count);
	w->done->rows += count;
	w->done->tables++;
	arena_reset(cx->arena, mark);
	return OK;
}

static enum err write_all(struct ctx *cx, struct writer *w)
{
	struct list tables;
	int schema;
	TRY(migrate_version(cx, &schema));
	if (schema == 0)
		return fail(cx, E_CONFLICT, "cli.empty_base", arena_strdup(cx->arena, db_where(cx->db)));
	TRY(tables_load(cx, &tables));
	w->done->schema = schema;
	buf_printf(&w->buf, "hjul backup %d\nschema %d\n", BACKUP_FORMAT, schema);
	for (size_t i = 0; i < tables.count; i++)
		TRY(write_table(cx, w, list_at(&tables, struct stored_table, i)));
	return flush(cx, w);
}

enum err backup_out(struct ctx *cx, const struct backup_sink *sink, struct backup_done *ret)
{
	*ret = (struct backup_done){0};
	struct writer w = {.sink = sink, .digest = digest_create(), .done = ret};
	buf_init(&w.buf, FLUSH_BYTES + BACKUP_LINE_MAX);
	enum err e = db_begin(cx, TX_READ);
	if (e == OK)
		e = write_all(cx, &w);
	db_abort(cx); /* nothing was written */
	if (e == OK) {
		ret->sum = digest_end(cx->arena, w.digest);
		buf_printf(&w.buf, "sum %s\n", ret->sum);
		ret->bytes += (int64_t)w.buf.len;
		if (!sink->put(sink->arg, w.buf.p, w.buf.len))
			e = fail(cx, E_IO, "backup.cannot_write");
	} else {
		digest_drop(w.digest);
	}
	buf_fini(&w.buf);
	return e;
}

enum err erasures_of_base(struct ctx *cx, struct erasures *ret)
{
	size_t room = 0;
	int64_t last = 0;
	struct list page;
	*ret = (struct erasures){0};
	do {
		TRY(personal_erased_list(cx, last, PAGE_ROWS, &page));
		for (size_t i = 0; i < page.count; i++) {
			const struct erased_row *r = list_at(&page, struct erased_row, i);
			erasures_add(cx, ret, &room, &(struct erased_value){r->id, r->erased, r->person});
			last = r->id;
		}
	} while (page.count == PAGE_ROWS);
	return OK;
}

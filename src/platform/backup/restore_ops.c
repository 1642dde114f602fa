/* Filling an empty base from a backup. */
#include "platform/backup/backup_ops.h"
#include "platform/backup/backup_store.h"
#include "platform/erase/erase_ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPENING_MAX = 32, CHUNK_ROWS = 500, CHUNK_BYTES = 4 << 20 };

/* Rows of these are made by opening a base or by asking for its first link; they do not make it a used one. */
static const char *made_by_opening[OPENING_MAX];
static size_t made_by_opening_count;

void restore_made_by_opening(const char *table)
{
	if (made_by_opening_count == OPENING_MAX)
		abort(); /* at start: the table is too small */
	made_by_opening[made_by_opening_count++] = table;
}

static bool is_made_by_opening(const char *name)
{
	for (size_t i = 0; i < made_by_opening_count; i++)
		if (!strcmp(made_by_opening[i], name))
			return true;
	return false;
}

static enum err check_empty(struct ctx *cx, const struct list *tables)
{
	for (size_t i = 0; i < tables->count; i++) {
		const struct stored_table *s = list_at(tables, struct stored_table, i);
		int64_t rows = 0;
		if (!is_made_by_opening(s->t.name))
			TRY(table_count(cx, s, &rows));
		if (rows)
			return fail(cx, E_CONFLICT, "restore.not_empty", arena_strdup(cx->arena, db_where(cx->db)));
	}
	return OK;
}

static enum err make_empty(struct ctx *cx, const struct list *tables)
{
	TRY(check_empty(cx, tables));
	for (size_t i = 0; i < tables->count; i++)
		TRY(table_clear(cx, list_at(tables, struct stored_table, i)));
	return OK;
}

static enum err check_columns(struct ctx *cx, struct line_reader *r, const struct table *t)
{
	char *line;
	TRY(line_next(cx, r, &line));
	BUF_AUTO struct buf ours;
	buf_init(&ours, 64 * 1024);
	table_columns_write(&ours, t);
	ours.p[ours.len - 1] = '\0';
	return strcmp(ours.p, line) == 0 ? OK : fail(cx, E_INVALID, "restore.other_columns", t->name);
}

/* Rows up to the table's end or a full chunk, into `rows`; texts are kept in the arena. */
static enum err read_chunk(struct ctx *cx, struct line_reader *r, const struct table *t, char *rows, size_t *ret_n,
                           long long *ret_said)
{
	size_t bytes = 0;
	*ret_said = -1;
	for (*ret_n = 0; *ret_n < CHUNK_ROWS && bytes < CHUNK_BYTES; ++*ret_n) {
		char *line;
		TRY(line_next(cx, r, &line));
		if (!strncmp(line, "\\. ", 3))
			return sscanf(line + 3, "%lld", ret_said) == 1 && *ret_said >= 0 ? OK : line_damaged(cx, r);
		bytes += strlen(line);
		if (!table_row_read(t, arena_strdup(cx->arena, line), rows + *ret_n * t->record.size))
			return line_damaged(cx, r);
	}
	return OK;
}

static enum err fill_table(struct ctx *cx, struct line_reader *r, const struct stored_table *s,
                           struct backup_done *done)
{
	struct arena_mark mark = arena_mark(cx->arena);
	char *rows = arena_alloc(cx->arena, arena_mul(s->t.record.size, CHUNK_ROWS));
	struct arena_mark chunk = arena_mark(cx->arena);
	long long count = 0, said = -1;
	TRY(check_columns(cx, r, &s->t));
	while (said < 0) {
		size_t n;
		TRY(read_chunk(cx, r, &s->t, rows, &n, &said));
		TRY(table_add(cx, s, rows, n));
		count += (long long)n;
		arena_reset(cx->arena, chunk);
	}
	if (said != count)
		return line_damaged(cx, r);
	done->tables++;
	done->rows += count;
	arena_reset(cx->arena, mark);
	return OK;
}

static enum err fill(struct ctx *cx, struct line_reader *r, struct backup_done *done)
{
	struct list tables;
	char *line;
	TRY(tables_load(cx, &tables));
	TRY(make_empty(cx, &tables));
	TRY(references_later(cx));
	for (size_t i = 0; i < tables.count; i++) {
		const struct stored_table *s = list_at(&tables, struct stored_table, i);
		TRY(line_next(cx, r, &line));
		if (strncmp(line, "table ", 6) != 0 || strcmp(line + 6, s->t.name) != 0)
			return fail(cx, E_INVALID, "restore.other_columns", s->t.name);
		TRY(fill_table(cx, r, s, done));
	}
	TRY(line_next(cx, r, &line));
	if (!line_is_sum(line))
		return line_damaged(cx, r);
	done->bytes = r->total;
	TRY(line_sum(cx, r, line, &done->sum));
	return references_now(cx);
}

/* What was erased stays erased, whether the backup knows of it or not. */
static enum err erase_again(struct ctx *cx, const struct erasures *e, struct backup_done *done)
{
	TRY(personal_erase_marked(cx));
	for (size_t i = 0; e && i < e->count; i++) {
		const struct erased_value *v = &e->values[i];
		TRY(v->person ? erase_person_again(cx, v->id, v->person, v->at) : personal_erase(cx, v->id, v->at));
	}
	done->erased = e ? (int64_t)e->count : 0;
	return OK;
}

/* The tables as they were when the backup was made. A base of an older program that somebody uses is refused before it is migrated. */
static enum err make_schema(struct ctx *cx, int64_t schema)
{
	struct list tables;
	int version, from;
	TRY(migrate_version(cx, &version));
	if (version > schema)
		return fail(cx, E_CONFLICT, "restore.other_schema", arena_strdup(cx->arena, db_where(cx->db)));
	if (version > 0 && version < schema) {
		TRY(tables_load(cx, &tables));
		TRY(check_empty(cx, &tables));
	}
	return migrate_run_to(cx, (int)schema, &from);
}

/* One transaction from the first table to the last erasure: a restore that stops, wherever and however, leaves the base as it was. */
static enum err take_in(struct ctx *cx, struct line_reader *r, const struct erasures *erasures,
                        struct backup_done *done)
{
	int from, to;
	TRY(line_header(cx, r, &done->schema));
	TRY(db_begin(cx, TX_WRITE));
	TRY(make_schema(cx, done->schema));
	TRY(fill(cx, r, done));
	TRY(migrate_run(cx, &from, &to));
	TRY(erase_again(cx, erasures, done));
	TRY(db_analyze(cx));
	return db_commit(cx);
}

enum err backup_in(struct ctx *cx, const struct backup_source *source, const struct erasures *erasures,
                   struct backup_done *ret)
{
	struct line_reader r;
	*ret = (struct backup_done){0};
	line_open(&r, source);
	enum err e = take_in(cx, &r, erasures, ret);
	if (e != OK)
		db_abort(cx);
	line_close(&r);
	return e;
}

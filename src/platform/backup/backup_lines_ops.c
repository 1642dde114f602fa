/* Reading a backup line by line, and what can be told of it without a base. */
#include "base/secret.h"
#include "platform/backup/backup_ops.h"
#include "platform/erase/erase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READ_BYTES = 256 * 1024 };

void line_open(struct line_reader *r, const struct backup_source *source)
{
	*r = (struct line_reader){.source = source, .digest = digest_create(), .room = READ_BYTES};
	r->bytes = malloc(r->room + 1);
	if (!r->bytes)
		abort();
}

void line_close(struct line_reader *r)
{
	digest_drop(r->digest);
	free(r->bytes);
	*r = (struct line_reader){0};
}

enum err line_damaged(struct ctx *cx, const struct line_reader *r)
{
	return fail(cx, E_INVALID, r->line < 2 ? "restore.not_a_backup" : "restore.damaged",
	            arena_printf(cx->arena, "%lld", (long long)r->line));
}

/* More bytes behind those not yet taken; the buffer grows for a long line. */
static enum err refill(struct ctx *cx, struct line_reader *r)
{
	size_t n;
	memmove(r->bytes, r->bytes + r->at, r->len - r->at);
	r->len -= r->at;
	r->at = 0;
	if (r->len == r->room) {
		if (r->room >= BACKUP_LINE_MAX)
			return line_damaged(cx, r);
		r->room *= 2;
		r->bytes = realloc(r->bytes, r->room + 1);
		if (!r->bytes)
			abort();
	}
	if (!r->source->get(r->source->arg, r->bytes + r->len, r->room - r->len, &n))
		return line_damaged(cx, r);
	r->end = n == 0;
	r->len += n;
	r->total += (int64_t)n;
	return OK;
}

enum err line_next(struct ctx *cx, struct line_reader *r, char **ret)
{
	char *nl;
	size_t seen = 0;
	r->line++;
	while (!(nl = memchr(r->bytes + r->at + seen, '\n', r->len - r->at - seen))) {
		seen = r->len - r->at;
		if (r->end)
			return line_damaged(cx, r);
		TRY(refill(cx, r));
	}
	char *line = r->bytes + r->at;
	size_t n = (size_t)(nl - line);
	if (memchr(line, '\0', n))
		return line_damaged(cx, r);
	if (!line_is_sum(line))
		digest_add(r->digest, line, n + 1);
	*nl = '\0';
	r->at += n + 1;
	*ret = line;
	return OK;
}

enum err line_header(struct ctx *cx, struct line_reader *r, int64_t *ret_schema)
{
	char *line;
	int format, used = 0;
	TRY(line_next(cx, r, &line));
	if (sscanf(line, "hjul backup %d%n", &format, &used) != 1 || line[used])
		return line_damaged(cx, r);
	if (format > BACKUP_FORMAT)
		return fail(cx, E_NEWER, "restore.newer");
	TRY(line_next(cx, r, &line));
	long long schema;
	used = 0;
	if (sscanf(line, "schema %lld%n", &schema, &used) != 1 || line[used] || schema < 1)
		return line_damaged(cx, r);
	if (schema > migrate_latest())
		return fail(cx, E_NEWER, "restore.newer");
	*ret_schema = schema;
	return OK;
}

/* A row never begins so: its first column's text would have to, and is followed by a tab or the end of a one-column row; tables
 * have more columns than one. */
bool line_is_sum(const char *line)
{
	return !strncmp(line, "sum ", 4) && !memchr(line, '\t', strcspn(line, "\n"));
}

enum err line_sum(struct ctx *cx, struct line_reader *r, const char *line, const char **ret_sum)
{
	char *sum = digest_end(cx->arena, r->digest);
	r->digest = NULL;
	if (strcmp(line + 4, sum) != 0)
		return fail(cx, E_INVALID, "restore.wrong_sum");
	while (!r->end && r->at == r->len)
		TRY(refill(cx, r));
	if (r->at < r->len)
		return line_damaged(cx, r);
	*ret_sum = sum;
	return OK;
}

/* What a reader without a base looks at. */
typedef enum err look_at(struct ctx *, struct line_reader *, const char *table, const char *columns, char *row,
                         void *arg);

static enum err look_table(struct ctx *cx, struct line_reader *r, const char *name, look_at *look, void *arg,
                           int64_t *ret_rows)
{
	char *line, *table = arena_strdup(cx->arena, name);
	long long said;
	TRY(line_next(cx, r, &line));
	char *columns = arena_strdup(cx->arena, line);
	for (*ret_rows = 0;; ++*ret_rows) {
		TRY(line_next(cx, r, &line));
		if (!strncmp(line, "\\. ", 3))
			break;
		if (look)
			TRY(look(cx, r, table, columns, line, arg));
	}
	return sscanf(line + 3, "%lld", &said) == 1 && said == *ret_rows ? OK : line_damaged(cx, r);
}

static enum err look_through(struct ctx *cx, struct line_reader *r, look_at *look, void *arg, struct backup_done *ret)
{
	char *line;
	*ret = (struct backup_done){0};
	TRY(line_header(cx, r, &ret->schema));
	for (;;) {
		int64_t rows;
		TRY(line_next(cx, r, &line));
		if (line_is_sum(line))
			break;
		if (strncmp(line, "table ", 6) != 0)
			return line_damaged(cx, r);
		TRY(look_table(cx, r, line + 6, look, arg, &rows));
		ret->tables++;
		ret->rows += rows;
	}
	ret->bytes = r->total;
	return line_sum(cx, r, line, &ret->sum);
}

enum err backup_verify(struct ctx *cx, const struct backup_source *source, struct backup_done *ret)
{
	struct line_reader r;
	line_open(&r, source);
	enum err e = look_through(cx, &r, NULL, NULL, ret);
	line_close(&r);
	return e;
}

struct erased_look {
	struct erasures *found;
	size_t room;
};

/* The nth cell of a row or line of columns. */
static const char *cell(const char *line, int n)
{
	for (; n > 0; n--)
		line = line ? strchr(line, '\t') : NULL, line = line ? line + 1 : NULL;
	return line;
}

static int column_place(const char *columns, const char *name)
{
	size_t n = strlen(name);
	for (int i = 0;; i++) {
		const char *c = cell(columns, i);
		if (!c)
			return -1;
		if (!strncmp(c, name, n))
			return i;
	}
}

static enum err look_erased(struct ctx *cx, struct line_reader *r, const char *table, const char *columns, char *row,
                            void *arg)
{
	struct erased_look *l = arg;
	if (strcmp(table, "personal") != 0)
		return OK;
	const char *erased = cell(row, column_place(columns, "erased ")), *id = cell(row, column_place(columns, "id "));
	if (!erased || !id)
		return line_damaged(cx, r);
	const char *kind = cell(row, column_place(columns, "subject_kind ")),
	           *subject = cell(row, column_place(columns, "subject_id "));
	if (!kind || !subject)
		return line_damaged(cx, r);
	bool person = !strncmp(kind, ERASED_PERSON, strlen(ERASED_PERSON));
	if (*erased != '\\')
		erasures_add(cx, l->found, &l->room,
		             &(struct erased_value){strtoll(id, NULL, 10), strtoll(erased, NULL, 10),
		                                    person ? strtoll(subject, NULL, 10) : 0});
	return OK;
}

void erasures_add(struct ctx *cx, struct erasures *e, size_t *room, const struct erased_value *value)
{
	if (e->count == *room) {
		size_t larger = *room ? *room * 2 : 64;
		struct erased_value *v = arena_array(cx->arena, struct erased_value, larger);
		if (e->count)
			memcpy(v, e->values, e->count * sizeof *v);
		e->values = v;
		*room = larger;
	}
	e->values[e->count++] = *value;
}

enum err erasures_of_backup(struct ctx *cx, const struct backup_source *source, struct erasures *ret)
{
	struct line_reader r;
	struct backup_done done;
	struct erased_look look = {.found = ret};
	*ret = (struct erasures){0};
	line_open(&r, source);
	enum err e = look_through(cx, &r, look_erased, &look, &done);
	line_close(&r);
	return e;
}

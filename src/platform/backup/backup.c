#include "platform/backup/backup.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct record catalogue_row_record = RECORD_OF("catalogue", catalogue_row, CATALOGUE_ROW);

static const struct {
	const char *sql, *shown;
	enum kind kind;
	enum ctype ctype;
} types[] = {
    {"bigint", "int", K_INT, C_I64},
    {"double precision", "real", K_REAL, C_F64},
    {"integer", "int", K_INT, C_I64}, /* SQLite: a key that is the row's own number */
    {"text", "text", K_LONG, C_STR},
};

static int type_find(const char *sql)
{
	for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
		if (!strcmp(types[i].sql, sql))
			return i;
	return -1;
}

static const char *type_shown(const struct field *f)
{
	return f->ctype == C_I64 ? "int" : f->ctype == C_F64 ? "real" : "text";
}

/* One table from its run of catalogue rows. Every value takes eight bytes of a row's object. */
static const char *table_make(struct ctx *cx, const struct catalogue_row *c, size_t n, struct table *t)
{
	struct field *fields = arena_array(cx->arena, struct field, n);
	*t = (struct table){.name = c->table_name};
	if (n > TABLE_COLUMNS_MAX)
		return arena_printf(cx->arena, "%s: more than %d columns", t->name, TABLE_COLUMNS_MAX);
	for (size_t i = 0; i < n; i++) {
		int type = type_find(c[i].type);
		if (type < 0)
			return arena_printf(cx->arena, "%s.%s: type %s", t->name, c[i].column_name, c[i].type);
		fields[i] = (struct field){.name = c[i].column_name,
		                           .kind = types[type].kind,
		                           .ctype = types[type].ctype,
		                           .offset = (unsigned)(8 * i),
		                           .size = 8,
		                           .flags = F_NULL};
		if (c[i].key_place < 1 || c[i].key_place > TABLE_KEYS_MAX)
			continue;
		t->key[c[i].key_place - 1] = c[i].column_name;
		t->key_text[c[i].key_place - 1] = types[type].ctype == C_STR;
		t->key_count++;
	}
	if (!t->key_count)
		return arena_printf(cx->arena, "%s: no primary key", t->name);
	t->record = (struct record){.name = t->name, .size = 8 * n, .fields = fields, .count = n};
	return NULL;
}

bool tables_from(struct ctx *cx, const struct list *catalogue, struct list *ret, const char **ret_why)
{
	struct table *tables = arena_array(cx->arena, struct table, catalogue->count + 1);
	size_t n = 0;
	for (size_t at = 0, end; at < catalogue->count; at = end) {
		const struct catalogue_row *c = list_at(catalogue, struct catalogue_row, at);
		for (end = at; end < catalogue->count; end++)
			if (strcmp(list_at(catalogue, struct catalogue_row, end)->table_name, c->table_name) != 0)
				break;
		*ret_why = table_make(cx, c, end - at, &tables[n++]);
		if (*ret_why)
			return false;
	}
	*ret = (struct list){.items = tables, .count = n};
	return true;
}

void table_columns_write(struct buf *out, const struct table *t)
{
	for (size_t i = 0; i < t->record.count; i++)
		buf_printf(out, "%s%s %s", i ? "\t" : "", t->record.fields[i].name, type_shown(&t->record.fields[i]));
	buf_char(out, '\n');
}

static void text_write(struct buf *out, const char *s)
{
	for (size_t n; *s; s += n + 1) {
		n = strcspn(s, "\t\n\r\\");
		buf_add(out, s, n);
		if (!s[n])
			return;
		buf_char(out, '\\');
		buf_char(out, s[n] == '\t' ? 't' : s[n] == '\n' ? 'n' : s[n] == '\r' ? 'r' : '\\');
	}
}

void table_row_write(struct buf *out, const struct table *t, const void *row)
{
	for (size_t i = 0; i < t->record.count; i++) {
		struct value v = field_get(&t->record.fields[i], row);
		if (i)
			buf_char(out, '\t');
		switch (v.type) {
		case V_NONE:
			buf_str(out, "\\N");
			break;
		case V_INT:
			buf_int(out, v.i);
			break;
		case V_REAL:
			buf_printf(out, "%.17g", v.d);
			break;
		case V_STR:
			text_write(out, v.s);
			break;
		}
	}
	buf_char(out, '\n');
}

/* Unescape in place; false for an escape that nobody wrote. */
static bool text_read(char *s)
{
	char *to = s;
	for (; *s; s++) {
		if (*s != '\\') {
			*to++ = *s;
			continue;
		}
		switch (*++s) {
		case 't':
			*to++ = '\t';
			break;
		case 'n':
			*to++ = '\n';
			break;
		case 'r':
			*to++ = '\r';
			break;
		case '\\':
			*to++ = '\\';
			break;
		default:
			return false;
		}
	}
	*to = '\0';
	return true;
}

static bool cell_read(const struct field *f, char *cell, void *row)
{
	char *at = (char *)row + f->offset, *end = cell;
	if (!strcmp(cell, "\\N"))
		return true;
	errno = 0;
	if (f->ctype == C_STR) {
		*(const char **)at = cell;
		return text_read(cell);
	}
	if (f->ctype == C_F64) {
		*(double *)at = strtod(cell, &end);
		return end != cell && !*end && isfinite(*(double *)at);
	}
	*(int64_t *)at = strtoll(cell, &end, 10);
	return end != cell && !*end && !errno && *(int64_t *)at != NONE;
}

bool table_row_read(const struct table *t, char *line, void *ret_row)
{
	record_blank(&t->record, ret_row);
	for (size_t i = 0; i < t->record.count; i++) {
		char *tab = strchr(line, '\t');
		if (!tab != (i + 1 == t->record.count))
			return false;
		if (tab)
			*tab = '\0';
		if (!cell_read(&t->record.fields[i], line, ret_row))
			return false;
		line = tab ? tab + 1 : line;
	}
	return true;
}

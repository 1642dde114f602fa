/* Records as aligned tables for people, or JSON. */
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "lang/tr.h"

#include <string.h>

enum { MAX_COLUMNS = 64, MAX_CELL = 1 << 20 /* a cell that is longer would be empty */ };

struct column {
	const struct field *field;
	size_t width;
	bool right;
};

static bool printable(const struct field *f)
{
	return f->kind != K_LIST && f->kind != K_RECORD && f->kind != K_HTML && !(f->flags & F_SECRET);
}

static bool numeric(const struct field *f)
{
	switch (f->kind) {
	case K_ID:
	case K_INT:
	case K_REAL:
	case K_PERCENT:
	case K_MONEY:
	case K_QTY:
		return true;
	default:
		return false;
	}
}

static size_t choose(const struct record *rec, const char *columns, struct column *out)
{
	size_t n = 0;
	for (size_t i = 0; !columns && i < rec->count && n < MAX_COLUMNS; i++)
		if (printable(&rec->fields[i]))
			out[n++] = (struct column){.field = &rec->fields[i]};
	while (columns && *columns && n < MAX_COLUMNS) {
		char name[100];
		size_t len = strcspn(columns, " ");
		if (len > 0 && len < sizeof name) {
			memcpy(name, columns, len);
			name[len] = '\0';
			const struct field *f = record_field(rec, name);
			if (f && printable(f))
				out[n++] = (struct column){.field = f};
		}
		columns += len + (columns[len] == ' ');
	}
	for (size_t i = 0; i < n; i++)
		out[i].right = numeric(out[i].field);
	return n;
}

/* A cell's text on one line. */
static const char *cell(struct ctx *cx, const struct field *f, const void *obj)
{
	BUF_AUTO struct buf b;
	buf_init(&b, MAX_CELL);
	if (f->kind == K_ID)
		plain_field(&b, f, obj);
	else
		fmt_field(&b, cx->lang, f, obj);
	for (size_t i = 0; i < b.len; i++)
		if ((unsigned char)b.p[i] < 0x20)
			b.p[i] = ' '; /* also an escape sequence is only text here */
	return arena_strndup(cx->arena, b.p, b.len);
}

static void put(struct buf *out, const struct column *c, const char *text, bool last)
{
	size_t width = utf8_count(text), space = c->width > width ? c->width - width : 0;
	if (!c->right)
		buf_str(out, text);
	for (size_t i = 0; i < space && (c->right || !last); i++)
		buf_char(out, ' ');
	if (c->right)
		buf_str(out, text);
	if (!last) {
		buf_str(out, "  ");
		return;
	}
	while (out->len > 0 && out->p[out->len - 1] == ' ') /* of empty cells at the end of the row */
		out->p[--out->len] = 0;
	buf_char(out, '\n');
}

void cli_print_list(struct ctx *cx, struct cli *cli, const struct record *rec, const struct list *l,
                    const char *columns)
{
	if (cli->json) {
		json_list(&cli->out, l, rec);
		buf_char(&cli->out, '\n');
		return;
	}
	struct column c[MAX_COLUMNS];
	size_t n = choose(rec, columns, c);
	const char **cells = arena_array(cx->arena, const char *, arena_mul(n, l->count + 1));
	for (size_t row = 0; row <= l->count; row++)
		for (size_t i = 0; i < n; i++) {
			const char *text = row == 0 ? field_label(cx->lang, rec, c[i].field)
			                            : cell(cx, c[i].field, (char *)l->items + (row - 1) * rec->size);
			cells[row * n + i] = text;
			if (utf8_count(text) > c[i].width)
				c[i].width = utf8_count(text);
		}
	for (size_t row = 0; row <= l->count; row++)
		for (size_t i = 0; i < n; i++)
			put(&cli->out, &c[i], cells[row * n + i], i + 1 == n);
}

void cli_print_record(struct ctx *cx, struct cli *cli, const struct record *rec, const void *obj)
{
	if (cli->json) {
		json_record(&cli->out, rec, obj);
		buf_char(&cli->out, '\n');
		return;
	}
	struct column c[MAX_COLUMNS], label = {0};
	size_t n = choose(rec, NULL, c);
	for (size_t i = 0; i < n; i++)
		if (utf8_count(field_label(cx->lang, rec, c[i].field)) > label.width)
			label.width = utf8_count(field_label(cx->lang, rec, c[i].field));
	for (size_t i = 0; i < n; i++) {
		if (field_is_none(c[i].field, obj))
			continue;
		put(&cli->out, &label, field_label(cx->lang, rec, c[i].field), false);
		buf_str(&cli->out, cell(cx, c[i].field, obj));
		buf_char(&cli->out, '\n');
	}
}

const char *cli_word(struct arena *a, const char *s)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+:@%=,";
	if (*s && !s[strspn(s, plain)])
		return s;
	char *out = arena_alloc(a, arena_mul(4, strlen(s)) + 3), *p = out;
	*p++ = '\'';
	for (; *s; s++) {
		if (*s == '\'') /* the quote ends, an escaped one stands, the quote begins again */
			p = stpcpy(p, "'\\'");
		*p++ = *s;
	}
	*p++ = '\'';
	*p = 0;
	return out;
}

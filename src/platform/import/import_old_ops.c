/* What a record was before an import changed it: a line for each field that differs, kept with the import and put back by its undo. */
#include "platform/import/import_inner_ops.h"

#include "base/buf.h"
#include "base/custom.h"
#include "platform/custom/custom_ops.h"
#include "platform/history/history.h"

#include <string.h>

enum { OLD_MAX = 1024 * 1024 };

/* Does it differ in what people know of it? */
static bool differs(const struct field *f, const void *before, const void *after)
{
	return !(f->flags & (F_KEY | F_VERSION | F_NO_HISTORY | F_COMPUTED)) && !field_equal(f, before, after);
}

bool record_differs(const struct record *rec, const void *before, const void *after)
{
	for (size_t i = 0; i < rec->count; i++)
		if (differs(&rec->fields[i], before, after))
			return true;
	return false;
}

static void old_value(struct ctx *cx, struct buf *b, const struct field *f, const void *obj)
{
	struct value v = field_get(f, obj);
	const char *text = value_as_text(cx->arena, &v);
	buf_printf(b, "%s\t%c", f->name, text ? 's' : '-');
	for (const char *p = text ? text : ""; *p; p++)
		buf_str(b, *p == '\n' ? "\\n" : *p == '\\' ? "\\\\" : (char[2]){*p, 0});
	buf_char(b, '\n');
}

static void old_fields(struct ctx *cx, struct buf *b, const struct record *rec, const void *before, const void *after)
{
	for (size_t i = 0; i < rec->count; i++)
		if (differs(&rec->fields[i], before, after) && !(rec->fields[i].flags & F_CUSTOM))
			old_value(cx, b, &rec->fields[i], before);
}

const char *old_values(struct ctx *cx, const struct record *rec, const void *before, const void *after)
{
	BUF_AUTO struct buf b;
	const struct record *texts = custom_texts_record(cx, rec, before);
	buf_init(&b, OLD_MAX);
	old_fields(cx, &b, rec, before, after);
	if (texts)
		old_fields(cx, &b, texts, custom_texts(cx, texts, rec, before), custom_texts(cx, texts, rec, after));
	return arena_strdup(cx->arena, b.p);
}

/* NULL = none. Its first letter is the type: s, or i and r of rows that older programs stored. */
static const char *old_text(struct ctx *cx, const char *s, size_t n)
{
	if (!n || *s == '-')
		return NULL;
	char *text = arena_strndup(cx->arena, s + 1, n - 1), *out = text;
	for (const char *p = text; *p; p++)
		*out++ = *p != '\\' ? *p : *++p == 'n' ? '\n' : *p;
	*out = 0;
	return text;
}

enum err old_put_back(struct ctx *cx, const struct record *rec, const char *old, void *obj)
{
	TRY(custom_own(cx, rec, obj));
	struct list custom = custom_items(rec, obj);
	while (*old) {
		const char *tab = strchr(old, '\t'), *end = tab ? strchr(tab, '\n') : NULL;
		if (!end)
			return fail(cx, E_INTERNAL, "error.internal");
		const char *name = arena_strndup(cx->arena, old, (size_t)(tab - old)),
		           *text = old_text(cx, tab + 1, (size_t)(end - tab - 1));
		const struct field *f = record_field(rec, name);
		struct custom_item *item = custom_find(&custom, name);
		if (f && !text)
			TRY(field_set(cx, f, obj, &(struct value){0}));
		else if (f && !history_value(cx, f, text, obj))
			return fail(cx, E_INTERNAL, "error.internal");
		else if (!f && item)
			custom_put_text(cx, item, text);
		old = end + 1;
	}
	return OK;
}

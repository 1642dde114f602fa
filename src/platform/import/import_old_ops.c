/* What a record was before an import changed it: a line for each field that differs, kept with the import and put back by its undo. */
#include "platform/import/import_inner_ops.h"

#include "base/buf.h"
#include "base/custom.h"
#include "platform/custom/custom_ops.h"

#include <stdlib.h>
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

static void old_value(struct buf *b, const struct field *f, const void *obj)
{
	struct value v = field_get(f, obj);
	buf_printf(b, "%s\t", f->name);
	switch (v.type) {
	case V_NONE:
		buf_char(b, '-');
		break;
	case V_INT:
		buf_printf(b, "i%jd", (intmax_t)v.i);
		break;
	case V_REAL:
		buf_printf(b, "r%.17g", v.d);
		break;
	case V_STR:
		buf_char(b, 's');
		for (const char *p = v.s; *p; p++)
			buf_str(b, *p == '\n' ? "\\n" : *p == '\\' ? "\\\\" : (char[2]){*p, 0});
		break;
	}
	buf_char(b, '\n');
}

/* The same of what an administrator added: texts. */
static void old_custom(struct buf *b, const struct record *rec, const void *before, const void *after)
{
	struct list old = custom_items(rec, before), new = custom_items(rec, after);
	for (size_t i = 0; i < old.count; i++) {
		const struct custom_item *was = list_at(&old, struct custom_item, i),
		                         *is = custom_find(&new, was->name);
		struct field f = {.name = was->name, .kind = K_LONG, .ctype = C_STR, .size = sizeof(char *)};
		if (is && !field_equal(&f, &was->text, &is->text))
			old_value(b, &f, &was->text);
	}
}

const char *old_values(struct ctx *cx, const struct record *rec, const void *before, const void *after)
{
	BUF_AUTO struct buf b;
	buf_init(&b, OLD_MAX);
	for (size_t i = 0; i < rec->count; i++)
		if (differs(&rec->fields[i], before, after) && !(rec->fields[i].flags & F_CUSTOM))
			old_value(&b, &rec->fields[i], before);
	old_custom(&b, rec, before, after);
	return arena_strdup(cx->arena, b.p);
}

static enum err old_text(struct ctx *cx, const char *s, size_t n, struct value *ret)
{
	char *text = arena_strndup(cx->arena, s, n), *out = text;
	char type = *text;
	*ret = (struct value){0};
	if (!type)
		return fail(cx, E_INTERNAL, "error.internal");
	for (const char *p = text + 1; *p; p++)
		*out++ = *p != '\\' ? *p : *++p == 'n' ? '\n' : *p;
	*out = 0;
	ret->type = type == 's' ? V_STR : type == 'i' ? V_INT : type == 'r' ? V_REAL : V_NONE;
	ret->s = text;
	ret->i = type == 'i' ? strtoll(text, NULL, 10) : 0;
	ret->d = type == 'r' ? strtod(text, NULL) : 0;
	return OK;
}

enum err old_put_back(struct ctx *cx, const struct record *rec, const char *old, void *obj)
{
	TRY(custom_own(cx, rec, obj));
	struct list custom = custom_items(rec, obj);
	while (*old) {
		const char *tab = strchr(old, '\t'), *end = tab ? strchr(tab, '\n') : NULL;
		struct value v;
		if (!end)
			return fail(cx, E_INTERNAL, "error.internal");
		const char *name = arena_strndup(cx->arena, old, (size_t)(tab - old));
		const struct field *f = record_field(rec, name);
		struct custom_item *item = custom_find(&custom, name);
		TRY(old_text(cx, tab + 1, (size_t)(end - tab - 1), &v));
		if (f)
			TRY(field_set(cx, f, obj, &v));
		else if (item)
			custom_put_text(cx, item, v.type == V_STR ? v.s : NULL);
		old = end + 1;
	}
	return OK;
}

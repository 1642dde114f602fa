#include "platform/noun/version_lines_ops.h"

#include "base/noun.h"
#include "lang/tr.h"
#include "platform/noun/noun_store.h"

#include <string.h>

enum { TEXT_BYTES = 16 * 1024 };

/* The text beside a reference in forms of nouns, called as it is without _id; NULL = it has none. */
static const struct field *text_beside(const struct record *form, const struct field *f)
{
	size_t stem = f->ref ? field_stem(f) : 0;
	bool last = f == &form->fields[form->count - 1];
	const struct field *next = last || !stem ? NULL : f + 1;
	return next && strlen(next->name) == stem && !strncmp(next->name, f->name, stem) ? next : NULL;
}

static enum err title_of(struct ctx *cx, const struct field *f, int64_t id, const char **ret)
{
	const struct noun_facts *n = noun_find(f->ref);
	struct noun_target t = {0};
	enum err e = n ? noun_store_target(cx, n, id, &t) : E_NOT_FOUND;
	*ret = t.title ? t.title : "?";
	return e == E_NOT_FOUND ? OK : e;
}

static enum err text_of(struct ctx *cx, const struct record *form, const struct field *f, const void *obj,
                        const char **ret)
{
	const struct field *beside = text_beside(form, f);
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_BYTES);
	*ret = "";
	if (beside && !field_is_none(beside, obj))
		f = beside;
	else if (f->ref)
		return field_is_none(f, obj) ? OK : title_of(cx, f, field_id(f, obj), ret);
	fmt_field(&b, cx->lang, f, obj);
	*ret = arena_strdup(cx->arena, b.p);
	return OK;
}

static enum err add_lines(struct ctx *cx, const struct record *form, const void *theirs, const void *yours,
                          struct list *ret)
{
	for (size_t i = 0; i < form->count; i++) {
		const struct field *f = &form->fields[i];
		struct version_line l = {.label = field_label(cx->lang, form, f)};
		if (f->flags & F_VERSION || !strcmp(f->name, "version") || (i && text_beside(form, f - 1) == f))
			continue;
		TRY(text_of(cx, form, f, theirs, &l.theirs));
		TRY(text_of(cx, form, f, yours, &l.yours));
		if (strcmp(l.theirs, l.yours) != 0)
			*list_at(ret, struct version_line, ret->count++) = l;
	}
	return OK;
}

enum err version_lines(struct ctx *cx, const struct record *form, const void *theirs, const void *yours,
                       struct list *ret)
{
	struct fault said = cx->fault;
	*ret = (struct list){0};
	if (field_equal(record_field(form, "version"), theirs, yours))
		return OK;
	ret->items = arena_array(cx->arena, struct version_line, form->count);
	TRY(add_lines(cx, form, theirs, yours, ret));
	cx->fault = said;
	return OK;
}

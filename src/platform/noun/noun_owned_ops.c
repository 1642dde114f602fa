#include "platform/noun/noun_owned_ops.h"

#include "platform/noun/noun_owned_store.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

enum err noun_owned_known(struct ctx *cx, const char *source, const struct noun *n, int64_t id, bool *ret)
{
	return noun_owned_store_known(cx, source, n->record->name, id, ret);
}

/* The fields of the noun in "account.orgnr=ERP;…", whoever they belong to. */
static void said(struct ctx *cx, const char *text, const struct noun *n, struct list *ret)
{
	size_t length = strlen(n->record->name);
	char *rest = text ? arena_strdup(cx->arena, text) : NULL;
	for (char *one = strsep(&rest, ";"); one && ret->count < NOUN_OWNED_MAX; one = strsep(&rest, ";")) {
		char *source = strchr(one, '=');
		if (!source || strncmp(one, n->record->name, length) != 0 || one[length] != '.')
			continue;
		*source = 0;
		*list_at(ret, struct noun_owned, ret->count++) = (struct noun_owned){one + length + 1, source + 1};
	}
}

enum err noun_owned(struct ctx *cx, const struct noun *n, int64_t id, struct list *ret)
{
	const struct settings *s;
	struct list all = {.items = arena_array(cx->arena, struct noun_owned, NOUN_OWNED_MAX)};
	const char *asked = NULL;
	bool known = false;
	*ret = (struct list){.items = all.items};
	TRY(settings_get(cx, &s));
	said(cx, s->owned_fields, n, &all);
	for (size_t i = 0; i < all.count; i++) {
		const struct noun_owned o = *list_at(&all, struct noun_owned, i);
		if (!asked || strcmp(asked, o.source) != 0) /* those of one source stand together */
			TRY(noun_owned_known(cx, o.source, n, id, &known));
		asked = o.source;
		if (known)
			*list_at(ret, struct noun_owned, ret->count++) = o;
	}
	return OK;
}

enum err noun_owned_check(struct ctx *cx, const struct noun *n, const void *before, const void *after)
{
	struct list owned;
	enum err e = OK;
	TRY(noun_owned(cx, n, field_id(noun_of(n->record)->id, before), &owned));
	for (size_t i = 0; i < owned.count; i++) {
		const struct noun_owned *o = list_at(&owned, struct noun_owned, i);
		const struct field *f = record_field(n->record, o->field);
		if (f && !field_equal(f, before, after))
			e = fail_field(cx, f->name, "noun.owned", o->source);
	}
	return e;
}

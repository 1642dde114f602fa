/* The rules of custom_field_noun that ask the base, and what follows from a change. */
#include "base/csv.h"
#include "lang/tr.h"
#include "platform/custom/custom_ops.h"
#include "platform/custom/custom_store.h"

#include <string.h>

/* What files, forms and answers say of a noun already, by name or by a column's heading, means what it meant before. */
static bool is_taken(struct ctx *cx, const struct noun_facts *n, const char *name)
{
	const char *plain = csv_header_bare(cx->arena, name);
	if (!strcmp(name, "csrf"))
		return true;
	for (size_t i = 0; i < n->named->count; i++) {
		const struct field *f = &n->named->fields[i];
		if (!strcmp(name, f->name))
			return true;
		for (int lang = 0; lang < LANG_COUNT && noun_field_is_written(n, f); lang++)
			if (!strcmp(plain, csv_header_bare(cx->arena, field_label((enum lang)lang, n->named, f))))
				return true;
	}
	return false;
}

/* Values would be read as something else, stand under another name, or not be found. */
static enum err check_kept(struct ctx *cx, const struct custom_field *before, const struct custom_field *after)
{
	static const char *const kept[] = {"noun", "name", "kind", "searched"};
	bool used = false;
	enum err e = OK;
	TRY(custom_store_used(cx, after->id, &used));
	for (size_t i = 0; used && i < sizeof kept / sizeof *kept; i++)
		if (!field_equal(record_field(&custom_field_record, kept[i]), before, after))
			e = fail_field(cx, kept[i], "custom_field.has_values");
	return e;
}

enum err custom_field_fits(struct ctx *cx, const void *before, void *after)
{
	const struct custom_field *f = after;
	const struct noun_facts *n = f->noun < 0 ? NULL : noun_find(custom_nouns.names[f->noun]);
	struct list others;
	if (!n || !f->name)
		return OK; /* refused already */
	if (is_taken(cx, n, f->name))
		return fail_field(cx, "name", "custom_field.name_taken", f->name);
	if (before)
		return check_kept(cx, before, f);
	TRY(fields_of(cx, n->noun->record, &others));
	return others.count < CUSTOM_FIELDS_MAX ? OK : fail_field(cx, "noun", "custom_field.too_many");
}

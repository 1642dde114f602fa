/* Values of custom fields kept, and told of in the history. */
#include "platform/custom/custom_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/num.h"
#include "platform/custom/custom_store.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *text_in(const struct list *items, const char *name)
{
	const struct custom_item *item = custom_find(items, name);
	return item ? item->text : NULL;
}

static bool same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* For comparing: NAN of a text. */
static double number_of(const struct custom_item *item)
{
	int32_t day;
	switch ((enum custom_kind)item->kind) {
	case CUSTOM_NUMBER:
		return strtod(item->text, NULL);
	case CUSTOM_DATE:
		return date_parse_iso(item->text, &day) ? day : NAN;
	case CUSTOM_BOOL:
		return *item->text == '1';
	default:
		return NAN;
	}
}

enum err custom_save(struct ctx *cx, const struct record *r, int64_t id, int64_t root, const void *before,
                     const void *after)
{
	struct list old = before ? custom_items(r, before) : (struct list){0}, new = custom_items(r, after);
	for (size_t i = 0; i < new.count; i++) {
		const struct custom_item *item = list_at(&new, struct custom_item, i);
		if (same(text_in(&old, item->name), item->text))
			continue;
		if (!item->text) {
			TRY(custom_store_remove(cx, item->field_id, id));
			continue;
		}
		struct custom_value v = {.id = id_new(),
		                         .record_id = id,
		                         .field_id = item->field_id,
		                         .account_id = root,
		                         .noun = r->name,
		                         .text = item->text,
		                         .number = number_of(item)};
		TRY(custom_store_put(cx, &v));
	}
	return OK;
}

enum err custom_remove(struct ctx *cx, const struct record *r, int64_t id, const void *obj)
{
	struct list items = custom_items(r, obj);
	for (size_t i = 0; i < items.count; i++)
		if (list_at(&items, struct custom_item, i)->text)
			TRY(custom_store_remove(cx, list_at(&items, struct custom_item, i)->field_id, id));
	return OK;
}

const struct record *custom_texts_record(struct ctx *cx, const struct record *r, const void *obj)
{
	struct list items = custom_items(r, obj);
	struct field *f = arena_array(cx->arena, struct field, items.count);
	struct record *texts = arena_new(cx->arena, struct record);
	for (size_t i = 0; i < items.count; i++)
		f[i] = (struct field){.name = list_at(&items, struct custom_item, i)->name,
		                      .kind = K_LONG,
		                      .ctype = C_STR,
		                      .offset = (unsigned)(i * sizeof(char *)),
		                      .size = sizeof(char *)};
	*texts =
	    (struct record){.name = r->name, .size = items.count * sizeof(char *), .fields = f, .count = items.count};
	return items.count ? texts : NULL;
}

void *custom_texts(struct ctx *cx, const struct record *texts, const struct record *r, const void *obj)
{
	struct list items = custom_items(r, obj);
	const char **values = arena_array(cx->arena, const char *, texts->count);
	for (size_t i = 0; i < texts->count; i++)
		values[i] = text_in(&items, texts->fields[i].name);
	return values;
}

enum err custom_named(struct ctx *cx, const struct record *r, const char *name, struct custom_item **ret)
{
	struct list fields;
	TRY(fields_of(cx, r, &fields));
	*ret = NULL;
	for (size_t i = 0; i < fields.count && !*ret; i++) {
		const struct custom_field *f = list_at(&fields, struct custom_field, i);
		if (strcmp(f->name, name) != 0)
			continue;
		*ret = arena_new(cx->arena, struct custom_item);
		**ret = custom_item_of(cx, f);
	}
	return OK;
}

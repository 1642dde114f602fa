#include "base/custom.h"

#include <string.h>

const struct choices custom_kinds = {"custom_field.kind",
                                     (const char *const[]){"text", "long", "number", "date", "choice", "bool", NULL}};

static const struct record option_record = RECORD_OF("custom_option", custom_option, CUSTOM_OPTION);

const struct record custom_item_record = RECORD_OF("custom_item", custom_item, CUSTOM_ITEM);

const struct field *custom_member(const struct record *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_CUSTOM)
			return &r->fields[i];
	return NULL;
}

struct list custom_items(const struct record *r, const void *obj)
{
	const struct field *f = custom_member(r);
	return f ? *(const struct list *)((const char *)obj + f->offset) : (struct list){0};
}

struct custom_item *custom_find(const struct list *items, const char *name)
{
	for (size_t i = 0; i < items->count; i++)
		if (!strcmp(list_at(items, struct custom_item, i)->name, name))
			return list_at(items, struct custom_item, i);
	return NULL;
}

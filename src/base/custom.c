#include "base/custom.h"

#include <string.h>

const struct choices custom_kinds = {"custom_field.kind",
                                     (const char *const[]){"text", "long", "number", "date", "choice", "bool", NULL}};

#define R struct custom_option
static const struct field option_fields[] = {
    FIELD(R, text, K_TEXT),
    FIELD(R, label, K_TEXT),
    FIELD(R, chosen, K_BOOL),
};
#undef R
static const struct record option_record = RECORD("custom_option", struct custom_option, option_fields);

#define R struct custom_item
static const struct field item_fields[] = {
    FIELD(R, field_id, K_ID),
    FIELD(R, name, K_TEXT),
    FIELD(R, label, K_TEXT),
    FIELD(R, kind, K_CHOICE, .choices = &custom_kinds),
    FIELD(R, choices, K_LONG),
    FIELD(R, required, K_BOOL),
    FIELD(R, listed, K_BOOL),
    FIELD(R, searched, K_BOOL),
    FIELD(R, off, K_BOOL),
    FIELD(R, text, K_LONG),
    FIELD(R, shown, K_LONG),
    FIELD(R, input, K_LONG),
    FIELD(R, options, K_LIST, .of = &option_record),
};
#undef R
const struct record custom_item_record = RECORD("custom_item", struct custom_item, item_fields);

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

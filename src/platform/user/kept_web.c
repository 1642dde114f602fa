#include "platform/user/kept_web.h"

#include "lang/tr.h"

struct kept_field {
	const char *name, *value;
	const char *label; /* of a text that was written, to be shown; NULL: carried only */
};
static const struct field kept_fields[] = {
    FIELD(struct kept_field, name, K_TEXT),
    FIELD(struct kept_field, value, K_LONG),
    FIELD(struct kept_field, label, K_TEXT),
};
static const struct record kept_field_record = RECORD("kept_field", struct kept_field, kept_fields);

struct kept_page {
	const char *path, *message;
	struct list fields;
};
static const struct field page_fields[] = {
    FIELD(struct kept_page, path, K_URL),
    FIELD(struct kept_page, message, K_TEXT),
    FIELD(struct kept_page, fields, K_LIST, .of = &kept_field_record),
};
const struct record kept_view_record = RECORD("kept", struct kept_page, page_fields);

enum err kept_view(struct ctx *cx, const struct request *rq, const struct kept *k, enum err why, const void **ret)
{
	struct kept_page *p = arena_new(cx->arena, struct kept_page);
	struct kept_field *f = arena_array(cx->arena, struct kept_field, k->count);
	(void)rq;
	for (size_t i = 0; i < k->count; i++) {
		const struct field *of = k->form ? record_field(k->form, k->fields[i].name) : NULL;
		f[i] = (struct kept_field){.name = k->fields[i].name, .value = k->fields[i].value};
		if (of && (of->kind == K_TEXT || of->kind == K_LONG) && *f[i].value)
			f[i].label = field_label(cx->lang, k->form, of);
	}
	p->path = k->path;
	p->message = tr(cx->lang, why == OK ? "kept.signed_in" : why == E_BUSY ? "kept.busy" : "kept.stale");
	p->fields = (struct list){.items = f, .count = k->count};
	*ret = p;
	return OK;
}

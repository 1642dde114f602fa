#include "platform/user/pending_post_web.h"

#include "lang/tr.h"

struct pending_field {
	const char *name, *value;
	const char *label; /* of a text that was written, to be shown; NULL: carried only */
};
static const struct field pending_fields[] = {
    FIELD(struct pending_field, name, K_TEXT),
    FIELD(struct pending_field, value, K_LONG),
    FIELD(struct pending_field, label, K_TEXT),
};
static const struct record pending_field_record = RECORD("pending_field", struct pending_field, pending_fields);

struct pending_post_page {
	const char *path, *message;
	struct list fields;
};
static const struct field page_fields[] = {
    FIELD(struct pending_post_page, path, K_URL),
    FIELD(struct pending_post_page, message, K_TEXT),
    FIELD(struct pending_post_page, fields, K_LIST, .of = &pending_field_record),
};
const struct record pending_post_view_record = RECORD("pending_post", struct pending_post_page, page_fields);

enum err pending_post_view(struct ctx *cx, const struct request *rq, const struct pending_post *k, enum err why,
                           const void **ret)
{
	struct pending_post_page *p = arena_new(cx->arena, struct pending_post_page);
	struct pending_field *f = arena_array(cx->arena, struct pending_field, k->count);
	(void)rq;
	for (size_t i = 0; i < k->count; i++) {
		const struct field *of = k->form ? record_field(k->form, k->fields[i].name) : NULL;
		f[i] = (struct pending_field){.name = k->fields[i].name, .value = k->fields[i].value};
		if (of && (of->kind == K_TEXT || of->kind == K_LONG) && *f[i].value)
			f[i].label = field_label(cx->lang, k->form, of);
	}
	p->path = k->path;
	p->message = tr(cx->lang, why == OK       ? "pending_post.signed_in"
	                          : why == E_BUSY ? "pending_post.busy"
	                                          : "pending_post.stale");
	p->fields = (struct list){.items = f, .count = k->count};
	*ret = p;
	return OK;
}

#include "platform/user/pending_post_web.h"

#include "lang/tr.h"

#define PENDING_FIELD(F, S) \
	F(S, TEXT, name)    \
	F(S, LONG, value)   \
	F(S, TEXT, label) /* of a text that was written, to be shown; NULL: carried only */
STRUCT_OF(pending_field, PENDING_FIELD);
static const struct record pending_field_record = RECORD_OF("pending_field", pending_field, PENDING_FIELD);

#define PENDING_POST_PAGE(F, S) \
	F(S, URL, path)         \
	F(S, TEXT, message)     \
	F(S, LIST, fields, .of = &pending_field_record)
STRUCT_OF(pending_post_page, PENDING_POST_PAGE);
const struct record pending_post_view_record = RECORD_OF("pending_post", pending_post_page, PENDING_POST_PAGE);

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

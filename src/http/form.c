/* Forms: bodies to name/value pairs, pairs to a record, and back onto the page when they are refused. */
#include "base/custom.h"
#include "base/text.h"
#include "http/inner.h"
#include "http/url.h"
#include "lang/tr.h"

#include <string.h>

static const char *pair_get(const struct pair *pairs, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(pairs[i].name, name))
			return pairs[i].value;
	return NULL;
}

const char *query_get(const struct request *rq, const char *name)
{
	return pair_get(rq->query, rq->query_count, name);
}

const char *form_get(const struct request *rq, const char *name)
{
	return pair_get(rq->form, rq->form_count, name);
}

static enum err parts_pairs(struct ctx *cx, const struct exchange *x, struct request *rq)
{
	size_t n = multipart_count(x->parts);
	rq->form = arena_array(cx->arena, struct pair, n + 1);
	rq->uploads = arena_array(cx->arena, struct upload, n + 1);
	for (size_t i = 0; i < n; i++)
		if (multipart_part(x->parts, i, &rq->form[rq->form_count], &rq->uploads[rq->upload_count]))
			rq->upload_count++;
		else
			rq->form_count++;
	return OK;
}

static enum err body_pairs(struct ctx *cx, const struct exchange *x, struct request *rq)
{
	if (x->parts)
		return parts_pairs(cx, x, rq);
	if (x->body.len == 0)
		return OK;
	if (url_type_is(x->head.content_type, "application/json")) {
		TRY(json_pairs(cx, x->body.p, x->body.len, &rq->form, &rq->form_count));
		return rq->form_count > MAX_FIELDS ? fail(cx, E_TOO_LARGE, "error.too_many_fields") : OK;
	}
	if (url_type_is(x->head.content_type, "application/x-www-form-urlencoded"))
		return url_pairs(cx, x->body.p, x->body.len, MAX_FIELDS, &rq->form, &rq->form_count);
	return fail(cx, E_USAGE, "error.content_type");
}

enum err form_pairs(struct ctx *cx, const struct exchange *x, struct request *rq, const char **ret_csrf)
{
	TRY(body_pairs(cx, x, rq));
	const char *token = x->head.csrf;
	size_t kept = 0;
	for (size_t i = 0; i < rq->form_count; i++) {
		if (strcmp(rq->form[i].name, "csrf") != 0)
			rq->form[kept++] = rq->form[i];
		else if (!token)
			token = rq->form[i].value;
	}
	rq->form_count = kept;
	*ret_csrf = token;
	return OK;
}

/* One more item of a list, blank. */
static void *new_item(struct ctx *cx, const struct field *f, struct list *l)
{
	if ((l->count & (l->count - 1)) == 0) { /* full at each power of two */
		char *items = arena_array(cx->arena, char, arena_mul(f->of->size, l->count ? 2 * l->count : 1));
		if (l->count)
			memcpy(items, l->items, f->of->size * l->count);
		l->items = items;
	}
	char *item = (char *)l->items + f->of->size * l->count;
	record_blank(f->of, item);
	l->count++;
	return item;
}

/* The same with its first field read from the text. */
static enum err add_item(struct ctx *cx, const struct field *f, const char *text, struct list *l)
{
	void *item = new_item(cx, f, l);
	if (field_parse(cx, &f->of->fields[0], text, item) == OK)
		return OK;
	cx->field_faults_last->field = f->name;
	return E_INVALID;
}

/* A text that is refused is kept all the same, as far as it is text, so that the form shows it again. */
static void put_refused_text(const struct field *f, const char *text, void *obj)
{
	if (f->ctype == C_STR && utf8_valid(text, strlen(text)))
		*(const char **)((char *)obj + f->offset) = text;
}

static const struct field *settable(const struct record *rec, const char *name)
{
	const struct field *f = record_field(rec, name);
	if (!f || (f->flags & (F_COMPUTED | F_CUSTOM)) || f->kind == K_HTML || f->kind == K_URL || f->kind == K_RECORD)
		return NULL;
	return f;
}

/* A name that no field has: an administrator may have added one, which is found out by whoever takes what was typed. */
static enum err add_unknown(struct ctx *cx, const struct record *rec, const struct pair *p, void *obj)
{
	const struct field *f = custom_member(rec);
	if (!f)
		return fail_field(cx, p->name, "form.unknown_field", p->name);
	struct custom_item *item = new_item(cx, f, (struct list *)((char *)obj + f->offset));
	item->name = p->name;
	item->text = p->value;
	return OK;
}

enum err form_read(struct ctx *cx, const struct record *rec, const struct pair *pairs, size_t count, void *obj)
{
	enum err e = OK;
	record_blank(rec, obj);
	for (size_t i = 0; i < count; i++) {
		const struct field *f = settable(rec, pairs[i].name);
		enum err one;
		if (!f)
			one = add_unknown(cx, rec, &pairs[i], obj);
		else if (f->kind == K_LIST)
			one = add_item(cx, f, pairs[i].value, (struct list *)((char *)obj + f->offset));
		else
			one = field_parse(cx, f, pairs[i].value, obj);
		if (one == OK)
			continue;
		e = one;
		if (f)
			put_refused_text(f, pairs[i].value, obj);
	}
	enum err missing = record_required(cx, rec, obj);
	return e == OK ? missing : e;
}

/* While a refused form is rendered: its pairs and faults and where it stands, looked up by http_typed below the template
 * engine, which knows nothing of requests. One page is rendered at a time on a thread. */
static _Thread_local const struct request *typed_rq;
static _Thread_local const struct ctx *typed_cx;
static _Thread_local const void *typed_at;

static void put_back(const struct record *form, const void *typed, const struct record *view, void *obj)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct field *f = &view->fields[i];
		char *at = (char *)obj + f->offset;
		if (f->kind != K_RECORD)
			continue;
		if (!record_same_base(f->of, form)) {
			put_back(form, typed, f->of, at);
			continue;
		}
		typed_at = at;
		for (size_t j = 0; j < form->count; j++) {
			const struct field *g = &form->fields[j];
			if (settable(form, g->name))
				memcpy(at + g->offset, (const char *)typed + g->offset, g->size);
		}
	}
}

bool form_is_on(const struct record *form, const struct record *view)
{
	for (size_t i = 0; form && view && i < view->count; i++) {
		const struct field *f = &view->fields[i];
		if (f->kind == K_RECORD && (record_same_base(f->of, form) || form_is_on(form, f->of)))
			return true;
	}
	return false;
}

void form_put_back(const struct ctx *cx, const struct request *rq, const struct record *view, const void *obj)
{
	form_typed_end();
	if (!rq->refused || !rq->refused->form || !rq->typed || !view || !obj)
		return;
	typed_cx = cx;
	typed_rq = rq;
	put_back(rq->refused->form, rq->typed, view, (void *)obj);
}

void form_typed_end(void)
{
	typed_rq = NULL;
	typed_at = NULL;
}

const char *http_typed(const struct field *f, const void *obj)
{
	if (!typed_rq || obj != typed_at || f->ctype == C_STR)
		return NULL;
	const char *text = form_get(typed_rq, f->name);
	for (const struct field_fault *x = typed_cx->field_faults; text && x; x = x->next)
		if (!strcmp(x->field, f->name) && utf8_valid(text, strlen(text)))
			return text;
	return NULL;
}

const struct record http_error_record = RECORD_OF("http_error", http_error, HTTP_ERROR);

/* What the form calls a field: its record's label, when it has one. */
static const char *label_of(const struct ctx *cx, const struct request *rq, const char *name)
{
	const struct record *form = rq->refused ? rq->refused->form : NULL;
	const struct field *f = form ? record_field(form, name) : NULL;
	struct list custom = form && rq->typed ? custom_items(form, rq->typed) : (struct list){0};
	const struct custom_item *item = f ? NULL : custom_find(&custom, name);
	const char *label = f ? field_label(cx->lang, form, f) : item ? item->label : NULL;
	return label && strcmp(label, name) != 0 ? label : NULL;
}

void http_errors(struct ctx *cx, const struct request *rq, struct list *ret)
{
	size_t n = cx->fault.key != NULL;
	for (const struct field_fault *f = cx->field_faults; f; f = f->next)
		n++;
	struct http_error *list = arena_array(cx->arena, struct http_error, n + 1);
	n = 0;
	if (cx->fault.key)
		list[n++] = (struct http_error){"", tr_fault(cx, &cx->fault), NULL};
	for (const struct field_fault *f = cx->field_faults; f; f = f->next)
		list[n++] = (struct http_error){f->field, tr_field_fault(cx, f),
		                                f->label ? f->label : label_of(cx, rq, f->field)};
	*ret = (struct list){.items = list, .count = n};
}

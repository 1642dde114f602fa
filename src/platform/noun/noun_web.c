#include "platform/noun/noun_web.h"

#include "platform/access/access_ops.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_form_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_owned_ops.h"
#include "platform/noun/version_lines_ops.h"
#include "platform/view/saved_view_ops.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGES_MAX = NOUNS_MAX };

static struct noun_pages *all[PAGES_MAX];
static size_t count;
static struct arena texts; /* as long as the program */
static const struct root_frame *root_frame;

static const struct field page_fields[] = FIELDS_OF(noun_page, NOUN_PAGE);
static const struct field list_fields[] = FIELDS_OF(noun_list, NOUN_LIST);
enum {
	PAGE_FIELDS = NOUN_PAGE(LIST_COUNT, ) - 1 /* its list aside */,
	LIST_FIELDS = NOUN_LIST(LIST_COUNT, ),
	JSON_FIELDS = LIST_FIELDS - 2 /* sort and heads are of pages */
};

/* Routes were checked at start: their records are nouns'. */
static const struct noun_facts *facts_of(const struct record *r)
{
	const struct noun_facts *n = noun_of(r);
	if (!n)
		abort();
	return n;
}

void noun_root_frame_set(const struct root_frame *f)
{
	root_frame = f;
}

static unsigned aligned(size_t n)
{
	return (unsigned)((n + 7) / 8 * 8);
}

static struct field *fields_new(size_t n)
{
	struct field *f = calloc(n, sizeof *f);
	if (!f)
		abort();
	return f;
}

/* Its fields as those of a struct that it stands in at `at`; the place behind them. */
static struct field *add_fields(struct field *to, const struct record *r, unsigned at)
{
	for (size_t i = 0; i < r->count; i++, to++) {
		*to = r->fields[i];
		to->offset += at;
		if (!to->label)
			to->label = arena_printf(&texts, "%s.%s", r->name, to->name);
	}
	return to;
}

/* A record of a noun and what is shown of it besides. */
static void make_one(struct noun_pages *p, const struct noun_facts *n)
{
	p->one = *n->named;
	if (!p->more)
		return;
	struct field *f = fields_new(n->named->count + p->more->count);
	p->one_more_at = aligned(n->named->size);
	add_fields(add_fields(f, n->named, 0), p->more, p->one_more_at);
	p->one.name = p->more->name;
	p->one.base = NULL;
	p->one.size = aligned(p->one_more_at + p->more->size);
	p->one.fields = f;
	p->one.count += p->more->count;
}

static void add_asks(struct noun_pages *p)
{
	struct field *f = fields_new(p->form.count + p->asks->count);
	p->asks_at = aligned(p->form.size);
	add_fields(add_fields(f, &p->form, 0), p->asks, p->asks_at);
	free((void *)p->form.fields);
	p->form.fields = f;
	p->form.count += p->asks->count;
	p->form.size = aligned(p->asks_at + p->asks->size);
}

/* {"agreements": […], "total": …} */
static void make_list(struct noun_pages *p, const struct noun_facts *n)
{
	struct field *f = fields_new(JSON_FIELDS);
	memcpy(f, list_fields, JSON_FIELDS * sizeof *f);
	f[0].name = n->noun->segment;
	f[0].of = n->named;
	p->list = (struct record){
	    .name = n->noun->segment, .size = offsetof(struct noun_list, sort), .fields = f, .count = JSON_FIELDS};
}

static void make_panel(struct noun_pages *p, const struct noun_facts *n)
{
	struct field *f = fields_new(4);
	f[0] = (struct field)FIELD(struct noun_panel, base, K_URL, .release = RELEASE_CUSTOMER);
	f[1] = (struct field)FIELD(struct noun_panel, may_edit, K_BOOL);
	f[2] = (struct field)FIELD(struct noun_panel, rows, K_LIST, .of = n->named);
	f[3] = (struct field)FIELD(struct noun_panel, more, K_BOOL, .release = RELEASE_CUSTOMER);
	p->panel = (struct record){.name = "noun_panel", .size = sizeof(struct noun_panel), .fields = f, .count = 4};
}

static void make_page(struct noun_pages *p, const struct noun_facts *n)
{
	struct field *f = fields_new(PAGE_FIELDS + LIST_FIELDS + 3 + (p->more ? p->more->count : 0));
	size_t k = PAGE_FIELDS;
	memcpy(f, page_fields, PAGE_FIELDS * sizeof *f);
	for (size_t i = 0; i < PAGE_FIELDS; i++)
		if (!strcmp(f[i].name, "heading") && noun_title_is_released(n->noun, RELEASE_CUSTOMER))
			f[i].release = RELEASE_CUSTOMER;
	for (size_t i = 0; i < LIST_FIELDS; i++) {
		f[k] = list_fields[i];
		f[k++].offset += (unsigned)offsetof(struct noun_page, list);
	}
	f[PAGE_FIELDS].of = n->named;
	p->form_at = aligned(sizeof(struct noun_page));
	f[k++] = (struct field){.name = "form",
	                        .kind = K_RECORD,
	                        .ctype = C_STRUCT,
	                        .offset = p->form_at,
	                        .size = (unsigned)p->form.size,
	                        .of = &p->form};
	unsigned end = aligned(p->form_at + p->form.size);
	if (root_frame && n->root) {
		p->frame_at = end;
		f[k++] = (struct field){.name = root_frame->name,
		                        .kind = K_RECORD,
		                        .ctype = C_STRUCT,
		                        .offset = end,
		                        .size = (unsigned)root_frame->record->size,
		                        .of = root_frame->record};
		end = aligned(end + root_frame->record->size);
	}
	if (p->more) {
		k = (size_t)(add_fields(f + k, p->more, end) - f);
		p->more_at = end;
		end = aligned(end + p->more->size);
	}
	if (p->aside) {
		p->aside_at = end;
		f[k++] = (struct field){.name = p->aside->name,
		                        .kind = K_LIST,
		                        .ctype = C_LIST,
		                        .offset = end,
		                        .size = sizeof(struct list),
		                        .of = p->aside->of};
		end += (unsigned)sizeof(struct list);
	}
	p->page = (struct record){.name = "noun_page", .size = end, .fields = f, .count = k};
}

bool noun_pages_make(struct noun_pages *p, char *why, size_t why_size)
{
	const struct noun_facts *n = noun_of(p->noun->record);
	if (p->page.fields)
		return true;
	if (!n || !n->noun->segment || count == PAGES_MAX) {
		snprintf(why, why_size, "pages of %s: it is no noun with a segment", p->noun->record->name);
		return false;
	}
	if (!count)
		arena_init(&texts);
	if (!noun_form_make(n, p->names, &p->form, why, why_size))
		return false;
	if (p->asks)
		add_asks(p);
	make_one(p, n);
	make_list(p, n);
	make_panel(p, n);
	make_page(p, n);
	all[count++] = p;
	return true;
}

static struct noun_pages *pages_of_view(const struct record *view)
{
	for (size_t i = 0; i < count; i++)
		if (&all[i]->page == view || &all[i]->one == view)
			return all[i];
	abort(); /* a route's page that no module handed in: any request of a test finds it */
}

/* What was typed, into the record. */
static enum err take_form(struct ctx *cx, const struct request *rq, const struct noun *n, void *obj)
{
	const struct record *form = rq->route->form;
	TRY(noun_form_take(cx, form, n, rq->typed, obj));
	for (size_t i = 0; i < count; i++)
		if (&all[i]->form == form && all[i]->take_asked)
			all[i]->take_asked(noun_asked(all[i], rq->typed), obj);
	return OK;
}

/* The path up to the noun's segment: the list's. */
static const char *base_of(struct ctx *cx, const struct request *rq, const struct noun *n)
{
	const char *segment = arena_printf(cx->arena, "/%s", n->segment), *at = strstr(rq->path, segment);
	size_t end = at ? (size_t)(at - rq->path) + strlen(segment) : strlen(rq->path);
	return arena_strndup(cx->arena, rq->path, end);
}

static bool may_edit(struct ctx *cx, const struct noun *n, int64_t root)
{
	struct fault before = cx->fault;
	enum err e = access_need(cx, (enum data_kind)n->edit, LEVEL_WRITE, root);
	cx->fault = before;
	return e == OK;
}

/* An object of the page with all but form and rows filled. */
static enum err page_new(struct ctx *cx, const struct request *rq, const struct noun_pages *p, struct noun_page **ret)
{
	struct noun_page *v = arena_alloc(cx->arena, p->page.size);
	record_blank(&p->page, v);
	v->base = v->path = base_of(cx, rq, p->noun);
	v->may_edit = may_edit(cx, p->noun, rq->root);
	*ret = v;
	return p->frame_at ? root_frame->fill(cx, rq->root, p->noun->record->name, (char *)v + p->frame_at) : OK;
}

enum err noun_panel_fill(struct ctx *cx, const struct noun_pages *p, int64_t root, void *ret)
{
	struct noun_panel *panel = ret;
	panel->base = noun_list_href(cx->arena, facts_of(p->noun->record), root);
	panel->may_edit = may_edit(cx, p->noun, root);
	struct noun_list first;
	TRY(noun_list(cx, p->noun, root, NULL, panel->base, &first));
	panel->rows = first.rows;
	panel->more = first.next != NULL;
	return OK;
}

/* The id of the owner in the path: of the record that was loaded, or all of them. */
static int64_t owner_id(const struct request *rq)
{
	const struct noun_facts *owner = rq->route->record ? noun_of(rq->route->record) : NULL;
	return owner && rq->record ? field_id(owner->id, rq->record) : 0;
}

enum err noun_show_list(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct noun_pages *p = pages_of_view(rq->route->page_view);
	struct noun_list list;
	TRY(noun_list(cx, p->noun, owner_id(rq), rq->asked, base_of(cx, rq, p->noun), &list));
	if (rq->json) {
		struct noun_list *l = arena_new(cx->arena, struct noun_list);
		*l = list;
		rs->view = l;
		return OK;
	}
	struct noun_page *v;
	TRY(page_new(cx, rq, p, &v));
	v->may_import = rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
	v->list = list;
	TRY(saved_views(cx, p->noun->segment, v->base, &noun_filter_record, rq->asked, &v->saved));
	v->paged = list.prev || list.next || list.q || list.sort || v->saved.views.count;
	rs->view = v;
	return p->aside ? p->aside->fill(cx, rq->root, (struct list *)((char *)v + p->aside_at)) : OK;
}

/* One of the noun's forms comes back: a page may have several. */
static bool is_refused(const struct request *rq, const struct noun_pages *p)
{
	return rq->refused && rq->refused->form && rq->refused->form->base == p->noun->record && rq->typed;
}

/* A form that was refused is shown with what was typed: the names of its references are those of the typed ids. */
static enum err show_form(struct ctx *cx, const struct request *rq, const struct noun_pages *p, struct noun_page *v,
                          struct response *rs)
{
	char *form = (char *)v + p->form_at;
	struct list typed = {0};
	if (is_refused(rq, p)) {
		TRY(noun_form_names(cx, rq->refused->form, p->noun, rq->typed));
		TRY(noun_form_found(cx, rq->refused->form, rq->refused_for, rq->typed, &v->found));
		typed = custom_items(rq->refused->form, rq->typed);
	}
	TRY(custom_own(cx, p->noun->record, form));
	custom_form(cx, p->noun->record, &typed, form);
	rs->view = v;
	return p->more ? p->fill(cx, rq, v->is_new ? NULL : rq->record, (char *)v + p->more_at) : OK;
}

enum err noun_show_new(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct noun_pages *p = pages_of_view(rq->route->view);
	struct noun_page *v;
	TRY(page_new(cx, rq, p, &v));
	record_blank(noun_of(p->noun->record)->named, (char *)v + p->form_at);
	v->is_new = true;
	v->path = facts_of(p->noun->record)->owner ? v->base : rq->path;
	return show_form(cx, rq, p, v, rs);
}

/* A record as it was loaded; that it points to what one may not know of does not show. */
static void copy_shown(const struct request *rq, const struct noun_facts *n, void *to)
{
	size_t named = n->noun->record->count;
	memcpy(to, rq->record, n->named->size);
	for (size_t i = 0; i < n->ref_count; i++)
		if (n->refs[i].to && field_is_none(&n->named->fields[named++], to) && n->refs[i].to->visible)
			*(int64_t *)((char *)to + n->refs[i].field->offset) = 0;
}

/* The members of a record, and what is shown besides. */
static enum err show_all(struct ctx *cx, const struct request *rq, const struct noun_pages *p, struct response *rs)
{
	char *one = arena_alloc(cx->arena, p->one.size);
	record_blank(&p->one, one);
	copy_shown(rq, facts_of(p->noun->record), one);
	rs->view = one;
	return p->more ? p->fill(cx, rq, rq->record, one + p->one_more_at) : OK;
}

enum err noun_show_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct noun_pages *p = pages_of_view(rq->route->page_view ? rq->route->page_view : rq->route->view);
	const struct noun_facts *n = facts_of(p->noun->record);
	if (rq->json || !rq->route->page_view)
		return show_all(cx, rq, p, rs);
	struct noun_page *v;
	TRY(page_new(cx, rq, p, &v));
	v->path = rq->path;
	v->id = field_id(n->id, rq->record);
	v->version = field_id(n->version, rq->record);
	v->heading = noun_heading(cx, n->noun, rq->record);
	copy_shown(rq, n, (char *)v + p->form_at);
	if (p->show_asked)
		p->show_asked(rq->record, (char *)v + p->form_at + p->asks_at);
	TRY(noun_owned(cx, p->noun, v->id, &v->owned));
	TRY(show_form(cx, rq, p, v, rs));
	return is_refused(rq, p) ? version_lines(cx, rq->refused->form, (char *)v + p->form_at, rq->typed, &v->conflict)
	                         : OK;
}

static enum err done(struct ctx *cx, const struct request *rq, const struct noun *n, int64_t act, const char *flash,
                     struct response *rs)
{
	rs->location = base_of(cx, rq, n);
	rs->flash = act ? flash : "account.flash.nothing";
	if (act)
		rs->flash_undo = arena_printf(cx->arena, "/undo/%" PRId64, act);
	return OK;
}

static enum err put(struct ctx *cx, struct request *rq, struct response *rs, const char *flash,
                    enum err (*verb)(struct ctx *, const struct noun *, void *, int64_t *))
{
	const struct noun_facts *n = facts_of(rq->route->form->base);
	int64_t act;
	void *obj = noun_blank(cx, n->noun);
	if (n->owner)
		*(int64_t *)((char *)obj + n->owner->offset) = owner_id(rq);
	TRY(take_form(cx, rq, n->noun, obj));
	TRY(verb(cx, n->noun, obj, &act));
	return done(cx, rq, n->noun, act, flash, rs);
}

enum err noun_add_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	return put(cx, rq, rs, "noun.flash.added", noun_add);
}

enum err noun_set_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	return put(cx, rq, rs, "noun.flash.saved", noun_set);
}

enum err noun_change_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct noun_facts *n = facts_of(rq->route->record);
	int64_t act;
	void *after = noun_copy(cx, n->noun, rq->record);
	TRY(take_form(cx, rq, n->noun, after));
	TRY(noun_change(cx, n->noun, rq->record, after, &act));
	return done(cx, rq, n->noun, act, "noun.flash.saved", rs);
}

enum err noun_remove_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct noun_facts *n = facts_of(rq->route->record);
	int64_t act;
	TRY(noun_remove(cx, n->noun, rq->record, &act));
	return done(cx, rq, n->noun, act, "noun.flash.removed", rs);
}

#define UNDO_FORM(F, S) F(S, TEXT, next, .max = 2000)
STRUCT_OF(undo_form, UNDO_FORM);
static const struct record undo_form_record = RECORD_OF("undo_form", undo_form, UNDO_FORM);

/* Shown afterwards: the page on which it was asked for, where one sees what it did, while one may see its customer. */
static enum err undo(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct undone u;
	const char *next = ((const struct undo_form *)rq->typed)->next;
	TRY(noun_undo(cx, rq->id[0], &u));
	rs->location = u.hidden || !next || !http_local(next) ? u.location : next;
	rs->flash = "account.flash.undone";
	if (u.act)
		rs->flash_undo = arena_printf(cx->arena, "/undo/%" PRId64, u.act);
	return OK;
}

#define PICK_ASK(F, S) F(S, TEXT, q, .max = 100)
STRUCT_OF(pick_ask, PICK_ASK);
static const struct record ask_record = RECORD_OF("pick_ask", pick_ask, PICK_ASK);

#define PICK_VIEW(F, S) F(S, LIST, choices, .of = &noun_choice_record) /* noun_choice */
STRUCT_OF(pick_view, PICK_VIEW);
static const struct record view_record = RECORD_OF("pick", pick_view, PICK_VIEW);

static enum err pick(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct noun_facts *n = noun_find(rq->word[0]);
	const struct pick_ask *ask = rq->asked;
	struct pick_view *v = arena_new(cx->arena, struct pick_view);
	if (!n || !n->noun->segment)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(access_need(cx, (enum data_kind)n->noun->see, LEVEL_READ, 0));
	TRY(noun_choices(cx, n->noun, ask->q, &v->choices));
	rs->view = v;
	return OK;
}

static const struct route routes[] = {
    {POST, "/undo/:id", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &undo_form_record, .handle = undo, .form_page = "/",
     .flags = R_IDEMPOTENT | R_NO_TOKEN,
     .summary =
         "Take back what was done at one go, while nothing of it has changed since; that can be taken back too."},
    {GET, "/pick/:noun", NULL, NEED_SIGNED_IN, TX_READ, .query = &ask_record, .view = &view_record, .handle = pick,
     .summary = "Records of a kind that a form may point to, by the beginnings of their words, at most twenty."},
};
const struct route_set noun_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

/* Saved views: saved from the menu over a list, renamed and removed on a page of their own. */
#include "http/http.h"
#include "platform/ui/lede.h"
#include "platform/view/saved_view_ops.h"

#include "lang/tr.h"

#define VIEW_FORM(F, S)                                                              \
	F(S, TEXT, place, .flags = F_REQUIRED, .max = 60)                            \
	F(S, TEXT, name, .flags = F_REQUIRED, .max = 60, .label = "saved_view.name") \
	F(S, LONG, query, .flags = F_REQUIRED, .max = VIEW_QUERY_MAX)                \
	F(S, BOOL, for_all)                                                          \
	F(S, TEXT, next, .max = 4000) /* the list's address, to come back to */
STRUCT_OF(view_form, VIEW_FORM);
static const struct record form_record = RECORD_OF("view_form", view_form, VIEW_FORM);

#define NAME_FORM(F, S) F(S, TEXT, name, .flags = F_REQUIRED, .max = 60, .label = "saved_view.name")
STRUCT_OF(name_form, NAME_FORM);
static const struct record name_record = RECORD_OF("view_name", name_form, NAME_FORM);

#define VIEWS_PAGE(F, S) \
	F(S, HTML, lede) \
	F(S, LIST, views, .of = &view_line_record)
STRUCT_OF(views_page, VIEWS_PAGE);
static const struct record page_record = RECORD_OF("views_page", views_page, VIEWS_PAGE);

static enum err show(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	struct views_page *v = arena_new(cx->arena, struct views_page);
	TRY(saved_views_all(cx, &v->views));
	v->lede = v->views.count ? lede(cx, tr_n(cx, "view.lede", (int64_t)v->views.count), NULL, NULL) : NULL;
	rs->view = v;
	return OK;
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct view_form *f = rq->typed;
	const char *next = f->next ? http_local(f->next) : NULL;
	TRY(view_save(cx, f->place, f->query, f->name, f->for_all));
	rs->location = next ? next : "/views";
	rs->flash = "view.flash.saved";
	return OK;
}

static enum err rename_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct name_form *f = rq->typed;
	TRY(view_rename(cx, rq->id[0], f->name));
	rs->location = "/views";
	rs->flash = "view.flash.renamed";
	return OK;
}

static enum err remove_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(view_remove(cx, rq->id[0]));
	rs->location = "/views";
	rs->flash = "view.flash.removed";
	rs->flash_undo = arena_printf(cx->arena, "/views/%lld/restore", (long long)rq->id[0]);
	return OK;
}

static enum err restore(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(view_restore(cx, rq->id[0]));
	rs->location = "/views";
	rs->flash = "account.flash.undone";
	return OK;
}

static const struct route routes[] = {
    {GET, "/views", "views_page", NEED_SIGNED_IN, TX_READ, .view = &page_record, .handle = show,
     .summary = "Saved views of lists: one's own and those for all."},
    {POST, "/views", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &form_record, .handle = save, .flags = R_IDEMPOTENT,
     .summary = "Save what a list is filtered and sorted by under a name; one's view of that name is replaced."},
    {POST, "/views/:id", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &name_record, .handle = rename_one,
     .form_page = "/views", .flags = R_IDEMPOTENT, .summary = "Give a saved view another name."},
    {POST, "/views/:id/remove", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = remove_one, .form_page = "/views",
     .flags = R_IDEMPOTENT, .summary = "Remove a saved view; for a day it can be brought back."},
    {POST, "/views/:id/restore", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = restore, .form_page = "/views",
     .flags = R_IDEMPOTENT, .summary = "Bring back a saved view that was removed."},
};
extern const struct route_set saved_view_routes;
const struct route_set saved_view_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

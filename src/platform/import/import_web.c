/* Imports in the browser: the list, sending a file, and what is done with one. */
#include "platform/import/import_web.h"

#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/import/import_ops.h"
#include "platform/ui/lede.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 50, ROW_MAX = 8 << 20 /* a row as long as one may be, and its reason */ };

#define LIST_QUERY(F, S) F(S, ID, before, .label = "import.id")
STRUCT_OF(list_query, LIST_QUERY);
static const struct record query_record = RECORD_OF("imports_query", list_query, LIST_QUERY);

#define LIST_VIEW(F, S)                                \
	F(S, LIST, imports, .of = &import_show_record) \
	F(S, BOOL, may_write)                          \
	F(S, HTML, lede)                               \
	F(S, TEXT, shown)                              \
	F(S, URL, prev)                                \
	F(S, URL, next)
STRUCT_OF(list_view, LIST_VIEW);
static const struct record list_record = RECORD_OF("imports", list_view, LIST_VIEW);

static bool may_write(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
}

/* How the newest went. */
static const char *list_lede(struct ctx *cx, const struct import_show *newest)
{
	const char *state = choice_label(cx->lang, record_field(&import_show_record, "state"), newest->state);
	const char *said = tr_f(cx, "imports.lede.newest", newest->file, state);
	if (newest->state == RUN_FAILED || newest->state == RUN_INTERRUPTED)
		return lede(cx, NULL, said, NULL);
	return lede(cx, said, newest->rejected > 0 ? tr_n(cx, "imports.lede.rejected", newest->rejected) : NULL, NULL);
}

static enum err show_list(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct list_query *q = rq->asked;
	struct list_view *v = arena_new(cx->arena, struct list_view);
	TRY(import_list_shown(cx, q->before, PAGE, &v->imports));
	v->may_write = may_write(cx);
	if (v->imports.count && !q->before)
		v->lede = list_lede(cx, list_at(&v->imports, struct import_show, 0));
	v->shown = tr_n(cx, "imports.shown", (int64_t)v->imports.count);
	if (q->before)
		v->prev = "/imports";
	if (v->imports.more)
		v->next = arena_printf(cx->arena, "/imports?before=%jd",
		                       (intmax_t)list_at(&v->imports, struct import_show, PAGE - 1)->id);
	rs->view = v;
	return OK;
}

#define IMPORT_FORM(F, S)                                                                         \
	F(S, CHOICE, kind, .choices = &import_kinds, .flags = F_REQUIRED, .label = "import.kind") \
	F(S, TEXT, source, .max = 60, .label = "import.source")
STRUCT_OF(import_form, IMPORT_FORM);
static const struct record form_record = RECORD_OF("import_form", import_form, IMPORT_FORM);

/* The page that leads here knows what is to be imported. */
#define NEW_QUERY(F, S) F(S, CHOICE, kind, .choices = &import_kinds, .label = "import.kind")
STRUCT_OF(new_query, NEW_QUERY);
static const struct record new_query_record = RECORD_OF("import_new_query", new_query, NEW_QUERY);

#define NEW_VIEW(F, S)                                             \
	F(S, RECORD(struct import_form), form, .of = &form_record) \
	F(S, LIST, kinds, .of = &option_record)
STRUCT_OF(new_view, NEW_VIEW);
static const struct record new_record = RECORD_OF("import_new", new_view, NEW_VIEW);

static int32_t usual_kind(void)
{
	int32_t kind = (int32_t)import_kind_count() - 1;
	while (kind > 0 && !(import_kind(kind)->flags & KIND_USUAL))
		kind--;
	return kind;
}

/* Without the kinds whose records the reader may not write. */
static struct list kinds_of(struct ctx *cx, int32_t chosen)
{
	struct list all = options_of(cx, record_field(&form_record, "kind"), chosen), some = {.items = all.items};
	for (size_t i = 0; i < all.count; i++)
		if (rights_level((enum role)cx->role, (enum data_kind)import_kind((int32_t)i)->edit, REL_NONE) >=
		    LEVEL_WRITE)
			*list_at(&some, struct option, some.count++) = *list_at(&all, struct option, i);
	return some;
}

static enum err show_new(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct new_view *v = arena_new(cx->arena, struct new_view);
	const struct import_form *typed = rq->refused && rq->typed ? rq->typed : NULL;
	record_blank(&new_record, v);
	const struct new_query *asked = rq->asked;
	int32_t kind = asked && asked->kind >= 0 ? asked->kind : usual_kind();
	if (typed && typed->kind >= 0)
		kind = typed->kind;
	v->kinds = kinds_of(cx, kind);
	rs->view = v;
	return OK;
}

static const char *page_url(struct ctx *cx, int64_t id)
{
	return arena_printf(cx->arena, "/imports/%jd", (intmax_t)id);
}

struct sending {
	const struct request *rq;
	struct response *rs;
};

/* Sent twice (a double click): the first one's draft, unless it was thrown away since. */
static enum err sent_before(struct ctx *cx, int64_t id, void *arg, bool *ret_again)
{
	const struct sending *s = arg;
	struct import_run run;
	enum err e = http_idempotent_answer(cx, s->rq, s->rs);
	if (e == OK) {
		e = import_get(cx, atoll(strrchr(s->rs->location, '/') + 1), &run);
		*ret_again = e == OK;
		if (e != E_NOT_FOUND)
			return e;
		fault_clear(cx);
	} else if (e != E_NOT_FOUND) {
		return e;
	}
	s->rs->location = page_url(cx, id);
	return http_idempotent_remember(cx, s->rq, s->rs);
}

static enum err send(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct import_form *f = rq->typed;
	struct sending sending = {rq, rs};
	if (!rq->upload_count || !rq->uploads[0].size)
		return fail_field(cx, "file", "import.choose_file");
	struct import_ask ask = {.kind = f->kind,
	                         .path = rq->uploads[0].path,
	                         .file_name = rq->uploads[0].name,
	                         .source = f->source,
	                         .create_missing = true,
	                         IMPORT_DETECT};
	enum err e = import_draft(cx, &ask, sent_before, &sending);
	if (e == E_INVALID && cx->fault.key && !cx->field_faults)
		return fail_field(cx, "file", cx->fault.key, cx->fault.param[0], cx->fault.param[1]);
	return e;
}

static int chosen(const struct request *rq, const char *name, const struct choices *c)
{
	const char *value = form_get(rq, name);
	return value && *value ? choice_find(c, value) : -1;
}

/* How the file was read on the page that the form stood on; -2 when the form does not say. */
static int shown(const struct request *rq, const char *name, const struct choices *c)
{
	const char *value = form_get(rq, name);
	return value ? choice_find(c, value) : -2;
}

/* The columns chosen, as "field=#2,other=". */
static const char *chosen_map(struct ctx *cx, const struct request *rq)
{
	const char *map = "";
	for (size_t i = 0; i < rq->form_count; i++) {
		const char *name = rq->form[i].name;
		int64_t at;
		if (strncmp(name, "map.", 4) != 0)
			continue;
		bool some = num_parse_int(rq->form[i].value, &at) && at > 0;
		map = arena_printf(cx->arena, "%s%s%s=%s", map, *map ? "," : "", name + 4,
		                   some ? arena_printf(cx->arena, "#%jd", (intmax_t)at) : "");
	}
	return map;
}

/* What the program has found out and the form gives back unchanged is found out again, since it follows from the columns. */
static int chosen_anew(const struct request *rq, const char *name, const char *shown_name, const struct choices *c)
{
	int value = chosen(rq, name, c);
	return value == shown(rq, shown_name, c) ? -1 : value;
}

/* The line of the header; 0 = it is found. */
static int64_t line_typed(const struct request *rq, const char *name)
{
	int64_t line;
	const char *value = form_get(rq, name);
	return value && num_parse_int(value, &line) && line > 0 && line < 1000000 ? line : 0;
}

static enum err save_options(struct ctx *cx, struct request *rq)
{
	const struct import_ask wanted = {.separator = chosen(rq, "separator", &import_separators),
	                                  .encoding = chosen(rq, "encoding", &import_encodings),
	                                  .decimal = chosen_anew(rq, "decimal", "shown_decimal", &import_decimals),
	                                  .dates = chosen_anew(rq, "dates", "shown_dates", &import_dates),
	                                  .credit_sign = chosen(rq, "credit_sign", &import_credits),
	                                  .first_line = line_typed(rq, "first_line"),
	                                  .whole_invoices = chosen(rq, "whole_invoices", &import_invoices),
	                                  .currency = form_get(rq, "currency"),
	                                  .create_missing = form_get(rq, "create_missing") != NULL,
	                                  .map = line_typed(rq, "first_line") == line_typed(rq, "shown_first_line")
	                                             ? chosen_map(cx, rq)
	                                             : NULL}; /* chosen of other headers */
	return import_draft_change(cx, rq->id[0], &wanted, shown(rq, "shown_separator", &import_separators),
	                           shown(rq, "shown_encoding", &import_encodings));
}

static enum err options(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(save_options(cx, rq));
	rs->location = page_url(cx, rq->id[0]);
	return OK;
}

static enum err begin(struct ctx *cx, struct request *rq, struct response *rs, enum import_task task)
{
	TRY(import_begin(cx, rq->id[0], task, import_in_person(cx, rq)));
	rs->location = page_url(cx, rq->id[0]);
	return OK;
}

static enum err start(struct ctx *cx, struct request *rq, struct response *rs)
{
	if (form_get(rq, "separator"))
		TRY(save_options(cx, rq));
	TRY(import_draft_asked(cx, rq->id[0], form_get(rq, "sure"), import_in_person(cx, rq)));
	return begin(cx, rq, rs, TASK_START);
}

static enum err resume(struct ctx *cx, struct request *rq, struct response *rs)
{
	return begin(cx, rq, rs, TASK_RESUME);
}

static enum err undo(struct ctx *cx, struct request *rq, struct response *rs)
{
	return begin(cx, rq, rs, TASK_UNDO);
}

static enum err stop(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(import_stop(cx, rq->id[0]));
	rs->location = page_url(cx, rq->id[0]);
	return OK;
}

static enum err drop(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(import_draft_drop(cx, rq->id[0]));
	rs->location = "/imports";
	rs->flash = "imports.dropped";
	return OK;
}

static enum err put_line(struct ctx *cx, const char *line, void *arg)
{
	struct response *rs = arg;
	buf_str(rs->body, line);
	buf_str(rs->body, "\r\n");
	return http_spill(cx, rs);
}

static enum err rejects(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct import_run run;
	TRY(import_get(cx, rq->id[0], &run));
	rs->body = arena_new(cx->arena, struct buf);
	buf_init(rs->body, HTTP_SPILL_AT + ROW_MAX);
	rs->type = "text/csv; charset=utf-8";
	rs->file_name = arena_printf(cx->arena, "hjul-%jd.csv", (intmax_t)run.id);
	return import_rejects_file(cx, &run, put_line, rs);
}

#define READ  NEED(DATA_IMPORT, READ)
#define WRITE NEED(DATA_IMPORT, WRITE)
/* clang-format off */
static const struct route routes[] = {
    {GET, "/imports", "import_list", READ, TX_READ, .query = &query_record, .view = &list_record, .handle = show_list,
     .summary = "List imports, newest first."},
    {GET, "/imports/new", "import_new", WRITE, TX_READ, .query = &new_query_record, .view = &new_record,
     .handle = show_new,
     .summary = "The form for sending a file to import."},
    {POST, "/imports", NULL, WRITE, TX_NONE, .form = &form_record, .handle = send,
     .summary = "Send a CSV file (also .gz); it waits to be looked at and started.", .flags = R_UPLOAD | R_SLOW | R_IDEMPOTENT,
     .form_page = "/imports/new"},
    {GET, "/imports/:id", "import_page", READ, TX_READ, .view = &import_page_record, .handle = import_page_show,
     .summary = "One import: how its file is read, how far it is, what it did.", .flags = R_SLOW},
    {POST, "/imports/:id/options", NULL, WRITE, TX_NONE, .handle = options,
     .summary = "Change how a file that waits is read.", .flags = R_FREE_FORM | R_SLOW, .form_page = "/imports/:id"},
    {POST, "/imports/:id/start", NULL, WRITE, TX_NONE, .handle = start,
     .summary = "Start the import of a file that waits. What is asked of it first (E_ASKED) is answered by its names in `sure`.",
     .flags = R_FREE_FORM | R_SLOW, .form_page = "/imports/:id"},
    {POST, "/imports/:id/stop", NULL, WRITE, TX_WRITE, .handle = stop,
     .summary = "Stop an import; what is in stays, and it can go on.", .form_page = "/imports/:id"},
    {POST, "/imports/:id/resume", NULL, WRITE, TX_NONE, .handle = resume,
     .summary = "Go on with an import that was interrupted.", .form_page = "/imports/:id"},
    {POST, "/imports/:id/undo", NULL, WRITE, TX_NONE, .handle = undo,
     .summary = "Take out again what an import made, and put back what it changed.", .form_page = "/imports/:id"},
    {POST, "/imports/:id/drop", NULL, WRITE, TX_NONE, .handle = drop,
     .summary = "Throw away a file that waits.", .form_page = "/imports/:id"},
    {GET, "/imports/:id/rejects.csv", NULL, READ, TX_READ, .handle = rejects,
     .summary = "The rows an import rejected, each with its line and the reason, as CSV.", .flags = R_SLOW},
};
/* clang-format on */
const struct route_set import_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

/* Customers in the browser: routes, the customer page, its forms and history. The list is in account_list_web.c. */
#include "hub/account/account_web.h"

#include "hub/account/account_edit_ops.h"
#include "hub/account/account_list_view.h"
#include "hub/account/account_list_web.h"
#include "hub/account/account_page_ops.h"
#include "hub/customer/customer_frame_ops.h"
#include "hub/customer/customer_parts_ops.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/noun/version_lines_ops.h"

#include <inttypes.h>
#include <string.h>

struct history_ask {
	int64_t before; /* last id seen; 0 = from the newest */
};
static const struct field ask_fields[] = {FIELD(struct history_ask, before, K_ID)};
static const struct record history_ask = RECORD("account_history_ask", struct history_ask, ask_fields);

struct history_view {
	struct customer_frame room;
	struct list rows; /* history_row */
	const char *next;
};
static const struct field history_fields[] = {
    FIELD(struct history_view, room, K_RECORD, .of = &customer_frame_record),
    FIELD(struct history_view, rows, K_LIST, .of = &history_row_record),
    FIELD(struct history_view, next, K_URL),
};
static const struct record history_view = RECORD("account_history", struct history_view, history_fields);

/* The page with what modules hand in; JSON is the customer's alone. */
static struct record page_with_panels;

void account_web_make(void)
{
	customer_panels_make(&account_page_record, &page_with_panels);
}

static enum err show_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account_page *p = arena_alloc(cx->arena, page_with_panels.size);
	record_blank(&page_with_panels, p);
	TRY(account_page_get(cx, rq->id[0], p));
	rs->view = p;
	return OK;
}

static enum err show_facts(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(show_page(cx, rq, rs));
	return rq->json ? OK : customer_panels_fill(cx, &page_with_panels, rq->id[0], (void *)rs->view);
}

static enum err show_history(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct history_ask *ask = rq->asked;
	struct history_view *v = arena_new(cx->arena, struct history_view);
	record_blank(&history_view, v);
	TRY(customer_frame_get(cx, rq->id[0], TAB_HISTORY, &v->room));
	TRY(history_of_account(cx, rq->id[0], ask->before, &v->rows));
	if (v->rows.more)
		v->next = arena_printf(cx->arena, "/accounts/%" PRId64 "/history?before=%" PRId64, rq->id[0],
		                       list_at(&v->rows, struct history_row, v->rows.count - 1)->id);
	rs->view = v;
	return OK;
}

/* When the form was refused because somebody else saved first: both versions, field by field. */
static enum err add_conflict(struct ctx *cx, const struct request *rq, struct account_edit_view *v)
{
	const struct record *form = rq->refused ? rq->refused->form : NULL;
	const void *now = form == &account_facts_form_record      ? (const void *)&v->facts
	                  : form == &account_people_form_record   ? (const void *)&v->people
	                  : form == &account_restrict_form_record ? (const void *)&v->restriction
	                                                          : NULL;
	if (!now || v->is_new || !rq->typed)
		return OK;
	return version_lines(cx, form, now, rq->typed, &v->conflict);
}

static void choose(const struct list *people, int64_t id)
{
	for (size_t i = 0; i < people->count; i++) {
		struct person_choice *c = list_at(people, struct person_choice, i);
		c->chosen = c->id == id;
	}
}

/* Who was chosen in a form that is refused stays chosen. */
static void take_people(const struct request *rq, struct account_edit_view *v)
{
	if (!rq->refused || rq->refused->form != &account_people_form_record || !rq->typed)
		return;
	const struct account_people_form *f = rq->typed;
	choose(&v->kams, f->kam_id);
	choose(&v->deputies, f->deputy_id);
	choose(&v->sponsors, f->sponsor_id);
}

static enum err show_edit(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account_edit_view *v = arena_new(cx->arena, struct account_edit_view);
	TRY(account_edit_get(cx, rq->id[0], v));
	take_people(rq, v);
	TRY(add_conflict(cx, rq, v));
	rs->view = v;
	return OK;
}

static enum err show_new(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account_edit_view *v = arena_new(cx->arena, struct account_edit_view);
	TRY(account_edit_get(cx, 0, v));
	rs->view = v;
	return OK;
}

static enum err add_new(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t id;
	TRY(account_new(cx, rq->typed, &id));
	rs->location = arena_printf(cx->arena, "/accounts/%" PRId64, id);
	rs->flash = "account.flash.created";
	return OK;
}

/* Back to the customer, or to the list when the change took the right to see it; undo is offered to who may still use it. */
static enum err saved(struct ctx *cx, int64_t id, int64_t act, struct response *rs)
{
	bool sees, edits = false;
	TRY(access_may(cx, DATA_CRM_FACTS, LEVEL_READ, id, &sees));
	if (sees && act)
		TRY(access_may(cx, DATA_CRM_EDIT, LEVEL_WRITE, id, &edits));
	rs->location = sees ? arena_printf(cx->arena, "/accounts/%" PRId64, id) : "/accounts";
	rs->flash = act ? "account.flash.saved" : "account.flash.nothing";
	if (edits)
		rs->flash_undo = arena_printf(cx->arena, "/undo/%" PRId64, act);
	return OK;
}

static enum err save_facts(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t act = 0;
	TRY(account_edit_facts(cx, rq->id[0], rq->typed, &act));
	return saved(cx, rq->id[0], act, rs);
}

static enum err save_people(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t act = 0;
	TRY(account_edit_people(cx, rq->id[0], rq->typed, &act));
	return saved(cx, rq->id[0], act, rs);
}

static enum err save_restriction(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t act = 0;
	TRY(account_edit_restriction(cx, rq->id[0], rq->typed, &act));
	return saved(cx, rq->id[0], act, rs);
}

#define HUB       NEED(DATA_CRM_FACTS, READ)
#define HUB_OF    NEED_OF(DATA_CRM_FACTS, READ)
#define NEW       NEED(DATA_CRM_EDIT, WRITE)
#define EDIT_OF   NEED_OF(DATA_CRM_EDIT, WRITE)
#define EDIT_PAGE "/accounts/:id/edit"

static const struct route routes[] = {
    {GET, "/accounts", "account_list", HUB, TX_READ, .query = &account_filter_record,
     .view = &account_list_answer_record, .page_view = &account_list_view_record, .handle = account_list_page,
     .summary = "List customers, filtered and sorted, fifty at a time."},
    {GET, "/accounts/csv", NULL, HUB, TX_READ, .query = &account_filter_record, .handle = account_list_csv,
     .summary = "The whole filtered list of customers as CSV."},
    {GET, "/accounts/tsv", NULL, HUB, TX_READ, .query = &account_filter_record, .handle = account_list_tsv,
     .summary = "The whole filtered list of customers as tab-separated text."},
    {GET, "/accounts/new", "account_edit", NEW, TX_READ, .view = &account_edit_view_record, .handle = show_new,
     .summary = "Form of a new customer."},
    {POST, "/accounts/new", NULL, NEW, TX_WRITE, .form = &account_facts_form_record, .handle = add_new,
     .summary = "Add a customer.", .flags = R_IDEMPOTENT},
    {GET, "/accounts/:id", "account_page", HUB_OF, TX_READ, .view = &account_page_record,
     .page_view = &page_with_panels, .handle = show_page,
     .summary = "A customer: wheel, what is missing, sales by month and year, products, group."},
    {GET, "/accounts/:id/facts", "account_page", HUB_OF, TX_READ, .view = &account_page_record,
     .page_view = &page_with_panels, .handle = show_facts, .summary = "The same page under the address of its tab."},
    {GET, "/accounts/:id/history", "account_history", HUB_OF, TX_READ, .query = &history_ask, .view = &history_view,
     .handle = show_history, .summary = "What was changed about a customer, newest first."},
    {GET, EDIT_PAGE, "account_edit", EDIT_OF, TX_READ, .view = &account_edit_view_record, .handle = show_edit,
     .summary = "Forms of a customer's facts, people and restriction."},
    {POST, EDIT_PAGE, NULL, EDIT_OF, TX_WRITE, .form = &account_facts_form_record, .handle = save_facts,
     .summary = "Change a customer's facts.", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/people", NULL, EDIT_OF, TX_WRITE, .form = &account_people_form_record, .handle = save_people,
     .form_page = EDIT_PAGE, .summary = "Set a customer's KAM, deputy and executive sponsor.", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/restriction", NULL, EDIT_OF, TX_WRITE, .form = &account_restrict_form_record,
     .handle = save_restriction, .form_page = EDIT_PAGE, .summary = "Restrict who may know of a customer, or lift it.",
     .flags = R_IDEMPOTENT},
};
const struct route_set account_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

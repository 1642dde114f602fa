/* Customers in the browser: the customer page and its history. The list is in account_list_web.c, the forms in account_edit_web.c. */
#include "hub/account/account_web.h"

#include "hub/account/account_list_web.h"
#include "hub/account/account_page_ops.h"
#include "hub/account/account_sales_ops.h"
#include "hub/customer/customer_frame_ops.h"
#include "hub/customer/customer_parts_ops.h"
#include "platform/access/rights.h"
#include "platform/history/history_ops.h"

#include <inttypes.h>

#define HISTORY_ASK(F, S) F(S, ID, before) /* last id seen; 0 = from the newest */
STRUCT_OF(history_ask, HISTORY_ASK);
static const struct record history_ask = RECORD_OF("account_history_ask", history_ask, HISTORY_ASK);

#define HISTORY_VIEW(F, S)                                                      \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record) \
	F(S, LIST, rows, .of = &history_row_record) /* history_row */           \
	F(S, URL, next)
STRUCT_OF(history_view, HISTORY_VIEW);
static const struct record history_view = RECORD_OF("account_history", history_view, HISTORY_VIEW);

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

static enum err show_sales(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account_sales *v = arena_new(cx->arena, struct account_sales);
	rs->view = v;
	return account_sales_get(cx, rq->id[0], v);
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

#define HUB    NEED(DATA_CRM_FACTS, READ)
#define HUB_OF NEED_OF(DATA_CRM_FACTS, READ)

static const struct route routes[] = {
    {GET, "/accounts", "account_list", HUB, TX_READ, .query = &account_filter_record,
     .view = &account_list_answer_record, .page_view = &account_list_view_record, .handle = account_list_page,
     .summary = "List customers, filtered and sorted, fifty at a time."},
    {GET, "/accounts/excel", NULL, HUB, TX_READ, .query = &account_filter_record, .handle = account_list_file,
     .summary = "The list as CSV for people: it opens right in a spreadsheet with Norwegian settings.",
     .flags = R_SLOW},
    {GET, "/accounts/csv", NULL, HUB, TX_READ, .query = &account_filter_record, .handle = account_list_file,
     .summary = "The whole filtered list of customers as CSV."},
    {GET, "/accounts/tsv", NULL, HUB, TX_READ, .query = &account_filter_record, .handle = account_list_file,
     .summary = "The whole filtered list of customers as tab-separated text."},
    {GET, "/accounts/:id", "account_page", HUB_OF, TX_READ, .view = &account_page_record,
     .page_view = &page_with_panels, .handle = show_page,
     .summary = "A customer: wheel, what is missing, sales by month and year, products, group."},
    {GET, "/accounts/:id/facts", "account_page", HUB_OF, TX_READ, .view = &account_page_record,
     .page_view = &page_with_panels, .handle = show_facts, .summary = "The same page under the address of its tab."},
    {GET, "/accounts/:id/sales", "account_sales", HUB_OF, TX_READ, .view = &account_sales_record, .handle = show_sales,
     .summary = "A customer's last twelve months against the year before: by month, and by product, gained and lost."},
    {GET, "/accounts/:id/history", "account_history", HUB_OF, TX_READ, .query = &history_ask, .view = &history_view,
     .handle = show_history, .summary = "What was changed about a customer, newest first."},
};
const struct route_set account_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

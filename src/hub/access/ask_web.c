/* Asking for access, and the page of who decides. */
#include "base/date.h"
#include "http/http.h"
#include "hub/access/ask_ops.h"
#include "platform/access/access_ops.h"

enum { PAGE = 50, USUAL_MONTHS = 3 };

#define ASK_FORM(F, S) F(S, LONG, reason, .max = 500, .label = "access_request.reason")
STRUCT_OF(ask_form, ASK_FORM);
static const struct record ask_form_record = RECORD_OF("ask", ask_form, ASK_FORM);

static enum err ask(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct ask_form *f = rq->typed;
	TRY(access_ask(cx, rq->id[0], f->reason));
	rs->location = arena_printf(cx->arena, "/accounts/%lld", (long long)rq->id[0]);
	rs->flash = "ask.sent";
	return OK;
}

#define WAITING_VIEW(F, S)                                 \
	F(S, LIST, requests, .of = &access_waiting_record) \
	F(S, DATE, until) /* what is usual, to start from */
STRUCT_OF(waiting_view, WAITING_VIEW);
static const struct record waiting_record = RECORD_OF("access_requests", waiting_view, WAITING_VIEW);

static enum err waiting(struct ctx *cx, struct request *rq, struct response *rs)
{
	(void)rq;
	struct waiting_view *v = arena_new(cx->arena, struct waiting_view);
	TRY(access_waiting_list(cx, PAGE, &v->requests));
	v->until = date_add_months(ctx_today(cx), USUAL_MONTHS);
	rs->view = v;
	return OK;
}

#define GRANT_FORM(F, S) F(S, DATE, until, .flags = F_REQUIRED, .label = "access_request.until")
STRUCT_OF(grant_form, GRANT_FORM);
static const struct record grant_form_record = RECORD_OF("grant", grant_form, GRANT_FORM);

static enum err grant(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct grant_form *f = rq->typed;
	int64_t account;
	TRY(access_grant(cx, rq->id[0], f->until, &account));
	rs->location = "/access-requests";
	rs->flash = "ask.granted";
	return OK;
}

static enum err refuse(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t account;
	TRY(access_refuse(cx, rq->id[0], &account));
	rs->location = "/access-requests";
	rs->flash = "ask.refused";
	return OK;
}

static enum err end(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t act;
	TRY(access_end(cx, rq->id[0], rq->id[1], &act));
	rs->location = arena_printf(cx->arena, "/accounts/%lld/edit", (long long)rq->id[0]);
	rs->flash = "ask.ended";
	rs->flash_undo = arena_printf(cx->arena, "/undo/%lld", (long long)act);
	return OK;
}

#define SOME NEED(DATA_GRANT, WRITE)
static const struct route routes[] = {
    {POST, "/accounts/:id/ask", NULL, NEED_OF(DATA_ASK, WRITE), TX_WRITE, .form = &ask_form_record, .handle = ask,
     .summary = "Ask the customer's KAM for access.", .flags = R_IDEMPOTENT},
    {GET, "/access-requests", "access_requests", SOME, TX_READ, .view = &waiting_record, .handle = waiting,
     .summary = "Requests for access that wait for one's decision."},
    {POST, "/access-requests/:id/grant", NULL, SOME, TX_WRITE, .form = &grant_form_record, .handle = grant,
     .summary = "Grant access until a day.", .form_page = "/access-requests", .flags = R_IDEMPOTENT | R_NO_TOKEN},
    {POST, "/access-requests/:id/refuse", NULL, SOME, TX_WRITE, .handle = refuse, .summary = "Refuse access.",
     .form_page = "/access-requests", .flags = R_IDEMPOTENT | R_NO_TOKEN},
    {POST, "/accounts/:id/access/:id/end", NULL, NEED_OF(DATA_GRANT, WRITE), TX_WRITE, .handle = end,
     .summary = "End a person's granted access to a customer before its time.",
     .flags = R_BY_ALL_IDS | R_IDEMPOTENT | R_NO_TOKEN},
};
const struct route_set ask_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

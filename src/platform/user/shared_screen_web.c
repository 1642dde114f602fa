/* Shared screen (delt skjerm): one key hides what is not released to the customer while others look on. */
#include "platform/access/access_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/user/hooks_web.h"
#include "platform/user/sign_in_ops.h"
#include "platform/user/user_web.h"

#define SHARE_FORM(F, S)                                                  \
	F(S, BOOL, on)                                                    \
	F(S, ID, account) /* the customer; 0 = nothing of any is shown */ \
	F(S, TEXT, next, .max = 4000)
STRUCT_OF(share_form, SHARE_FORM);
static const struct record form_record = RECORD_OF("shared_screen", share_form, SHARE_FORM);

#define SHARE_VIEW(F, S) F(S, BOOL, on, .release = RELEASE_CUSTOMER)
STRUCT_OF(share_view, SHARE_VIEW);
static const struct record view_record = RECORD_OF("shared_screen_view", share_view, SHARE_VIEW);

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct share_view *v = arena_new(cx->arena, struct share_view);
	v->on = rq->session->shared != 0;
	rs->view = v;
	return OK;
}

/* The customers' noun is the one that all owners lead to. */
static const char *customer_href(struct ctx *cx, int64_t account)
{
	const struct noun_facts *n;
	for (size_t i = 0; (n = noun_each(i)); i++)
		if (n->noun->flags & NOUN_IS_ROOT)
			return noun_href(cx->arena, n, 0, account);
	return NULL;
}

static enum err share(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct share_form *f = rq->typed;
	const char *next = f->next ? http_local(f->next) : NULL;
	if (rq->session->api)
		return fail(cx, E_FORBIDDEN, "error.in_person");
	if (f->on && f->account)
		TRY(access_need(cx, DATA_CRM_FACTS, LEVEL_READ, f->account));
	TRY(share_screen(cx, rq->session->id, !f->on ? 0 : f->account ? f->account : -1));
	rs->location = !f->on ? (next ? next : "/") : f->account ? customer_href(cx, f->account) : "/shared-screen";
	return OK;
}

static const struct route routes[] = {
    {GET, "/shared-screen", "shared_screen", NEED_SIGNED_IN, TX_READ, .view = &view_record, .handle = show,
     .flags = R_WHILE_SHARED, .summary = "Is the screen shared with a customer?"},
    {POST, "/shared-screen", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &form_record, .handle = share,
     .flags = R_WHILE_SHARED,
     .summary = "Share the screen with a customer: until it is ended, this session is sent nothing that is not "
                "released to it."},
};
const struct route_set shared_screen_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

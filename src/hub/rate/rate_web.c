/* Currency rates by month: what is set, what is lacking. */
#include "hub/rate/rate_ops.h"
#include "platform/access/rights.h"
#include "platform/noun/noun_web.h"
#include "platform/setting/setting_ops.h"
#include "platform/view/saved_view_ops.h"

extern struct noun_pages rate_pages;
struct noun_pages rate_pages = NOUN_PAGES(&currency_rate_noun, "currency month rate");

#define RATES_VIEW(F, S)                                                      \
	F(S, LIST, rates, .of = &currency_rate_record)                        \
	F(S, LIST, lacks, .of = &rate_lack_record)                            \
	F(S, RECORD(struct currency_rate), form, .of = &currency_rate_record) \
	F(S, TEXT, currency) /* the base's own */                             \
	F(S, INT, waiting)                                                    \
	F(S, BOOL, may_edit)                                                  \
	F(S, URL, base)                                                       \
	F(S, LIST, heads, .of = &list_head_record)                            \
	F(S, RECORD(struct saved_views), saved, .of = &saved_views_record)    \
	F(S, TEXT, shown)                                                     \
	F(S, URL, prev)                                                       \
	F(S, URL, next)
STRUCT_OF(rates_view, RATES_VIEW);
static const struct record view_record = RECORD_OF("rates", rates_view, RATES_VIEW);

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct rates_view *v = arena_new(cx->arena, struct rates_view);
	const struct settings *set;
	struct noun_list list;
	record_blank(&view_record, v);
	TRY(settings_get(cx, &set));
	v->currency = set->currency;
	v->may_edit = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_WRITE;
	v->base = "/rates";
	TRY(noun_list(cx, &currency_rate_noun, 0, rq->asked, v->base, &list));
	if (!rq->json)
		TRY(saved_views(cx, currency_rate_noun.segment, v->base, &noun_filter_record, rq->asked, &v->saved));
	TRY(rate_lacks(cx, &v->lacks));
	TRY(rates_waiting(cx, &v->waiting));
	v->rates = list.rows;
	v->heads = list.heads;
	v->shown = list.shown;
	v->prev = list.prev;
	v->next = list.next;
	rs->view = v;
	return OK;
}

static enum err refresh(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	bool more;
	TRY(rates_refresh(cx, RATES_REQUEST_US, &more));
	rs->location = "/rates";
	rs->flash = more ? "rate.flash.refreshed_waiting" : "rate.flash.refreshed";
	return OK;
}

#define SEE  NEED(DATA_SETTINGS, READ)
#define EDIT NEED(DATA_SETTINGS, WRITE)
static const struct route routes[] = {
    {GET, "/rates", "rates", SEE, TX_READ, .query = &noun_filter_record, .view = &view_record, .handle = show,
     .flags = R_SLOW, .summary = "Currency rates by month, and the sales that lack one."},
    {POST, "/rates", NULL, EDIT, TX_WRITE, .form = &rate_pages.form, .handle = noun_set_one, .flags = R_SLOW,
     .summary = "Set the rate of a currency in a month; the sums it is in are made again."},
    {POST, "/rates/refresh", NULL, EDIT, TX_NONE, .handle = refresh, .flags = R_SLOW, .form_page = "/rates",
     .summary = "Go on at once with sums that wait for it; the server does so by itself."},
    {GET, "/rates/:id", "rate_form", SEE, TX_READ, .view = &rate_pages.one, .page_view = &rate_pages.page,
     .handle = noun_show_one, .record = &currency_rate_record, .summary = "The rate of a currency in a month."},
    {POST, "/rates/:id", NULL, EDIT, TX_WRITE, .form = &rate_pages.form, .handle = noun_change_one,
     .record = &currency_rate_record, .flags = R_SLOW | R_IDEMPOTENT,
     .summary = "Change a rate; the sums it is in are made again."},
    {POST, "/rates/:id/remove", NULL, EDIT, TX_WRITE, .handle = noun_remove_one, .record = &currency_rate_record,
     .flags = R_SLOW | R_IDEMPOTENT, .form_page = "/rates/:id",
     .summary = "Remove a rate; the sums it was in are made again."},
};
extern const struct route_set rate_routes;
const struct route_set rate_routes = {routes, sizeof routes / sizeof routes[0]};

/* Currency rates by month: what is set, what is lacking, a file in and out. */
#include "hub/rate/rate_web.h"

#include "hub/rate/rate_ops.h"
#include "platform/access/rights.h"
#include "platform/setting/setting_ops.h"

/* What the sums may take of a request's time; the server goes on by itself with the rest. */
enum { PAGE = 100, EXPORT_MAX = 16 << 20, FOLLOW_US = 3000000 };

struct rates_query {
	const char *after;
	int32_t month;
};
static const struct field query_fields[] = {
    FIELD(struct rates_query, after, K_TEXT, .max = 3, .label = "currency_rate.currency"),
    FIELD(struct rates_query, month, K_MONTH, .label = "currency_rate.month"),
};
static const struct record query_record = RECORD("rates_query", struct rates_query, query_fields);

struct rates_view {
	struct list rates, lacks;
	struct currency_rate form;
	const char *currency; /* the base's own */
	int64_t waiting;
	bool may_edit;
	const char *next;
};
#define V struct rates_view
static const struct field view_fields[] = {
    FIELD(V, rates, K_LIST, .of = &currency_rate_record),
    FIELD(V, lacks, K_LIST, .of = &rate_lack_record),
    FIELD(V, form, K_RECORD, .of = &currency_rate_record),
    FIELD(V, currency, K_TEXT),
    FIELD(V, waiting, K_INT),
    FIELD(V, may_edit, K_BOOL),
    FIELD(V, next, K_URL),
};
static const struct record view_record = RECORD("rates", V, view_fields);
#undef V

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct rates_query *a = rq->asked;
	struct rates_view *v = arena_new(cx->arena, struct rates_view);
	const struct settings *set;
	record_blank(&view_record, v);
	TRY(settings_get(cx, &set));
	v->currency = set->currency;
	v->may_edit = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_WRITE;
	TRY(rate_list(cx, a->after ? a->after : "", a->month, PAGE, &v->rates));
	TRY(rate_lacks(cx, &v->lacks));
	TRY(rates_waiting(cx, &v->waiting));
	if (v->rates.more) {
		const struct currency_rate *last = list_at(&v->rates, struct currency_rate, v->rates.count - 1);
		v->next = arena_printf(cx->arena, "/rates?after=%s&month=%04d-%02d", last->currency,
		                       (int)(last->month / 100), (int)(last->month % 100));
	}
	rs->view = v;
	return OK;
}

static enum err shown(struct response *rs, const char *flash)
{
	rs->location = "/rates";
	rs->flash = flash;
	return OK;
}

/* After a change was saved, whatever comes of the sums. */
static enum err follow(struct ctx *cx, struct response *rs, const char *done, const char *waiting)
{
	return shown(rs, rates_follow(cx, FOLLOW_US) ? done : waiting);
}

struct putting {
	struct currency_rate rate;
	bool created, changed;
};

static enum err put_work(struct ctx *cx, void *arg)
{
	struct putting *p = arg;
	return rate_put(cx, &p->rate, &p->created, &p->changed);
}

static enum err put(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct putting p = {.rate = *(const struct currency_rate *)rq->typed};
	TRY(db_work(cx, TX_WRITE, put_work, &p));
	if (!p.changed)
		return shown(rs, "account.flash.nothing");
	return follow(cx, rs, "rate.flash.saved", "rate.flash.saved_waiting");
}

struct month_form {
	int32_t month;
};
static const struct field month_fields[] = {
    FIELD(struct month_form, month, K_MONTH, .flags = F_REQUIRED, .label = "currency_rate.month"),
};
static const struct record month_record = RECORD("rate_month", struct month_form, month_fields);

static enum err remove_work(struct ctx *cx, void *arg)
{
	const struct currency_rate *r = arg;
	return rate_remove(cx, r->currency, r->month);
}

static enum err take_away(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct month_form *f = rq->typed;
	struct currency_rate r = {.currency = rq->word[0], .month = f->month};
	TRY(db_work(cx, TX_WRITE, remove_work, &r));
	return follow(cx, rs, "rate.flash.removed", "rate.flash.removed_waiting");
}

static enum err refresh(struct ctx *cx, struct request *rq, struct response *rs)
{
	bool more;
	(void)rq;
	TRY(rates_refresh(cx, FOLLOW_US, &more));
	return shown(rs, more ? "rate.flash.refreshed_waiting" : "rate.flash.refreshed");
}

static enum err upload(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct rate_import n;
	if (!rq->upload_count)
		return fail(cx, E_INVALID, "rate.no_file");
	TRY(rates_import(cx, rq->uploads[0].path, &n));
	return follow(cx, rs, "rate.flash.imported", "rate.flash.imported_waiting");
}

static enum err download(struct ctx *cx, struct request *rq, struct response *rs)
{
	(void)rq;
	struct buf *out = arena_new(cx->arena, struct buf);
	buf_init(out, EXPORT_MAX);
	enum err e = rates_export(cx, out);
	if (e != OK) {
		buf_fini(out);
		return e;
	}
	rs->body = out;
	rs->type = "text/csv; charset=utf-8";
	rs->file_name = "rates.csv";
	return OK;
}

#define SEE  NEED(DATA_SETTINGS, READ)
#define EDIT NEED(DATA_SETTINGS, WRITE)
static const struct route routes[] = {
    {GET, "/rates", "rates", SEE, TX_READ, .query = &query_record, .view = &view_record, .handle = show,
     .flags = R_SLOW, .summary = "Currency rates by month, and the sales that lack one."},
    {GET, "/rates/csv", NULL, SEE, TX_READ, .handle = download, .summary = "All currency rates as CSV."},
    {POST, "/rates", NULL, EDIT, TX_NONE, .form = &currency_rate_record, .handle = put, .flags = R_SLOW,
     .summary = "Set the rate of a currency in a month; the sums it is in are made again."},
    {POST, "/rates/import", NULL, EDIT, TX_NONE, .handle = upload, .flags = R_SLOW | R_UPLOAD, .form_page = "/rates",
     .summary = "Read a CSV of currency, month and rate: all of it or nothing."},
    {POST, "/rates/refresh", NULL, EDIT, TX_NONE, .handle = refresh, .flags = R_SLOW, .form_page = "/rates",
     .summary = "Go on at once with sums that wait for it; the server does so by itself."},
    {POST, "/rates/:currency/remove", NULL, EDIT, TX_NONE, .form = &month_record, .handle = take_away, .flags = R_SLOW,
     .form_page = "/rates", .summary = "Remove the rate of a currency in a month."},
};
const struct route_set rate_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

#include "lead/pareto/pareto_web.h"

#include "hub/account/account_ops.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "lead/pareto/pareto_ops.h"
#include "platform/access/rights.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/chart.h"
#include "platform/ui/page_tabs_ops.h"
#include "platform/ui/table_file_web.h"

enum { EXPORT_CHUNK = 500 };

#define PARETO_PAGE_LIST(F, S)                                                     \
	F(S, HTML, tabs)                                                           \
	F(S, RECORD(struct pareto), pareto, .of = &pareto_record)                  \
	F(S, RECORD(struct pareto_query), query, .of = &pareto_query_record)       \
	F(S, LIST, periods, .of = &option_record)                                  \
	F(S, HTML, chart)                                                          \
	F(S, TEXT, shown)                                                          \
	F(S, URL, prev)                                                            \
	F(S, URL, next)                                                            \
	F(S, URL, excel)                                                           \
	F(S, URL, csv)                                                             \
	F(S, URL, tsv)                                                             \
	F(S, INT, unrated) /* lines that no sum has */                             \
	F(S, BOOL, may_rates)                                                      \
	F(S, BOOL, chooses) /* customers can be chosen for rating and proposals */ \
	F(S, BOOL, may_import)
STRUCT_OF(pareto_page, PARETO_PAGE_LIST);
const struct record pareto_page_record = RECORD_OF("pareto_page", pareto_page, PARETO_PAGE_LIST);

static const char *draw(struct ctx *cx, const struct pareto *p, const struct list *all)
{
	const struct bought *b = all->items;
	size_t n = 0;
	int64_t *values = arena_array(cx->arena, int64_t, (size_t)p->count);
	while (n < (size_t)p->count && b[n].revenue > 0) {
		values[n] = b[n].revenue;
		n++;
	}
	const struct chart_words words = {tr(cx->lang, "pareto.chart"), p->sentence, cx->lang, fmt_money_short,
	                                  fmt_month};
	const struct chart_pareto chart = {
	    .values = values,
	    .count = n,
	    .total = p->total,
	    .threshold = p->threshold,
	    .reached = (size_t)p->reached,
	    .threshold_text = text_percent(cx, p->threshold),
	    .reached_text = tr_n(cx, p->groups ? "pareto.reached_groups" : "accounts.count", p->reached),
	};
	BUF_AUTO struct buf svg;
	buf_init(&svg, 1 << 20);
	chart_pareto(&svg, &words, &chart);
	return svg.full ? NULL : arena_strdup(cx->arena, svg.p);
}

static void add_pager(struct ctx *cx, int64_t start, struct pareto_page *v)
{
	const struct pareto *p = &v->pareto;
	int64_t last = start + (int64_t)p->rows.count - 1;
	if (p->rows.count)
		v->shown = tr_f(cx, "pareto.shown", text_int(cx, start, false), text_int(cx, last, false),
		                text_int(cx, p->count, false));
	if (start > 1)
		v->prev = pareto_url(cx, "/portfolio/pareto", p, start > PARETO_PAGE ? start - PARETO_PAGE : 1);
	v->next = p->next;
}

static enum err page_view(struct ctx *cx, const struct pareto_query *asked, const struct list *all, int64_t start,
                          struct pareto_page *v)
{
	const struct settings *set;
	TRY(settings_get(cx, &set));
	v->tabs = page_tabs(cx, "portfolio", "/portfolio/pareto");
	v->query = *asked;
	v->query.period = v->pareto.period;
	if (v->pareto.period == PERIOD_12M || !asked->from)
		v->query.from = v->pareto.from;
	if (v->pareto.period == PERIOD_12M || !asked->to)
		v->query.to = v->pareto.to;
	v->periods = options_of(cx, record_field(&pareto_query_record, "period"), v->pareto.period);
	v->chooses = rights_level((enum role)cx->role, DATA_DECISION, REL_NONE) >= LEVEL_WRITE;
	TRY(facts_unrated(cx, set->facts_unrated == NONE ? 0 : set->facts_unrated, &v->unrated));
	v->may_rates = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_READ;
	v->may_import = rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
	if (v->pareto.reached)
		v->chart = draw(cx, &v->pareto, all);
	v->excel = pareto_url(cx, "/portfolio/pareto/excel", &v->pareto, 1);
	v->csv = pareto_url(cx, "/portfolio/pareto/csv", &v->pareto, 1);
	v->tsv = pareto_url(cx, "/portfolio/pareto/tsv", &v->pareto, 1);
	add_pager(cx, start, v);
	return OK;
}

static enum err pareto(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct pareto_query *asked = rq->asked;
	struct pareto_page *v = arena_new(cx->arena, struct pareto_page);
	int64_t start = asked->start == NONE ? 1 : asked->start;
	struct list all;
	record_blank(&pareto_page_record, v);
	TRY(pareto_get(cx, asked, &v->pareto, &all));
	TRY(pareto_rows(cx, &v->pareto, &all, start, PARETO_PAGE, &v->pareto.rows));
	if (v->pareto.rows.more)
		v->pareto.next = pareto_url(cx, "/portfolio/pareto", &v->pareto, start + PARETO_PAGE);
	rs->view = rq->json ? (const void *)&v->pareto : v;
	return rq->json ? OK : page_view(cx, asked, &all, start, v);
}

/* All of it, a chunk at a time; names are forgotten between chunks. */
struct rest {
	struct pareto pareto;
	struct list all;
	int64_t start;
};

static enum err next_rows(struct ctx *cx, void *arg, struct list *ret)
{
	struct rest *r = arg;
	TRY(pareto_rows(cx, &r->pareto, &r->all, r->start, EXPORT_CHUNK, ret));
	r->start += EXPORT_CHUNK;
	return OK;
}

static enum err file(struct ctx *cx, struct request *rq, struct response *rs)
{
	static const struct table_file file = {.record = &pareto_row_record,
	                                       .columns = "rank number name level kam members revenue share cumulative",
	                                       .next = next_rows};
	struct rest r = {.start = 1};
	TRY(pareto_get(cx, rq->asked, &r.pareto, &r.all));
	return table_file_write(cx, rq, rs, &file, "pareto", &r);
}

static const struct route routes[] = {
    {GET, "/portfolio/pareto", "pareto_page", NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .view = &pareto_record, .page_view = &pareto_page_record, .handle = pareto, .flags = R_SLOW,
     .summary = "Customers, or groups as one, by revenue in a period, with cumulative share and how many give 80 %."},
    {GET, "/portfolio/pareto/excel", NULL, NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .handle = file, .flags = R_SLOW,
     .summary = "All of the Pareto list as CSV for people: it opens right in a spreadsheet with Norwegian settings."},
    {GET, "/portfolio/pareto/csv", NULL, NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .handle = file, .flags = R_SLOW, .summary = "All of the Pareto list as CSV."},
    {GET, "/portfolio/pareto/tsv", NULL, NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .handle = file, .flags = R_SLOW, .summary = "All of the Pareto list as tab-separated text."},
};
const struct route_set pareto_routes = {routes, sizeof routes / sizeof *routes, NULL, 0};

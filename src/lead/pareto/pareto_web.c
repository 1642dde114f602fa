#include "lead/pareto/pareto_web.h"

#include "base/csv.h"
#include "hub/account/account_ops.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "lead/pareto/pareto_ops.h"
#include "platform/access/rights.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/chart.h"
#include "platform/ui/page_tabs_ops.h"

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

typedef void cell_writer(struct buf *, const char *, bool first);

static const char *const columns[] = {"rank",    "number",  "name",  "level",     "kam",
                                      "members", "revenue", "share", "cumulative"};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void write_row(struct buf *out, cell_writer *cell, bool tabs, const struct pareto_row *r)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 4096);
	for (size_t i = 0; i < COLUMNS; i++) {
		const struct field *f = record_field(&pareto_row_record, columns[i]);
		buf_clear(&b);
		if (f->kind == K_PERCENT && !field_is_none(f, r))
			buf_printf(&b, "%.2f", 100 * *(const double *)((const char *)r + f->offset));
		else
			plain_field(&b, f, r);
		cell(out, b.p, i == 0);
	}
	(tabs ? tsv_end : csv_end)(out);
}

/* All of it, a chunk at a time; names are forgotten between chunks. */
static enum err write_all(struct ctx *cx, const struct pareto_query *asked, bool tabs, struct response *rs)
{
	cell_writer *cell = tabs ? tsv_cell : csv_cell;
	struct buf *out = rs->body;
	struct pareto p;
	struct list all;
	TRY(pareto_get(cx, asked, &p, &all));
	for (size_t i = 0; i < COLUMNS; i++)
		cell(out, field_label(cx->lang, &pareto_row_record, record_field(&pareto_row_record, columns[i])),
		     i == 0);
	(tabs ? tsv_end : csv_end)(out);
	for (int64_t start = 1; start <= p.count; start += EXPORT_CHUNK) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct list rows;
		TRY(pareto_rows(cx, &p, &all, start, EXPORT_CHUNK, &rows));
		for (size_t i = 0; i < rows.count; i++)
			write_row(out, cell, tabs, list_at(&rows, struct pareto_row, i));
		arena_reset(cx->arena, mark);
		TRY(http_spill(cx, rs));
	}
	return OK;
}

static enum err answer(struct ctx *cx, const struct request *rq, struct response *rs, bool tabs)
{
	rs->body = arena_new(cx->arena, struct buf);
	buf_init(rs->body, 2 * HTTP_SPILL_AT);
	rs->type = tabs ? "text/tab-separated-values; charset=utf-8" : "text/csv; charset=utf-8";
	rs->file_name = tabs ? "pareto.tsv" : "pareto.csv";
	return write_all(cx, rq->asked, tabs, rs);
}

static enum err csv(struct ctx *cx, struct request *rq, struct response *rs)
{
	return answer(cx, rq, rs, false);
}

static enum err tsv(struct ctx *cx, struct request *rq, struct response *rs)
{
	return answer(cx, rq, rs, true);
}

static const struct route routes[] = {
    {GET, "/portfolio/pareto", "pareto_page", NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .view = &pareto_record, .page_view = &pareto_page_record, .handle = pareto, .flags = R_SLOW,
     .summary = "Customers, or groups as one, by revenue in a period, with cumulative share and how many give 80 %."},
    {GET, "/portfolio/pareto/csv", NULL, NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .handle = csv, .flags = R_SLOW, .summary = "All of the Pareto list as CSV."},
    {GET, "/portfolio/pareto/tsv", NULL, NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &pareto_query_record,
     .handle = tsv, .flags = R_SLOW, .summary = "All of the Pareto list as tab-separated text."},
};
const struct route_set pareto_routes = {routes, sizeof routes / sizeof *routes, NULL, 0};

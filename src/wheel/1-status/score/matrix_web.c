#include "wheel/1-status/score/matrix_web.h"

#include "hub/account/account.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/ui/chart.h"
#include "platform/ui/page_tabs_ops.h"
#include "wheel/1-status/decision/decision_read_ops.h"
#include "wheel/1-status/score/matrix_ops.h"
#include "wheel/1-status/score/scoring_ops.h"

#include <math.h>

enum { CHART_MAX = 256 * 1024, BAR_MAX = 4096, PROPOSALS_MAX = 1000, BESIDE = 10 };

static const char *chart(struct ctx *cx, const struct matrix_view *v)
{
	struct chart_bubble *b = arena_array(cx->arena, struct chart_bubble, v->lines.count + 1);
	for (size_t i = 0; i < v->lines.count; i++) {
		const struct matrix_line *l = list_at(&v->lines, struct matrix_line, i);
		b[i] = (struct chart_bubble){
		    .label = l->name,
		    .text = l->cover ? tr_f(cx, "matrix.bubble_covered", l->name, l->quadrant, l->cover)
		                     : tr_f(cx, "matrix.bubble", l->name, l->quadrant),
		    .first = l->in_set || l->level == LEVEL_KEY,
		    .href = l->href,
		    .x = l->strength,
		    .y = l->attractiveness,
		    .size = l->revenue_12m,
		    .kind = l->level == LEVEL_KEY                             ? BUBBLE_KEY
		            : account_has_wheel((enum account_level)l->level) ? BUBBLE_LIGHT
		            : l->cover                                        ? BUBBLE_COVERED
		                                                              : BUBBLE_ORDINARY};
	}
	const struct chart_matrix m = {b,
	                               v->lines.count,
	                               v->enter_strength,
	                               v->enter_attractiveness,
	                               tr(cx->lang, "matrix.x"),
	                               tr(cx->lang, "matrix.y"),
	                               tr(cx->lang, "quadrant.invest"),
	                               tr(cx->lang, "quadrant.develop"),
	                               tr(cx->lang, "quadrant.maintain"),
	                               tr(cx->lang, "quadrant.serve")};
	const struct chart_words w = {tr(cx->lang, "nav.matrix"), v->sentence, cx->lang, fmt_money_short, fmt_month};
	BUF_AUTO struct buf out;
	buf_init(&out, CHART_MAX);
	chart_matrix(&out, &w, &m);
	return arena_strndup(cx->arena, out.p, out.len);
}

static void bars(struct ctx *cx, struct matrix_view *v)
{
	BUF_AUTO struct buf b;
	buf_init(&b, BAR_MAX);
	for (size_t i = 0; i < v->lines.count; i++) {
		struct matrix_line *l = list_at(&v->lines, struct matrix_line, i);
		buf_clear(&b);
		chart_share(&b, l->name, l->share, NAN);
		l->bar = arena_strndup(cx->arena, b.p, b.len);
	}
	for (size_t i = 0; i < v->intervals.count; i++) {
		struct interval_line *l = list_at(&v->intervals, struct interval_line, i);
		buf_clear(&b);
		chart_interval(&b, l->name, l->low, l->now, l->high);
		l->bar = arena_strndup(cx->arena, b.p, b.len);
	}
}

/* Who is proposed already is not proposed again. */
static enum err note_proposals(struct ctx *cx, struct matrix_view *v)
{
	struct list rows;
	TRY(decision_waiting(cx, PROPOSALS_MAX, &rows));
	for (size_t i = 0; i < v->lines.count; i++) {
		struct matrix_line *l = list_at(&v->lines, struct matrix_line, i);
		for (size_t k = 0; k < rows.count && !l->proposed; k++)
			l->proposed = list_at(&rows, struct decision_row, k)->d.account_id == l->account_id;
		l->to_propose = l->to_propose && !l->proposed;
	}
	return OK;
}

/* The recommended beside the picture, and all that can be proposed in one go. */
static void add_recommended(struct ctx *cx, struct matrix_view *v)
{
	BUF_AUTO struct buf b;
	size_t n = 0;
	buf_init(&b, 4096);
	buf_str(&b, "/portfolio/propose");
	v->to_propose = 0;
	while (n < v->lines.count && list_at(&v->lines, struct matrix_line, n)->in_set) {
		const struct matrix_line *l = list_at(&v->lines, struct matrix_line, n++);
		if (!l->to_propose || v->to_propose == SCORING_CHOSEN_MAX)
			continue;
		buf_printf(&b, "%cid=%lld", v->to_propose++ ? '&' : '?', (long long)l->account_id);
	}
	v->recommended = (struct list){
	    .items = v->lines.items, .count = n < BESIDE ? n : BESIDE, .more = v->in_set > (int64_t)BESIDE};
	if (v->to_propose)
		v->propose_href = arena_strdup(cx->arena, b.p);
}

static enum err matrix(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct matrix_view *v = arena_new(cx->arena, struct matrix_view);
	TRY(matrix_get(cx, v));
	TRY(note_proposals(cx, v));
	if (!rq->json)
		add_recommended(cx, v);
	v->tabs = page_tabs(cx, "portfolio", "/portfolio/matrix");
	v->chart = chart(cx, v);
	bars(cx, v);
	rs->view = v;
	return OK;
}

static const struct route routes[] = {
    {GET, "/portfolio/matrix", "matrix_page", NEED(DATA_PORTFOLIO, READ), TX_READ, .view = &matrix_view_record,
     .handle = matrix, .summary = "Portfolio matrix, recommended set and how stable it is against the weights.",
     .flags = R_SLOW},
};
const struct route_set matrix_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

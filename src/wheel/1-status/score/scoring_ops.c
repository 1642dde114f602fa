#include "wheel/1-status/score/scoring_ops.h"

#include "base/buf.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/score/score_view_ops.h"
#include "wheel/1-status/score/scoring_store.h"

#include <math.h>

/* One page being made. */
struct page {
	struct portfolio p;
	struct list ratings;
	int64_t since;
	bool may_rate;
	size_t edge; /* index of the first criterion of the second axis */
};

static bool may_rate(const struct ctx *cx)
{
	return cx->user && rights_level((enum role)cx->role, DATA_OPINION, REL_TEAM) >= LEVEL_WRITE;
}

static const char *criterion_name(const struct ctx *cx, const struct criterion *k)
{
	return cx->lang == LANG_NB ? k->name_nb : k->name_en;
}

static const char *two_decimals(struct ctx *cx, double v)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64);
	if (isnan(v))
		return "–";
	fmt_real(&b, cx->lang, v, 2);
	return arena_strdup(cx->arena, b.p);
}

/* What all raters say, and mine among it. */
static void take_ratings(const struct ctx *cx, const struct page *g, int64_t account, struct scoring_cell *c)
{
	double values[256];
	size_t n = 0;
	for (size_t i = 0; i < g->ratings.count; i++) {
		const struct rating *r = list_at(&g->ratings, struct rating, i);
		if (r->account_id != account || r->criterion_id != c->criterion_id)
			continue;
		bool stale = r->at < g->since, mine = r->person_id == cx->person;
		if (mine && stale)
			c->was = r->value;
		if (mine && !stale) {
			c->mine = r->value;
			c->evidence = r->evidence;
			c->confidence = r->confidence;
		}
		if (stale || n == sizeof values / sizeof *values)
			continue;
		values[n++] = (double)r->value;
		c->low = c->low == NONE || r->value < c->low ? r->value : c->low;
		c->high = c->high == NONE || r->value > c->high ? r->value : c->high;
	}
	c->raters = (int64_t)n;
	if (n)
		c->value = score_median(values, n);
}

static void hide(struct ctx *cx, struct scoring_cell *c)
{
	c->hidden = true;
	c->value = NAN;
	c->low = c->high = NONE;
	c->beside = tr_n(cx, "scoring.wait", c->raters);
}

static void fill_cell(struct ctx *cx, const struct page *g, size_t i, size_t k, struct scoring_cell *c)
{
	const struct criterion *criterion = list_at(&g->p.criteria, struct criterion, k);
	const struct rated_account *a = list_at(&g->p.accounts, struct rated_account, i);
	record_blank(&scoring_cell_record, c);
	c->criterion_id = criterion->id;
	c->field = arena_printf(cx->arena, "r-%lld-%lld", (long long)a->id, (long long)criterion->id);
	c->label = tr_f(cx, "scoring.label", a->name, criterion_name(cx, criterion));
	c->computed = criterion->basis != BASIS_RATED;
	c->edge = k == g->edge;
	c->raters = 0;
	if (c->computed) {
		c->value = (double)g->p.scored[i].value[k];
		return;
	}
	take_ratings(cx, g, a->id, c);
	if (c->mine != NONE)
		c->text = arena_printf(cx->arena, "%lld", (long long)c->mine);
	if (g->may_rate && c->mine == NONE && c->raters)
		hide(cx, c);
	else if (c->raters > (c->mine != NONE) && c->low == c->high)
		c->beside = tr_f(cx, "scoring.beside_same", text_real_short(cx, c->value));
	else if (c->raters > (c->mine != NONE))
		c->beside = tr_f(cx, "scoring.beside", text_real_short(cx, c->value),
		                 arena_printf(cx->arena, "%lld", (long long)c->low),
		                 arena_printf(cx->arena, "%lld", (long long)c->high));
}

static void fill_row(struct ctx *cx, const struct page *g, size_t i, struct scoring_row *r)
{
	const struct rated_account *a = list_at(&g->p.accounts, struct rated_account, i);
	struct scoring_cell *cells = arena_array(cx->arena, struct scoring_cell, g->p.model.count);
	*r = (struct scoring_row){.id = a->id,
	                          .number = a->number,
	                          .name = a->name,
	                          .href = arena_printf(cx->arena, "/accounts/%lld/status", (long long)a->id),
	                          .level = a->level,
	                          .revenue_12m = a->revenue_12m,
	                          .cells = {.items = cells, .count = g->p.model.count},
	                          .attractiveness = NAN,
	                          .strength = NAN};
	for (size_t k = 0; k < g->p.model.count; k++)
		fill_cell(cx, g, i, k, &cells[k]);
	/* Sums would tell what the hidden cells hide; who decides sees them all the same. */
	r->hidden = g->p.waits[i];
	if (!r->hidden) {
		r->attractiveness = score_axis(&g->p.model, &g->p.scored[i], AXIS_ATTRACTIVENESS).score;
		r->strength = score_axis(&g->p.model, &g->p.scored[i], AXIS_STRENGTH).score;
	}
	r->score_1 = two_decimals(cx, r->attractiveness);
	r->score_2 = two_decimals(cx, r->strength);
}

static enum err fill(struct ctx *cx, const struct list *accounts, struct page *g, struct list *ret)
{
	TRY(portfolio_load_some(cx, accounts, &g->p, &g->ratings));
	TRY(rating_since(cx, &g->since));
	g->may_rate = may_rate(cx);
	g->edge = 0;
	while (g->edge < g->p.model.count && g->p.model.axis[g->edge] == g->p.model.axis[0])
		g->edge++;
	struct scoring_row *rows = arena_array(cx->arena, struct scoring_row, g->p.count);
	for (size_t i = 0; i < g->p.count; i++)
		fill_row(cx, g, i, &rows[i]);
	*ret = (struct list){.items = rows, .count = g->p.count, .more = accounts->more};
	return OK;
}

static void fill_columns(struct ctx *cx, const struct page *g, struct list *ret)
{
	static const char *const formulas[] = {NULL, "criterion.formula.revenue", "criterion.formula.contribution",
	                                       "criterion.formula.growth"};
	struct scoring_column *columns = arena_array(cx->arena, struct scoring_column, g->p.model.count);
	for (size_t k = 0; k < g->p.model.count; k++) {
		const struct criterion *c = list_at(&g->p.criteria, struct criterion, k);
		int64_t all = criteria_weight(&g->p.criteria, (enum axis)c->axis);
		columns[k] = (struct scoring_column){
		    .id = c->id,
		    .name = criterion_name(cx, c),
		    .axis = c->axis,
		    .weight = all ? (double)c->weight / (double)all : 0,
		    .computed = c->basis != BASIS_RATED,
		    .edge = k == g->edge,
		    .anchors = anchors_of(cx, cx->lang == LANG_NB ? c->anchors_nb : c->anchors_en, NONE),
		    .formula = formulas[c->basis] ? tr(cx->lang, formulas[c->basis]) : NULL,
		};
	}
	*ret = (struct list){.items = columns, .count = g->p.model.count};
}

static void count_mine(struct scoring *s)
{
	s->given = s->asked = 0;
	for (size_t i = 0; i < s->rows.count; i++) {
		const struct list *cells = &list_at(&s->rows, struct scoring_row, i)->cells;
		for (size_t k = 0; k < cells->count; k++) {
			const struct scoring_cell *c = list_at(cells, struct scoring_cell, k);
			s->asked += !c->computed;
			s->given += c->mine != NONE;
		}
	}
}

static enum err chosen(struct ctx *cx, const struct list *wanted, struct list *ret)
{
	int64_t ids[IDS_MAX];
	size_t n = 0;
	for (size_t i = 0; i < wanted->count && n < IDS_MAX; i++)
		ids[n++] = list_at(wanted, struct chosen_id, i)->id;
	return scoring_store_chosen(cx, ids, n, ret);
}

enum err scoring_get(struct ctx *cx, const struct scoring_query *asked, struct scoring *ret)
{
	struct page g = {0};
	struct list accounts;
	bool first = asked->revenue == NONE;
	record_blank(&scoring_record, ret);
	ret->set = asked->set >= 0                ? asked->set
	           : asked->id.count              ? SET_CHOSEN
	           : access_see_opinions(cx) == 1 ? SET_TOP
	                                          : SET_MINE;
	if (ret->set == SET_CHOSEN)
		TRY(chosen(cx, &asked->id, &accounts));
	else
		TRY(scoring_store_rows(cx, (enum scoring_set)ret->set, first ? INT64_MAX / 2 : asked->revenue,
		                       first ? 0 : asked->after, SCORING_PAGE, &accounts));
	TRY(fill(cx, &accounts, &g, &ret->rows));
	fill_columns(cx, &g, &ret->criteria);
	ret->may_rate = g.may_rate;
	count_mine(ret);
	if (accounts.more) {
		const struct rated_account *last = list_at(&accounts, struct rated_account, accounts.count - 1);
		ret->next =
		    arena_printf(cx->arena, "/portfolio/scoring?set=%s&revenue=%lld&after=%lld",
		                 scoring_sets.names[ret->set], (long long)last->revenue_12m, (long long)last->id);
	}
	return OK;
}

enum err scoring_rows(struct ctx *cx, const int64_t *ids, size_t count, struct list *ret)
{
	struct page g = {0};
	struct list accounts;
	TRY(scoring_store_chosen(cx, ids, count, &accounts));
	return fill(cx, &accounts, &g, ret);
}

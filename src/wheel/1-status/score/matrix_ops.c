#include "wheel/1-status/score/matrix_ops.h"

#include "base/buf.h"
#include "hub/account/group_ops.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_store.h"
#include "wheel/1-status/score/score_view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *percent(struct ctx *cx, double share, int decimals)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64);
	fmt_percent(&b, cx->lang, share, decimals);
	return arena_strdup(cx->arena, b.p);
}

/* In "between 12 and 31 %" the lower end goes without the sign. */
static const char *bare(struct ctx *cx, const struct weight_shown *w)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64);
	fmt_real(&b, cx->lang, 100 * w->low, w->decimals);
	return arena_strdup(cx->arena, b.p);
}

/* Up to twelve in letters, as in running text. */
static const char *count_word(struct ctx *cx, int64_t n)
{
	const char *key = arena_printf(cx->arena, "number.%lld", (long long)n);
	return n >= 2 && n <= 12 ? tr(cx->lang, key) : text_int(cx, n, false);
}

/* A name within a sentence: "Lønnsomhet" → "lønnsomhet", but not "CO2-avtrykk". */
static const char *inside(struct ctx *cx, const char *name)
{
	char *s = arena_strdup(cx->arena, name);
	size_t second = (unsigned char)s[0] == 0xc3 ? 2 : 1;
	bool capital = second == 1 ? s[0] >= 'A' && s[0] <= 'Z' : (unsigned char)s[1] <= 0x9e;
	if (!capital || !s[second] || (s[second] >= 'A' && s[second] <= 'Z'))
		return s;
	s[second - 1] = (char)(s[second - 1] + 0x20); /* in ASCII and in U+00C0–U+00DE alike */
	return s;
}

/* Recommended first, then the most attractive; by name and id where all is equal. */
static int by_rank(const void *a, const void *b)
{
	const struct matrix_line *x = a, *y = b;
	if (x->in_set != y->in_set)
		return y->in_set - x->in_set;
	if (x->attractiveness != y->attractiveness)
		return x->attractiveness < y->attractiveness ? 1 : -1;
	if (x->strength != y->strength)
		return x->strength < y->strength ? 1 : -1;
	return (x->account_id > y->account_id) - (x->account_id < y->account_id);
}

static bool line_fill(struct ctx *cx, const struct portfolio *p, size_t i, double share, struct matrix_line *l)
{
	const struct rated_account *a = list_at(&p->accounts, struct rated_account, i);
	double attractiveness = score_axis(&p->model, &p->scored[i], AXIS_ATTRACTIVENESS).score;
	double strength = score_axis(&p->model, &p->scored[i], AXIS_STRENGTH).score;
	const char *key =
	    quadrant_key(attractiveness, strength, p->model.enter[AXIS_ATTRACTIVENESS], p->model.enter[AXIS_STRENGTH]);
	if (!key)
		return false;
	bool in_set = score_in_set(&p->model, &p->scored[i]);
	*l = (struct matrix_line){.account_id = a->id,
	                          .number = a->number,
	                          .name = a->short_name ? a->short_name : a->name,
	                          .href = arena_printf(cx->arena, "/accounts/%lld/status", (long long)a->id),
	                          .level = a->level,
	                          .revenue_12m = a->revenue_12m,
	                          .attractiveness = attractiveness,
	                          .strength = strength,
	                          .quadrant = tr(cx->lang, key),
	                          .in_set = in_set,
	                          .share = share,
	                          .to_propose = in_set && !account_has_wheel((enum account_level)a->level)};
	return true;
}

/* What stability was last computed from on this connection, byte by byte, and what came of it. */
struct cached {
	struct model model;
	size_t count;
	bool valid;
	struct weight_interval interval[CRITERIA_MAX];
};
struct cached_customer {
	struct scored scored;
	double share;
};
enum { CACHED_MAX = 20000 };

static bool same(const struct cached *k, const struct cached_customer *c, const struct portfolio *p)
{
	if (!k->valid || k->count != p->count || memcmp(&k->model, &p->model, sizeof p->model) != 0)
		return false;
	for (size_t i = 0; i < p->count; i++)
		if (memcmp(&c[i].scored, &p->scored[i], sizeof *p->scored) != 0)
			return false;
	return true;
}

/* The shares of the draws and the intervals: the same inputs give the same, so they are computed once. */
static void stability(struct ctx *cx, const struct portfolio *p, double *ret_share, struct weight_interval *ret)
{
	static const char head_key, list_key;
	struct cached_customer *c = NULL;
	struct cached *k = db_cache(cx->db, &head_key, sizeof *k);
	if (p->count && p->count <= CACHED_MAX)
		c = db_cache_sized(cx->db, &list_key, p->count * sizeof *c);
	if (c && same(k, c, p)) {
		for (size_t i = 0; i < p->count; i++)
			ret_share[i] = c[i].share;
		memcpy(ret, k->interval, sizeof k->interval);
		return;
	}
	score_acceptability(&p->model, p->scored, p->count, DRAWS, ret_share);
	for (size_t i = 0; i < p->model.count; i++)
		ret[i] = score_interval(&p->model, p->scored, p->count, i);
	k->valid = false;
	if (!c)
		return;
	for (size_t i = 0; i < p->count; i++) {
		c[i].share = ret_share[i];
		memcpy(&c[i].scored, &p->scored[i], sizeof *p->scored);
	}
	memcpy(&k->model, &p->model, sizeof p->model);
	memcpy(k->interval, ret, sizeof k->interval);
	k->count = p->count;
	k->valid = true;
}

/* Who is followed up under its group is not proposed: its wheel is there. */
static enum err add_covers(struct ctx *cx, const struct list *lines)
{
	int64_t *ids = arena_array(cx->arena, int64_t, lines->count + 1);
	struct group_cover *c = arena_array(cx->arena, struct group_cover, lines->count + 1);
	for (size_t i = 0; i < lines->count; i++)
		ids[i] = list_at(lines, struct matrix_line, i)->account_id;
	TRY(group_covers(cx, ids, lines->count, c));
	for (size_t i = 0; i < lines->count; i++) {
		struct matrix_line *l = list_at(lines, struct matrix_line, i);
		if (!c[i].top_id || account_has_wheel((enum account_level)l->level))
			continue;
		l->cover = c[i].top;
		l->cover_href = arena_printf(cx->arena, "/accounts/%lld", (long long)c[i].top_id);
		l->to_propose = false;
	}
	return OK;
}

static enum err add_lines(struct ctx *cx, const struct portfolio *p, const double *share, struct matrix_view *v)
{
	struct matrix_line *l = arena_array(cx->arena, struct matrix_line, p->count + 1);
	size_t n = 0;
	v->in_set = 0;
	for (size_t i = 0; i < p->count; i++)
		if (line_fill(cx, p, i, share[i], &l[n])) {
			l[n].to_propose = l[n].to_propose && v->may_propose;
			v->in_set += l[n++].in_set;
		}
	qsort(l, n, sizeof *l, by_rank);
	v->known = (int64_t)n;
	v->lines = (struct list){.items = l, .count = n < MATRIX_LINES ? n : MATRIX_LINES, .more = n > MATRIX_LINES};
	return add_covers(cx, &v->lines);
}

static const char *account_name(const struct portfolio *p, int i)
{
	return i < 0 ? NULL : list_at(&p->accounts, struct rated_account, i)->name;
}

/* Plain first: who is recommended, and how much the tightest weight may move before that changes. */
static void add_sentence(struct ctx *cx, const struct portfolio *p, const struct weight_interval *w,
                         struct matrix_view *v)
{
	const char *n = count_word(cx, v->in_set);
	int c = tightest(w, p->model.count);
	if (c < 0) {
		v->sentence = v->in_set == 1 ? tr(cx->lang, "matrix.always.one")
		              : v->in_set    ? tr_f(cx, "matrix.always.other", n)
		                             : tr(cx->lang, "matrix.none");
	} else {
		const struct criterion *k = list_at(&p->criteria, struct criterion, c);
		const char *name = inside(cx, cx->lang == LANG_NB ? k->name_nb : k->name_en);
		struct interval_line *l = list_at(&v->intervals, struct interval_line, c);
		const struct weight_shown shown = score_interval_shown(&w[c]);
		l->tightest = true;
		v->sentence = tr_f(cx,
		                   v->in_set == 1 ? "matrix.stable_one"
		                   : v->in_set    ? "matrix.stable"
		                                  : "matrix.stable_none",
		                   n, name, bare(cx, &shown), l->high_text);
	}
}

/* How many are recommended by the margin alone: in already, and below what it takes to enter. */
static int64_t by_margin(const struct portfolio *p)
{
	int64_t n = 0;
	for (size_t i = 0; i < p->count; i++) {
		struct scored entering = p->scored[i];
		entering.in_before = false;
		n += score_in_set(&p->model, &p->scored[i]) && !score_in_set(&p->model, &entering);
	}
	return n;
}

/* Then who is in already: leaving takes a lower score than entering, so that nobody flickers in and out. */
static void add_margin(struct ctx *cx, const struct portfolio *p, struct matrix_view *v)
{
	int64_t n = by_margin(p);
	if (!(v->leave > 0))
		return;
	BUF_AUTO struct buf leave;
	buf_init(&leave, 64);
	fmt_real_short(&leave, cx->lang, v->leave);
	v->sentence = arena_printf(cx->arena, "%s %s", v->sentence, tr_f(cx, "matrix.margin", leave.p));
	if (n)
		v->sentence = arena_printf(cx->arena, "%s %s", v->sentence,
		                           n == 1 ? tr(cx->lang, "matrix.by_margin.one")
		                                  : tr_f(cx, "matrix.by_margin.other", count_word(cx, n)));
}

static void add_intervals(struct ctx *cx, const struct portfolio *p, const struct weight_interval *w,
                          struct matrix_view *v)
{
	struct interval_line *l = arena_array(cx->arena, struct interval_line, p->model.count + 1);
	for (size_t c = 0; c < p->model.count; c++) {
		const struct criterion *k = list_at(&p->criteria, struct criterion, c);
		struct weight_shown shown = score_interval_shown(&w[c]);
		l[c] = (struct interval_line){.criterion_id = k->id,
		                              .name = cx->lang == LANG_NB ? k->name_nb : k->name_en,
		                              .axis = k->axis,
		                              .now = w[c].now,
		                              .now_text = tr_f(cx, "unit.percent", text_real_short(cx, 100 * w[c].now)),
		                              .low = shown.low,
		                              .high = shown.high,
		                              .low_text = percent(cx, shown.low, shown.decimals),
		                              .high_text = percent(cx, shown.high, shown.decimals),
		                              .below = account_name(p, w[c].at_low),
		                              .above = account_name(p, w[c].at_high)};
	}
	v->intervals = (struct list){.items = l, .count = p->model.count};
	add_sentence(cx, p, w, v);
}

/* Leave out the customers whose scores are not for the one who acts before he has rated them himself; answers how many. */
static int64_t leave_out(struct portfolio *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->count; i++) {
		if (p->waits[i])
			continue;
		p->scored[n] = p->scored[i];
		*list_at(&p->accounts, struct rated_account, n) = *list_at(&p->accounts, struct rated_account, i);
		n++;
	}
	int64_t left = (int64_t)(p->count - n);
	p->count = p->accounts.count = n;
	return left;
}

enum err matrix_get(struct ctx *cx, struct matrix_view *ret)
{
	struct portfolio p;
	struct weight_interval w[CRITERIA_MAX] = {0};
	record_blank(&matrix_view_record, ret);
	TRY(portfolio_load(cx, &p));
	ret->waiting = leave_out(&p);
	ret->rated = (int64_t)p.count;
	ret->whole = criteria_weight(&p.criteria, AXIS_ATTRACTIVENESS) == WEIGHT_WHOLE &&
	             criteria_weight(&p.criteria, AXIS_STRENGTH) == WEIGHT_WHOLE;
	ret->draws = DRAWS;
	ret->enter_attractiveness = p.model.enter[AXIS_ATTRACTIVENESS];
	ret->enter_strength = p.model.enter[AXIS_STRENGTH];
	ret->leave = p.model.leave;
	ret->may_propose = rights_level((enum role)cx->role, DATA_DECISION, REL_NONE) >= LEVEL_WRITE;
	double *share = arena_array(cx->arena, double, p.count + 1);
	stability(cx, &p, share, w);
	TRY(add_lines(cx, &p, share, ret));
	if (ret->known)
		add_intervals(cx, &p, w, ret);
	else
		ret->sentence = tr(cx->lang, "matrix.too_little");
	if (ret->known)
		add_margin(cx, &p, ret);
	return OK;
}

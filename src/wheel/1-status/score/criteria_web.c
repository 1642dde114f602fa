/* /criteria: both axes with weights and scales, all weights at once, one criterion, switched on and off. */
#include "wheel/1-status/score/criteria_web.h"

#include "base/num.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/ui/page_tabs_ops.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_view.h"
#include "wheel/1-status/score/score_view_ops.h"

#include <math.h>
#include <string.h>

struct criterion_row {
	int64_t id;
	const char *code, *name, *href;
	int32_t axis;
	double weight;
	const char *weight_text; /* as in the form: 12,5 or 12.5, or what was typed */
	bool lower_is_better;
	int32_t basis;
	bool computed;
	struct list anchors;
	const char *formula, *cuts; /* of a computed one: how, and from what each step counts; NULL = not known yet */
	bool active;
	int64_t version;
};
static const struct field row_fields[] = {
    FIELD(struct criterion_row, id, K_ID),
    FIELD(struct criterion_row, code, K_TEXT),
    FIELD(struct criterion_row, name, K_TEXT),
    FIELD(struct criterion_row, href, K_URL),
    FIELD(struct criterion_row, axis, K_CHOICE, .choices = &axes),
    FIELD(struct criterion_row, weight, K_PERCENT),
    FIELD(struct criterion_row, weight_text, K_TEXT),
    FIELD(struct criterion_row, lower_is_better, K_BOOL),
    FIELD(struct criterion_row, basis, K_CHOICE, .choices = &bases),
    FIELD(struct criterion_row, computed, K_BOOL),
    FIELD(struct criterion_row, anchors, K_LIST, .of = &anchor_record),
    FIELD(struct criterion_row, formula, K_TEXT),
    FIELD(struct criterion_row, cuts, K_TEXT),
    FIELD(struct criterion_row, active, K_BOOL),
    FIELD(struct criterion_row, version, K_INT),
};
const struct record criterion_row_record = RECORD("criterion_row", struct criterion_row, row_fields);

struct criteria_axis {
	int32_t axis;
	double total; /* of the weights; 1 = whole */
	bool whole;
	const char *says; /* what the total is, or what is missing */
	struct list criteria;
};
static const struct field axis_fields[] = {
    FIELD(struct criteria_axis, axis, K_CHOICE, .choices = &axes),
    FIELD(struct criteria_axis, total, K_PERCENT),
    FIELD(struct criteria_axis, whole, K_BOOL),
    FIELD(struct criteria_axis, says, K_TEXT),
    FIELD(struct criteria_axis, criteria, K_LIST, .of = &criterion_row_record),
};
const struct record criteria_axis_record = RECORD("criteria_axis", struct criteria_axis, axis_fields);

struct criteria_page {
	const char *tabs;
	struct list axes, off;
	bool whole, may_edit;
};
static const struct field page_fields[] = {
    FIELD(struct criteria_page, tabs, K_HTML),
    FIELD(struct criteria_page, axes, K_LIST, .of = &criteria_axis_record),
    FIELD(struct criteria_page, off, K_LIST, .of = &criterion_row_record),
    FIELD(struct criteria_page, whole, K_BOOL),
    FIELD(struct criteria_page, may_edit, K_BOOL),
};
const struct record criteria_page_record = RECORD("criteria_page", struct criteria_page, page_fields);

enum { STEPS = VALUE_MAX };

struct criterion_form {
	const char *name_nb, *name_en;
	int32_t axis;
	double weight;
	bool lower_is_better;
	int32_t basis;
	const char *nb_1, *nb_2, *nb_3, *nb_4, *nb_5;
	const char *en_1, *en_2, *en_3, *en_4, *en_5;
	const char *cuts;
	int64_t version;
};
#define STEP(m) FIELD(struct criterion_form, m, K_TEXT, .max = 160, .label = "criterion.step")
static const struct field form_fields[] = {
    FIELD(struct criterion_form, name_nb, K_TEXT, .flags = F_REQUIRED, .max = 80, .label = "criterion.name_nb"),
    FIELD(struct criterion_form, name_en, K_TEXT, .flags = F_REQUIRED, .max = 80, .label = "criterion.name_en"),
    FIELD(struct criterion_form, axis, K_CHOICE, .flags = F_REQUIRED, .choices = &axes, .label = "criterion.axis"),
    FIELD(struct criterion_form, weight, K_PERCENT, .flags = F_REQUIRED, .min = 0, .max = 100,
          .label = "criterion.weight"),
    FIELD(struct criterion_form, lower_is_better, K_BOOL, .label = "criterion.lower_is_better"),
    FIELD(struct criterion_form, basis, K_CHOICE, .flags = F_REQUIRED, .choices = &bases, .label = "criterion.basis"),
    STEP(nb_1),
    STEP(nb_2),
    STEP(nb_3),
    STEP(nb_4),
    STEP(nb_5),
    STEP(en_1),
    STEP(en_2),
    STEP(en_3),
    STEP(en_4),
    STEP(en_5),
    FIELD(struct criterion_form, cuts, K_TEXT, .max = 100, .label = "criterion.cuts"),
    FIELD(struct criterion_form, version, K_INT, .label = "criterion.version"),
};
const struct record criterion_form_record = RECORD("criterion_form", struct criterion_form, form_fields);

struct criterion_page {
	struct criterion_form form;
	struct criterion_row row;
	bool new, may_edit;
	struct list axis_options, basis_options;
};
static const struct field one_fields[] = {
    FIELD(struct criterion_page, form, K_RECORD, .of = &criterion_form_record),
    FIELD(struct criterion_page, row, K_RECORD, .of = &criterion_row_record),
    FIELD(struct criterion_page, new, K_BOOL),
    FIELD(struct criterion_page, may_edit, K_BOOL),
    FIELD(struct criterion_page, axis_options, K_LIST, .of = &option_record),
    FIELD(struct criterion_page, basis_options, K_LIST, .of = &option_record),
};
const struct record criterion_page_record = RECORD("criterion_page", struct criterion_page, one_fields);

static bool may_edit(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_CRITERIA, REL_NONE) >= LEVEL_WRITE;
}

/* 1250 basis points as 12,5: what a weight's field shows. */
static const char *weight_text(struct ctx *cx, int64_t points)
{
	return text_real_short(cx, (double)points / 100);
}

static const char *percent(struct ctx *cx, int64_t points)
{
	return tr_f(cx, "unit.percent", weight_text(cx, points));
}

/* "2 fra 10 %, 3 fra 20 % …" */
static enum err cuts_text(struct ctx *cx, const struct criterion *c, const char **ret)
{
	double cuts[4];
	const char *of_revenue = NULL;
	BUF_AUTO struct buf b;
	buf_init(&b, 1000);
	*ret = NULL;
	if (c->basis == BASIS_REVENUE)
		TRY(portfolio_revenue_cuts(cx, &of_revenue));
	if (!criterion_cuts(c, of_revenue, cuts))
		return OK;
	for (int i = 0; i < 4; i++) {
		BUF_AUTO struct buf value;
		buf_init(&value, 100);
		if (c->basis == BASIS_REVENUE)
			fmt_money_short(&value, cx->lang, (int64_t)llround(cuts[i] * 100));
		else
			fmt_percent(&value, cx->lang, cuts[i] / 100, fabs(cuts[i] - round(cuts[i])) < 1e-9 ? 0 : 1);
		int step = c->lower_is_better ? VALUE_MAX - 1 - i : i + 2;
		buf_str(&b, i ? ", " : "");
		buf_str(&b, tr_f(cx, "criterion.step_from", arena_printf(cx->arena, "%d", step), value.p));
	}
	*ret = arena_strdup(cx->arena, b.p);
	return OK;
}

static enum err row_of(struct ctx *cx, const struct criterion *c, struct criterion_row *ret)
{
	static const char *const formulas[] = {NULL, "criterion.formula.revenue", "criterion.formula.contribution",
	                                       "criterion.formula.growth"};
	*ret = (struct criterion_row){
	    .id = c->id,
	    .code = c->code,
	    .name = cx->lang == LANG_NB ? c->name_nb : c->name_en,
	    .href = arena_printf(cx->arena, "/criteria/%lld", (long long)c->id),
	    .axis = c->axis,
	    .weight = (double)c->weight / WEIGHT_WHOLE,
	    .weight_text = weight_text(cx, c->weight),
	    .lower_is_better = c->lower_is_better,
	    .basis = c->basis,
	    .computed = c->basis != BASIS_RATED,
	    .anchors = anchors_of(cx, cx->lang == LANG_NB ? c->anchors_nb : c->anchors_en, NONE),
	    .active = c->active,
	    .version = c->version,
	};
	if (!ret->computed)
		return OK;
	ret->formula = tr(cx->lang, formulas[c->basis]);
	return cuts_text(cx, c, &ret->cuts);
}

static void say_total(struct ctx *cx, struct criteria_axis *a, int64_t total)
{
	a->total = (double)total / WEIGHT_WHOLE;
	a->whole = total == WEIGHT_WHOLE;
	int64_t off = total < WEIGHT_WHOLE ? WEIGHT_WHOLE - total : total - WEIGHT_WHOLE;
	a->says = a->whole ? tr(cx->lang, "criteria.whole")
	                   : tr_f(cx, total < WEIGHT_WHOLE ? "criteria.short" : "criteria.over", percent(cx, total),
	                          percent(cx, off));
}

/* The rows of the axis, or with axis -1 those that are switched off. */
static enum err rows_of(struct ctx *cx, const struct request *rq, const struct list *all, int axis, struct list *ret)
{
	struct criterion_row *r = arena_array(cx->arena, struct criterion_row, all->count);
	size_t n = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct criterion *c = list_at(all, struct criterion, i);
		if (axis < 0 ? c->active : !c->active || c->axis != axis)
			continue;
		TRY(row_of(cx, c, &r[n]));
		const char *typed =
		    rq->refused ? form_get(rq, arena_printf(cx->arena, "w-%lld", (long long)c->id)) : NULL;
		if (typed)
			r[n].weight_text = typed;
		n++;
	}
	*ret = (struct list){.items = r, .count = n};
	return OK;
}

static enum err criteria(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct list all;
	struct criteria_page *p = arena_new(cx->arena, struct criteria_page);
	struct criteria_axis *a = arena_array(cx->arena, struct criteria_axis, AXIS_COUNT);
	TRY(criteria_list(cx, false, &all));
	p->tabs = page_tabs(cx, "portfolio", "/criteria");
	p->may_edit = may_edit(cx);
	p->whole = true;
	for (int i = 0; i < AXIS_COUNT; i++) {
		a[i].axis = i;
		TRY(rows_of(cx, rq, &all, i, &a[i].criteria));
		say_total(cx, &a[i], criteria_weight(&all, (enum axis)i));
		p->whole = p->whole && a[i].whole;
	}
	p->axes = (struct list){.items = a, .count = AXIS_COUNT};
	TRY(rows_of(cx, rq, &all, -1, &p->off));
	rs->view = p;
	return OK;
}

/* One field w-ID of the weights' form; its version v-ID guards against a change in between. */
static enum err save_weight(struct ctx *cx, const struct request *rq, const struct pair *p, int *saved)
{
	struct criterion before, after;
	int64_t id, points, version;
	bool ambiguous;
	const char *v = form_get(rq, arena_printf(cx->arena, "v-%s", p->name + 2));
	char *text = arena_strdup(cx->arena, p->value), *sign = strchr(text, '%');
	if (sign && !sign[strspn(sign + 1, " ") + 1])
		*sign = '\0';
	if (!num_parse_int(p->name + 2, &id))
		return fail_field(cx, p->name, "form.unknown_field", p->name);
	if (!num_parse(text, DECIMAL_ANY, 2, &points, &ambiguous))
		return fail_field(cx, p->name, "form.not_a_number");
	if (points < 0 || points > WEIGHT_WHOLE)
		return fail_field(cx, p->name, "form.out_of_bounds", "0", "100");
	TRY(criterion_get(cx, id, &before));
	after = before;
	after.weight = points;
	if (v && num_parse_int(v, &version))
		after.version = version;
	if (after.weight == before.weight)
		return OK;
	++*saved;
	return criterion_save(cx, &before, &after);
}

static enum err save_weights(struct ctx *cx, struct request *rq, struct response *rs)
{
	int saved = 0;
	enum err e = OK;
	for (size_t i = 0; i < rq->form_count; i++) {
		if (strncmp(rq->form[i].name, "w-", 2) != 0)
			continue;
		enum err one = save_weight(cx, rq, &rq->form[i], &saved);
		if (one != OK && one != E_INVALID)
			return one;
		e = one == OK ? e : one;
	}
	TRY(e);
	if (saved)
		TRY(score_refresh(cx, 0));
	rs->location = "/criteria";
	rs->flash = saved ? "criteria.flash.saved" : "rating.flash.nothing";
	return OK;
}

/* The ten texts of a scale, in order: 1–5 in Norwegian, then in English. */
static const char **step_at(struct criterion_form *f, size_t i)
{
	const char **all[] = {&f->nb_1, &f->nb_2, &f->nb_3, &f->nb_4, &f->nb_5,
	                      &f->en_1, &f->en_2, &f->en_3, &f->en_4, &f->en_5};
	return all[i];
}

static void form_of(struct ctx *cx, const struct criterion *c, struct criterion_form *f)
{
	struct list nb = anchors_of(cx, c->anchors_nb, NONE), en = anchors_of(cx, c->anchors_en, NONE);
	f->name_nb = c->name_nb;
	f->name_en = c->name_en;
	f->axis = c->axis;
	f->weight = (double)c->weight / WEIGHT_WHOLE;
	f->lower_is_better = c->lower_is_better;
	f->basis = c->basis;
	f->cuts = c->cuts;
	f->version = c->version;
	for (size_t i = 0; i < STEPS; i++) {
		*step_at(f, i) = list_at(&nb, struct anchor, i)->text;
		*step_at(f, i + STEPS) = list_at(&en, struct anchor, i)->text;
	}
}

static const char *joined(struct ctx *cx, struct criterion_form *f, size_t from)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 4096);
	for (size_t i = 0; i < STEPS; i++) {
		buf_str(&b, i ? "\n" : "");
		buf_str(&b, *step_at(f, from + i));
	}
	return arena_strdup(cx->arena, b.p);
}

static void take_form(struct ctx *cx, struct criterion_form *f, struct criterion *c)
{
	c->name_nb = f->name_nb;
	c->name_en = f->name_en;
	c->axis = f->axis;
	c->weight = (int64_t)llround(f->weight * WEIGHT_WHOLE);
	c->lower_is_better = f->lower_is_better;
	c->basis = f->basis;
	c->anchors_nb = joined(cx, f, 0);
	c->anchors_en = joined(cx, f, STEPS);
	c->cuts = f->cuts;
}

static enum err show_one(struct ctx *cx, const struct request *rq, const struct criterion *c, struct response *rs)
{
	struct criterion_page *p = arena_new(cx->arena, struct criterion_page);
	record_blank(&criterion_page_record, p);
	p->may_edit = may_edit(cx);
	p->new = !c->id;
	form_of(cx, c, &p->form);
	TRY(row_of(cx, c, &p->row));
	const struct criterion_form *f =
	    rq->refused && rq->refused->form == &criterion_form_record ? rq->typed : &p->form;
	p->axis_options = options_of(cx, record_field(&criterion_form_record, "axis"), f->axis);
	p->basis_options = options_of(cx, record_field(&criterion_form_record, "basis"), f->basis);
	rs->view = rq->json ? (const void *)&p->row : p;
	return OK;
}

static enum err criterion(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion c;
	TRY(criterion_get(cx, rq->id[0], &c));
	return show_one(cx, rq, &c, rs);
}

static enum err new_criterion(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion c;
	record_blank(&criterion_record, &c);
	c.axis = AXIS_ATTRACTIVENESS;
	c.basis = BASIS_RATED;
	c.weight = 0;
	c.active = true;
	return show_one(cx, rq, &c, rs);
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion before, after;
	struct criterion_form *f = rq->typed;
	TRY(criterion_get(cx, rq->id[0], &before));
	after = before;
	take_form(cx, f, &after);
	after.version = f->version == NONE ? before.version : f->version;
	TRY(criterion_save(cx, &before, &after));
	TRY(score_refresh(cx, 0));
	rs->location = "/criteria";
	rs->flash = "criteria.flash.saved";
	return OK;
}

static enum err add(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion c;
	record_blank(&criterion_record, &c);
	take_form(cx, rq->typed, &c);
	c.active = true;
	c.position = 0;
	TRY(criterion_add(cx, &c));
	TRY(score_refresh(cx, 0));
	rs->location = "/criteria";
	rs->flash = "criteria.flash.added";
	return OK;
}

/* On when it is off, and off when it is on: its own undo. */
static enum err flip(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion before, after;
	TRY(criterion_get(cx, rq->id[0], &before));
	after = before;
	after.active = !before.active;
	TRY(criterion_save(cx, &before, &after));
	TRY(score_refresh(cx, 0));
	rs->location = "/criteria";
	rs->flash = after.active ? "criteria.flash.on" : "criteria.flash.off";
	rs->flash_undo = arena_printf(cx->arena, "/criteria/%lld/switch", (long long)after.id);
	return OK;
}

#define READ  NEED(DATA_CRITERIA, READ)
#define WRITE NEED(DATA_CRITERIA, WRITE)
static const struct route routes[] = {
    {GET, "/criteria", "criteria_page", READ, TX_READ, .view = &criteria_page_record, .handle = criteria,
     .summary = "The criteria of both axes with weights, scales and how the computed ones are computed."},
    {POST, "/criteria", NULL, WRITE, TX_WRITE, .handle = save_weights,
     .summary = "Save all weights: w-CRITERION = per cent of its axis; v-CRITERION = the version it was changed from.",
     .flags = R_FREE_FORM | R_SLOW | R_IDEMPOTENT},
    {GET, "/criteria/new", "criterion_page", WRITE, TX_READ, .view = &criterion_row_record, .handle = new_criterion,
     .page_view = &criterion_page_record, .summary = "A criterion to fill in."},
    {POST, "/criteria/new", NULL, WRITE, TX_WRITE, .form = &criterion_form_record, .handle = add,
     .summary = "Add a criterion.", .flags = R_SLOW | R_IDEMPOTENT},
    {GET, "/criteria/:id", "criterion_page", READ, TX_READ, .view = &criterion_row_record, .handle = criterion,
     .page_view = &criterion_page_record, .summary = "One criterion with its scale in both languages."},
    {POST, "/criteria/:id", NULL, WRITE, TX_WRITE, .form = &criterion_form_record, .handle = save,
     .summary = "Save a criterion; the scores follow.", .flags = R_SLOW | R_IDEMPOTENT},
    {POST, "/criteria/:id/switch", NULL, WRITE, TX_WRITE, .handle = flip,
     .summary = "Switch a criterion off, or on again: one that is off is not rated and counts for nothing.",
     .flags = R_SLOW | R_IDEMPOTENT, .form_page = "/criteria"},
};
const struct route_set criteria_routes = {routes, sizeof routes / sizeof *routes};

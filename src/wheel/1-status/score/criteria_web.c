/* /criteria: both axes with weights and scales, all weights at once, one criterion, switched on and off. */
#include "wheel/1-status/score/criteria_web.h"

#include "base/num.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/ui/page_tabs_ops.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_view.h"
#include "wheel/1-status/score/score_view_ops.h"

#include <math.h>
#include <string.h>

/* weight_text: as in the form, 12,5 or 12.5, or what was typed. Of a computed one: how, and from what each step counts, NULL = not
 * known yet. */
#define CRITERION_ROW(F, S)                       \
	F(S, ID, id, .flags = 0)                  \
	F(S, TEXT, code, .flags = 0)              \
	F(S, TEXT, name, .flags = 0)              \
	F(S, URL, href, .flags = 0)               \
	F(S, CHOICE, axis, .choices = &axes)      \
	F(S, PERCENT, weight, .flags = 0)         \
	F(S, TEXT, weight_text, .flags = 0)       \
	F(S, BOOL, lower_is_better, .flags = 0)   \
	F(S, CHOICE, basis, .choices = &bases)    \
	F(S, BOOL, computed, .flags = 0)          \
	F(S, LIST, anchors, .of = &anchor_record) \
	F(S, TEXT, formula, .flags = 0)           \
	F(S, TEXT, cuts, .flags = 0)              \
	F(S, BOOL, active, .flags = 0)            \
	F(S, INT, version, .flags = 0)
NOUN_STRUCT(criterion_row, CRITERION_ROW);
NOUN_RECORD(criterion_row, CRITERION_ROW);

/* total: of the weights, 1 = whole; says: what it is, or what is missing. */
#define CRITERIA_AXIS(F, S)                  \
	F(S, CHOICE, axis, .choices = &axes) \
	F(S, PERCENT, total, .flags = 0)     \
	F(S, BOOL, whole, .flags = 0)        \
	F(S, TEXT, says, .flags = 0)         \
	F(S, LIST, criteria, .of = &criterion_row_record)
NOUN_STRUCT(criteria_axis, CRITERIA_AXIS);
NOUN_RECORD(criteria_axis, CRITERIA_AXIS);

#define CRITERIA_PAGE(F, S)                           \
	F(S, HTML, tabs, .flags = 0)                  \
	F(S, LIST, axes, .of = &criteria_axis_record) \
	F(S, LIST, off, .of = &criterion_row_record)  \
	F(S, BOOL, whole, .flags = 0)                 \
	F(S, BOOL, may_edit, .flags = 0)
NOUN_STRUCT(criteria_page, CRITERIA_PAGE);
NOUN_RECORD(criteria_page, CRITERIA_PAGE);

struct criterion_form {
	CRITERION_WRITTEN(NOUN_MEMBER, struct criterion_form)
	double weight;
	const char *nb[VALUE_MAX], *en[VALUE_MAX]; /* the texts of the scale */
	int64_t version;
};
#define STEP(l, i) \
	FIELD(struct criterion_form, l[(i)-1], K_TEXT, .name = #l "_" #i, .max = 160, .label = "criterion.step")
#define SCALE(l) STEP(l, 1), STEP(l, 2), STEP(l, 3), STEP(l, 4), STEP(l, 5)
static const struct field form_fields[] = {
    CRITERION_WRITTEN(NOUN_FIELD, struct criterion_form)
        FIELD(struct criterion_form, weight, K_PERCENT, .flags = F_REQUIRED, .min = 0, .max = 100),
    SCALE(nb),
    SCALE(en),
    FIELD(struct criterion_form, version, K_INT, .flags = F_VERSION),
};
static const struct record form_record = RECORD("criterion", struct criterion_form, form_fields);

struct criterion_page {
	struct criterion_form form;
	struct criterion_row row;
	bool new, may_edit;
};
static const struct field one_fields[] = {
    FIELD(struct criterion_page, form, K_RECORD, .of = &form_record),
    FIELD(struct criterion_page, row, K_RECORD, .of = &criterion_row_record),
    FIELD(struct criterion_page, new, K_BOOL),
    FIELD(struct criterion_page, may_edit, K_BOOL),
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
static enum err save_weight(struct ctx *cx, const struct request *rq, const struct pair *p, int64_t act, int *saved)
{
	void *before;
	struct criterion after;
	int64_t id, points, version;
	int changes;
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
	TRY(noun_get(cx, &criterion_noun, id, &before));
	after = *(const struct criterion *)before;
	after.weight = points;
	if (v && num_parse_int(v, &version))
		after.version = version;
	TRY(noun_change_part(cx, &criterion_noun, before, &after, act, &changes));
	*saved += changes;
	return OK;
}

static enum err saved(struct ctx *cx, struct response *rs, int64_t act, const char *flash)
{
	rs->location = "/criteria";
	rs->flash = act ? flash : "rating.flash.nothing";
	if (act)
		rs->flash_undo = arena_printf(cx->arena, "/undo/%lld", (long long)act);
	return OK;
}

static enum err save_weights(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t act = history_act_new();
	int changes = 0;
	enum err e = OK;
	for (size_t i = 0; i < rq->form_count; i++) {
		if (strncmp(rq->form[i].name, "w-", 2) != 0)
			continue;
		enum err one = save_weight(cx, rq, &rq->form[i], act, &changes);
		if (one != OK && one != E_INVALID)
			return one;
		e = one == OK ? e : one;
	}
	TRY(e);
	return saved(cx, rs, changes ? act : 0, "criteria.flash.saved");
}

/* What a form and the record both call so, but for the weight, which people write in per cent. */
static void take_common(const struct record *to_record, void *to, const struct record *from_record, const void *from)
{
	for (size_t i = 0; i < to_record->count; i++) {
		const struct field *t = &to_record->fields[i], *f = record_field(from_record, t->name);
		if (f && f->kind == t->kind && !(f->flags & F_VERSION))
			memcpy((char *)to + t->offset, (const char *)from + f->offset, t->size);
	}
}

static void form_of(struct ctx *cx, const struct criterion *c, struct criterion_form *f)
{
	struct list nb = anchors_of(cx, c->anchors_nb, NONE), en = anchors_of(cx, c->anchors_en, NONE);
	take_common(&form_record, f, &criterion_record, c);
	f->weight = (double)c->weight / WEIGHT_WHOLE;
	f->version = c->version;
	for (size_t i = 0; i < VALUE_MAX; i++) {
		f->nb[i] = list_at(&nb, struct anchor, i)->text;
		f->en[i] = list_at(&en, struct anchor, i)->text;
	}
}

static const char *joined(struct ctx *cx, const char *const steps[VALUE_MAX])
{
	BUF_AUTO struct buf b;
	buf_init(&b, 4096);
	for (size_t i = 0; i < VALUE_MAX; i++) {
		buf_str(&b, i ? "\n" : "");
		buf_str(&b, steps[i]);
	}
	return arena_strdup(cx->arena, b.p);
}

static void take_form(struct ctx *cx, const struct criterion_form *f, struct criterion *c)
{
	take_common(&criterion_record, c, &form_record, f);
	c->weight = (int64_t)llround(f->weight * WEIGHT_WHOLE);
	c->anchors_nb = joined(cx, f->nb);
	c->anchors_en = joined(cx, f->en);
}

static enum err show_one(struct ctx *cx, const struct request *rq, const struct criterion *c, struct response *rs)
{
	struct criterion_page *p = arena_new(cx->arena, struct criterion_page);
	record_blank(&criterion_page_record, p);
	p->may_edit = may_edit(cx);
	p->new = !c->id;
	form_of(cx, c, &p->form);
	TRY(row_of(cx, c, &p->row));
	rs->view = rq->json ? (const void *)&p->row : p;
	return OK;
}

static enum err criterion(struct ctx *cx, struct request *rq, struct response *rs)
{
	return show_one(cx, rq, rq->record, rs);
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
	struct criterion after = *(const struct criterion *)rq->record;
	int64_t act;
	take_form(cx, rq->typed, &after);
	TRY(noun_change(cx, &criterion_noun, rq->record, &after, &act));
	return saved(cx, rs, act, "criteria.flash.saved");
}

static enum err add(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion c;
	int64_t act;
	record_blank(&criterion_record, &c);
	take_form(cx, rq->typed, &c);
	c.active = true;
	TRY(noun_add(cx, &criterion_noun, &c, &act));
	return saved(cx, rs, act, "criteria.flash.added");
}

/* On when it is off, and off when it is on. */
static enum err flip(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion after = *(const struct criterion *)rq->record;
	int64_t act;
	after.active = !after.active;
	TRY(noun_change(cx, &criterion_noun, rq->record, &after, &act));
	return saved(cx, rs, act, after.active ? "criteria.flash.on" : "criteria.flash.off");
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
    {POST, "/criteria/new", NULL, WRITE, TX_WRITE, .form = &form_record, .handle = add, .summary = "Add a criterion.",
     .flags = R_SLOW | R_IDEMPOTENT},
    {GET, "/criteria/:id", "criterion_page", READ, TX_READ, .view = &criterion_row_record, .handle = criterion,
     .record = &criterion_record, .page_view = &criterion_page_record,
     .summary = "One criterion with its scale in both languages."},
    {POST, "/criteria/:id", NULL, WRITE, TX_WRITE, .form = &form_record, .handle = save, .record = &criterion_record,
     .summary = "Save a criterion; the scores follow.", .flags = R_SLOW | R_IDEMPOTENT},
    {POST, "/criteria/:id/switch", NULL, WRITE, TX_WRITE, .handle = flip, .record = &criterion_record,
     .summary = "Switch a criterion off, or on again: one that is off is not rated and counts for nothing.",
     .flags = R_SLOW | R_IDEMPOTENT, .form_page = "/criteria"},
};
const struct route_set criteria_routes = {routes, sizeof routes / sizeof *routes};

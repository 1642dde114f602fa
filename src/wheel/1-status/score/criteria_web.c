/* /criteria: both axes with weights and scales, all weights at once, one criterion, switched on and off. */
#include "wheel/1-status/score/criteria_web.h"

#include "base/num.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/ui/page_tabs_ops.h"
#include "wheel/1-status/score/matrix_ops.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_view.h"
#include "wheel/1-status/score/score_view_ops.h"

#include <math.h>
#include <string.h>

/* weight_text: as in the form, 12,5 or 12.5, or what was typed. Of a computed one: how, and from what each step counts, NULL = not
 * known yet. */
#define CRITERION_ROW(F, S)                       \
	F(S, ID, id)                              \
	F(S, TEXT, code)                          \
	F(S, TEXT, name)                          \
	F(S, URL, href)                           \
	F(S, CHOICE, axis, .choices = &axes)      \
	F(S, PERCENT, weight)                     \
	F(S, TEXT, weight_text)                   \
	F(S, BOOL, lower_is_better)               \
	F(S, CHOICE, basis, .choices = &bases)    \
	F(S, BOOL, computed)                      \
	F(S, LIST, anchors, .of = &anchor_record) \
	F(S, TEXT, formula)                       \
	F(S, TEXT, cuts)                          \
	F(S, BOOL, active)                        \
	F(S, INT, version)                        \
	F(S, TEXT, sure)
NOUN_STRUCT(criterion_row, CRITERION_ROW);
NOUN_RECORD(criterion_row, CRITERION_ROW);

/* total: of the weights, 1 = whole; says: what it is, or what is missing. */
#define CRITERIA_AXIS(F, S)                  \
	F(S, CHOICE, axis, .choices = &axes) \
	F(S, PERCENT, total)                 \
	F(S, BOOL, whole)                    \
	F(S, TEXT, says)                     \
	F(S, LIST, criteria, .of = &criterion_row_record)
NOUN_STRUCT(criteria_axis, CRITERIA_AXIS);
NOUN_RECORD(criteria_axis, CRITERIA_AXIS);

#define CRITERIA_PAGE(F, S)                           \
	F(S, HTML, tabs)                              \
	F(S, LIST, axes, .of = &criteria_axis_record) \
	F(S, LIST, off, .of = &criterion_row_record)  \
	F(S, BOOL, whole)                             \
	F(S, TEXT, sure) /* recommended_sign */       \
	F(S, BOOL, may_edit)
NOUN_STRUCT(criteria_page, CRITERIA_PAGE);
NOUN_RECORD(criteria_page, CRITERIA_PAGE);

/* Beside the form of one: how it is shown in lists. */
#define CRITERION_MORE(F, S) F(S, RECORD(struct criterion_row), row, .of = &criterion_row_record)
STRUCT_OF(criterion_more, CRITERION_MORE);
static const struct record more_record = RECORD_OF("criterion_more", criterion_more, CRITERION_MORE);

/* People write a weight in per cent; sure: they have read who enters and leaves. */
#define CRITERION_ASKED(F, S)                                                                         \
	F(S, PERCENT, weight, .label = "criterion.weight", .flags = F_REQUIRED, .min = 0, .max = 100) \
	F(S, TEXT, sure, .label = "criterion.sure", .max = 64)
NOUN_STRUCT(criterion_asked, CRITERION_ASKED);
NOUN_RECORD(criterion_asked, CRITERION_ASKED);

static void show_asked(const void *record, void *asked)
{
	((struct criterion_asked *)asked)->weight = (double)((const struct criterion *)record)->weight / WEIGHT_WHOLE;
}

/* A new one is in use. */
static void take_asked(const void *asked, void *record)
{
	struct criterion *c = record;
	c->weight = llround(((const struct criterion_asked *)asked)->weight * WEIGHT_WHOLE);
	c->active = c->active || !c->id;
}

/* 1250 basis points as 12,5 %. */
static const char *percent(struct ctx *cx, int64_t points)
{
	return tr_f(cx, "unit.percent", text_real_short(cx, (double)points / 100));
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
	const char *formula = arena_printf(cx->arena, "criterion.formula.%s", bases.names[c->basis]);
	*ret = (struct criterion_row){
	    .id = c->id,
	    .code = c->code,
	    .name = cx->lang == LANG_NB ? c->name_nb : c->name_en,
	    .href = arena_printf(cx->arena, "/criteria/%lld", (long long)c->id),
	    .axis = c->axis,
	    .weight = (double)c->weight / WEIGHT_WHOLE,
	    .weight_text = text_real_short(cx, (double)c->weight / 100),
	    .lower_is_better = c->lower_is_better,
	    .basis = c->basis,
	    .computed = c->basis != BASIS_RATED,
	    .formula = c->basis == BASIS_RATED ? NULL : tr(cx->lang, formula),
	    .anchors = anchors_of(cx, cx->lang == LANG_NB ? c->anchors_nb : c->anchors_en, NONE),
	    .active = c->active,
	    .version = c->version,
	};
	return ret->computed ? cuts_text(cx, c, &ret->cuts) : OK;
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
	p->may_edit = rights_level((enum role)cx->role, DATA_CRITERIA, REL_NONE) >= LEVEL_WRITE;
	p->sure = recommended_sign(rq->refused_for);
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
	struct field weight = criterion_asked_record.fields[0];
	struct criterion_asked asked;
	int64_t id;
	int changes;
	const char *v = form_get(rq, arena_printf(cx->arena, "v-%s", p->name + 2));
	weight.name = p->name;
	if (!num_parse_int(p->name + 2, &id))
		return fail_field(cx, p->name, "form.unknown_field", p->name);
	TRY(field_parse(cx, &weight, p->value, &asked));
	if (isnan(asked.weight))
		return fail_field(cx, p->name, "form.required");
	TRY(noun_get(cx, &criterion_noun, id, &before));
	struct criterion *after = noun_copy(cx, &criterion_noun, before);
	take_asked(&asked, after);
	if (v && !num_parse_int(v, &after->version))
		return fail_field(cx, p->name, "form.not_a_number");
	TRY(noun_change_part(cx, &criterion_noun, before, after, act, &changes));
	*saved += changes;
	return OK;
}

/* Do it, but only when who enters the recommended set and who leaves it was said before. */
static enum err weighed(struct ctx *cx, struct request *rq, struct response *rs,
                        enum err (*change)(struct ctx *, struct request *, struct response *))
{
	struct list before;
	TRY(recommended_list(cx, &before));
	TRY(change(cx, rq, rs));
	return recommended_sure(cx, &before, form_get(rq, "sure"));
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
	rs->location = "/criteria";
	rs->flash = changes ? "criteria.flash.saved" : "rating.flash.nothing";
	rs->flash_undo = changes ? arena_printf(cx->arena, "/undo/%lld", (long long)act) : NULL;
	return OK;
}

static enum err save_weights_surely(struct ctx *cx, struct request *rq, struct response *rs)
{
	return weighed(cx, rq, rs, save_weights);
}

static enum err add_surely(struct ctx *cx, struct request *rq, struct response *rs)
{
	return weighed(cx, rq, rs, noun_add_one);
}

static enum err change_surely(struct ctx *cx, struct request *rq, struct response *rs)
{
	return weighed(cx, rq, rs, noun_change_one);
}

#define CRITERION_SWITCH(F, S)                          \
	F(S, BOOL, active, .label = "criterion.active") \
	F(S, TEXT, sure, .label = "criterion.sure", .max = 64)
NOUN_STRUCT(criterion_switch, CRITERION_SWITCH);
NOUN_RECORD(criterion_switch, CRITERION_SWITCH);

static enum err switch_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion *after = noun_copy(cx, &criterion_noun, rq->record);
	int64_t act;
	after->active = ((const struct criterion_switch *)rq->typed)->active;
	TRY(noun_change(cx, &criterion_noun, rq->record, after, &act));
	rs->location = "/criteria";
	rs->flash = "noun.flash.saved";
	rs->flash_undo = act ? arena_printf(cx->arena, "/undo/%lld", (long long)act) : NULL;
	return OK;
}

static enum err switch_surely(struct ctx *cx, struct request *rq, struct response *rs)
{
	return weighed(cx, rq, rs, switch_one);
}

static enum err fill(struct ctx *cx, const struct request *rq, const void *record, void *more)
{
	struct criterion_row *row = &((struct criterion_more *)more)->row;
	if (record)
		TRY(row_of(cx, record, row));
	row->sure = recommended_sign(rq->refused_for);
	return OK;
}

struct noun_pages criterion_pages =
    NOUN_PAGES(&criterion_noun, "name_nb name_en axis lower_is_better basis cuts anchors_nb anchors_en",
               .asks = &criterion_asked_record, .show_asked = show_asked, .take_asked = take_asked,
               .more = &more_record, .fill = fill);

/* As a list has it, or its form. */
static enum err criterion(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct criterion_row *row = arena_new(cx->arena, struct criterion_row);
	if (!rq->json)
		return noun_show_one(cx, rq, rs);
	rs->view = row;
	return row_of(cx, rq->record, row);
}

#define READ  NEED(DATA_CRITERIA, READ)
#define WRITE NEED(DATA_CRITERIA, WRITE)
static const struct route routes[] = {
    {GET, "/criteria", "criteria_page", READ, TX_READ, .view = &criteria_page_record, .handle = criteria,
     .summary = "The criteria of both axes with weights, scales and how the computed ones are computed."},
    {POST, "/criteria", NULL, WRITE, TX_WRITE, .handle = save_weights_surely,
     .summary =
         "Save all weights: w-CRITERION = per cent of its axis; v-CRITERION = the version it was changed from; sure=1 "
         "also when somebody enters or leaves the recommended set.",
     .flags = R_FREE_FORM | R_SLOW | R_IDEMPOTENT},
    {GET, "/criteria/new", "criterion_page", WRITE, TX_READ, .view = &criterion_pages.page, .handle = noun_show_new,
     .flags = R_HTML, .summary = "A criterion to fill in."},
    {POST, "/criteria/new", NULL, WRITE, TX_WRITE, .form = &criterion_pages.form, .handle = add_surely,
     .summary = "Add a criterion.", .flags = R_SLOW | R_IDEMPOTENT},
    {GET, "/criteria/:id", "criterion_page", READ, TX_READ, .view = &criterion_row_record, .handle = criterion,
     .record = &criterion_record, .page_view = &criterion_pages.page, .summary = "One criterion with its scale."},
    {POST, "/criteria/:id", NULL, WRITE, TX_WRITE, .form = &criterion_pages.form, .handle = change_surely,
     .record = &criterion_record, .summary = "Save a criterion; the scores follow.", .flags = R_SLOW | R_IDEMPOTENT},
    {POST, "/criteria/:id/switch", NULL, WRITE, TX_WRITE, .form = &criterion_switch_record, .handle = switch_surely,
     .record = &criterion_record, .form_page = "/criteria/:id",
     .summary = "Switch a criterion on, or without `active` off: one that is off is not rated and counts for nothing.",
     .flags = R_SLOW | R_IDEMPOTENT},
};
const struct route_set criteria_routes = {routes, sizeof routes / sizeof *routes};

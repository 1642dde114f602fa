#include "wheel/1-status/score/clv_view_ops.h"

#include "lang/tr.h"
#include "wheel/1-status/score/score_ops.h"

#include <math.h>
#include <stdlib.h>

/* A year's amounts in minor units: sums over years and tenths more of them stay numbers. */
#define AMOUNT_MAX INT64_C(100000000000000)
const struct record clv_form_record = RECORD_OF("clv_form", clv_form, CLV_FORM);

const struct record clv_move_record = RECORD_OF("clv_move", clv_move, CLV_MOVE);

const struct record clv_view_record = RECORD_OF("clv_view", clv_view, CLV_VIEW);

/* What is more than an amount can be is not known. Only the answer is rounded: rounded on the way, it would be off by the years. */
static int64_t value_of(const struct clv *c, double contribution, double cost)
{
	double v = clv_value(c, contribution, cost);
	return fabs(v) < 1e18 ? (int64_t)llround(v) : NONE;
}

static int by_reach(const void *a, const void *b)
{
	const struct clv_move *x = a, *y = b;
	double rx = fabs((double)x->up - (double)x->down), ry = fabs((double)y->up - (double)y->down);
	return (rx < ry) - (rx > ry);
}

static double tenth_less(double v)
{
	return v * 9 / 10;
}

static double tenth_more(double v)
{
	return v * 11 / 10;
}

static struct list moves(struct ctx *cx, const struct clv *c, double contribution)
{
	struct clv_move *m = arena_array(cx->arena, struct clv_move, 4);
	struct clv down = *c, up = *c;
	double cost = (double)c->cost_to_serve;
	m[0] = (struct clv_move){tr(cx->lang, "clv.contribution"), value_of(c, tenth_less(contribution), cost),
	                         value_of(c, tenth_more(contribution), cost)};
	down.retention = tenth_less(c->retention);
	up.retention = fmin(1, tenth_more(c->retention));
	m[1] = (struct clv_move){tr(cx->lang, "clv.retention"), value_of(&down, contribution, cost),
	                         value_of(&up, contribution, cost)};
	down = up = *c;
	down.discount = tenth_less(c->discount);
	up.discount = tenth_more(c->discount);
	m[2] = (struct clv_move){tr(cx->lang, "clv.discount"), value_of(&down, contribution, cost),
	                         value_of(&up, contribution, cost)};
	m[3] = (struct clv_move){tr(cx->lang, "clv.cost_to_serve"), value_of(c, contribution, tenth_less(cost)),
	                         value_of(c, contribution, tenth_more(cost))};
	qsort(m, 4, sizeof *m, by_reach);
	return (struct list){.items = m, .count = 4};
}

enum err clv_view_get(struct ctx *cx, int64_t account, const struct account_fact *f, struct clv_view *ret)
{
	struct clv c;
	record_blank(&clv_view_record, ret);
	TRY(clv_get(cx, account, &c, &ret->own));
	ret->clv = (struct clv_form){.contribution = c.contribution,
	                             .retention = c.retention,
	                             .discount = c.discount,
	                             .horizon = c.horizon,
	                             .cost_to_serve = c.cost_to_serve,
	                             .version = c.version};
	ret->from_sales = c.contribution == NONE && f->contribution_12m != NONE;
	ret->contribution_used = c.contribution != NONE ? c.contribution : f->contribution_12m;
	if (ret->contribution_used == NONE)
		return OK;
	ret->value = value_of(&c, (double)ret->contribution_used, (double)c.cost_to_serve);
	ret->moves = moves(cx, &c, (double)ret->contribution_used);
	return OK;
}

enum err clv_form_save(struct ctx *cx, int64_t account, const struct clv_form *f)
{
	struct clv c = {.account_id = account,
	                .contribution = f->contribution,
	                .retention = f->retention,
	                .discount = f->discount,
	                .horizon = f->horizon,
	                .cost_to_serve = f->cost_to_serve,
	                .version = f->version};
	return clv_save(cx, &c);
}

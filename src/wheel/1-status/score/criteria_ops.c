/* Criteria: what is weighed, how much, and by what bounds. */
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_store.h"

static const double contribution_cuts[4] = {10, 20, 30, 40}; /* per cent of revenue */
static const double growth_cuts[4] = {-10, 0, 5, 15};        /* per cent on the same months a year before */

enum err criteria_list(struct ctx *cx, bool active_only, struct list *ret)
{
	return criterion_store_list(cx, active_only, ret);
}

int64_t criteria_weight(const struct list *criteria, enum axis axis)
{
	int64_t sum = 0;
	for (size_t i = 0; i < criteria->count; i++) {
		const struct criterion *c = list_at(criteria, struct criterion, i);
		if (c->active && c->axis == (int32_t)axis)
			sum += c->weight;
	}
	return sum;
}

enum err criteria_whole(struct ctx *cx, bool *ret)
{
	struct list criteria;
	TRY(criterion_store_list(cx, true, &criteria));
	*ret = criteria_weight(&criteria, AXIS_ATTRACTIVENESS) == WEIGHT_WHOLE &&
	       criteria_weight(&criteria, AXIS_STRENGTH) == WEIGHT_WHOLE;
	return OK;
}

static const double revenue_shares[4] = {0.99, 0.95, 0.80, 0.50}; /* 2, 3, 4, 5 from the top of the Pareto curve */

/* The smallest revenue among those who together make the first `share` of all of it. */
static void revenue_cuts(const struct list *revenues, int64_t ret[4])
{
	double total = 0, before = 0;
	for (size_t i = 0; i < revenues->count; i++)
		total += (double)list_at(revenues, struct revenue_row, i)->revenue;
	for (int k = 0; k < 4; k++)
		ret[k] = 0;
	for (size_t i = 0; i < revenues->count; i++) {
		int64_t r = list_at(revenues, struct revenue_row, i)->revenue;
		for (int k = 0; k < 4; k++)
			if (before < revenue_shares[k] * total)
				ret[k] = r;
		before += (double)r;
	}
	/* Few customers can give equal bounds: then the portfolio cannot tell them apart. */
	for (int k = 1; k < 4; k++)
		if (ret[k] <= ret[k - 1])
			ret[k] = ret[k - 1] + 1;
}

enum err revenue_cuts_make(struct ctx *cx, const char **ret)
{
	struct list revenues;
	int64_t cut[4];
	*ret = ""; /* nothing is sold: there is nothing to compare with */
	TRY(revenue_store_list(cx, &revenues));
	if (!revenues.count)
		return OK;
	revenue_cuts(&revenues, cut);
	*ret = arena_printf(cx->arena, "%lld %lld %lld %lld", (long long)cut[0], (long long)cut[1], (long long)cut[2],
	                    (long long)cut[3]);
	return OK;
}

enum err portfolio_revenue_cuts(struct ctx *cx, const char **ret)
{
	TRY(cut_store_get(cx, "revenue", ret));
	return *ret ? OK : revenue_cuts_make(cx, ret); /* no score was made yet */
}

bool criterion_cuts(const struct criterion *c, const char *revenue_cuts, double ret[4])
{
	if (c->cuts && score_cuts_parse(c->cuts, ret))
		return true;
	if (c->basis == BASIS_REVENUE) {
		bool known = revenue_cuts && score_cuts_parse(revenue_cuts, ret);
		for (int i = 0; i < 4; i++)
			ret[i] = known ? ret[i] / 100 : 0; /* stored in minor units, criteria speak in major */
		return known;
	}
	const double *from = c->basis == BASIS_GROWTH ? growth_cuts : contribution_cuts;
	for (int i = 0; i < 4; i++)
		ret[i] = from[i];
	return true;
}

enum err criterion_fits(struct ctx *cx, const void *before, void *after)
{
	struct criterion *c = after;
	struct list all;
	size_t others = 0;
	int64_t behind = 0; /* all that there are */
	TRY(criterion_store_list(cx, false, &all));
	for (size_t i = 0; i < all.count; i++) {
		const struct criterion *k = list_at(&all, struct criterion, i);
		others += k->active && k->id != c->id;
		behind = k->position >= behind ? k->position + 1 : behind;
	}
	if ((!before && all.count >= CRITERIA_STORED_MAX) || (c->active && others >= CRITERIA_MAX))
		return fail(cx, E_CONFLICT, "criterion.too_many");
	if (before)
		return OK;
	c->position = behind;
	if (!c->code)
		c->code = arena_printf(cx->arena, "own_%lld", (long long)c->id);
	return OK;
}

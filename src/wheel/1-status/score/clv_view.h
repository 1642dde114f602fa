/* Lifetime value of a customer from visible assumptions, with what it depends on most. */
#ifndef WHEEL_CLV_VIEW_H
#define WHEEL_CLV_VIEW_H

#include "wheel/1-status/score/score.h"

struct clv_form {
	int64_t contribution; /* a year; NONE = from sales */
	double retention, discount;
	int64_t horizon, cost_to_serve, version;
};
extern const struct record clv_form_record;

/* What the value becomes when one assumption moves a tenth down or up. */
struct clv_move {
	const char *what; /* label of the assumption */
	int64_t down, up;
};
extern const struct record clv_move_record;

struct clv_view {
	struct clv_form clv;
	bool own;                  /* somebody set the assumptions; else they are the defaults */
	int64_t contribution_used; /* NONE: unknown, then there is no value */
	bool from_sales;
	int64_t value;     /* NONE = unknown */
	struct list moves; /* clv_move, what moves it most first */
};
extern const struct record clv_view_record;

#endif

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

/* The value if one assumption were 10 % lower, and 10 % higher. */
struct clv_move {
	const char *what; /* label of the assumption */
	int64_t down, up;
};
extern const struct record clv_move_record;

struct clv_view {
	struct clv_form clv;
	bool own;                  /* the assumptions were set for this customer; else they are the defaults */
	int64_t contribution_used; /* a year; NONE = unknown, and then there is no value */
	bool from_sales;           /* it is that of the sales */
	int64_t value;             /* NONE = unknown */
	struct list moves;         /* clv_move, the assumption that matters most first */
};
extern const struct record clv_view_record;

#endif

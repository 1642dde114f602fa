/* Lifetime value of a customer from visible assumptions, with what it depends on most. */
#ifndef WHEEL_CLV_VIEW_H
#define WHEEL_CLV_VIEW_H

#include "wheel/1-status/score/score.h"

#define CLV_FORM(F, S)                                                                                \
	/* a year; NONE = from sales */                                                               \
	F(S, MONEY, contribution, .min = -AMOUNT_MAX, .max = AMOUNT_MAX, .label = "clv.contribution") \
	F(S, PERCENT, retention, .flags = F_REQUIRED, .label = "clv.retention")                       \
	F(S, PERCENT, discount, .flags = F_REQUIRED, .label = "clv.discount")                         \
	F(S, INT, horizon, .flags = F_REQUIRED, .min = 1, .max = 30, .label = "clv.horizon")          \
	F(S, MONEY, cost_to_serve, .flags = F_REQUIRED, .min = -AMOUNT_MAX, .max = AMOUNT_MAX,        \
	  .label = "clv.cost_to_serve")                                                               \
	F(S, INT, version, .label = "clv.version")
STRUCT_OF(clv_form, CLV_FORM);
extern const struct record clv_form_record;

/* The value if one assumption were 10 % lower, and 10 % higher. */
#define CLV_MOVE(F, S)                                 \
	F(S, TEXT, what) /* label of the assumption */ \
	F(S, MONEY, down)                              \
	F(S, MONEY, up)
STRUCT_OF(clv_move, CLV_MOVE);
extern const struct record clv_move_record;

#define CLV_VIEW(F, S)                                                                                              \
	F(S, RECORD(struct clv_form), clv, .of = &clv_form_record)                                                  \
	F(S, BOOL, own)                /* the assumptions were set for this customer; else they are the defaults */ \
	F(S, MONEY, contribution_used) /* a year; NONE = unknown, and then there is no value */                     \
	F(S, BOOL, from_sales)         /* it is that of the sales */                                                \
	F(S, MONEY, value)             /* NONE = unknown */                                                         \
	F(S, LIST, moves, .of = &clv_move_record) /* clv_move, the assumption that matters most first */
STRUCT_OF(clv_view, CLV_VIEW);
extern const struct record clv_view_record;

#endif

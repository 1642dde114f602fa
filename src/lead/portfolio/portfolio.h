/* The portfolio (kundeportefølje): every customer with a wheel, its round and what is next; how large a load each KAM
 * has. */
#ifndef LEAD_PORTFOLIO_H
#define LEAD_PORTFOLIO_H

#include "hub/account/account.h"
#include "wheel/round/round.h"

/* Each column rising, then falling: sort / 2 is the column, sort ^ 1 the other direction. What is missing stands last, equal ones by
 * revenue. */
enum portfolio_sort {
	PORTFOLIO_CUSTOMER,
	PORTFOLIO_CUSTOMER_DOWN,
	PORTFOLIO_KAM,
	PORTFOLIO_KAM_DOWN,
	PORTFOLIO_REVENUE,
	PORTFOLIO_REVENUE_DOWN, /* the list's own order */
	PORTFOLIO_CHANGE,
	PORTFOLIO_CHANGE_DOWN,
	PORTFOLIO_DUE, /* the day of what is next */
	PORTFOLIO_DUE_DOWN,
};
extern const struct choices portfolio_sorts;

/* One customer with a wheel, for lists and cards. */
#define WHEEL_LINE(F, S)                                                                                    \
	F(S, RECORD(struct account), account, .of = &account_record)                                        \
	F(S, TEXT, kam, .flags = F_COMPUTED)                                                                \
	F(S, TEXT, kam_key, .flags = F_COMPUTED | F_SECRET) /* the KAM's place in people's order */         \
	F(S, INT, members, .flags = F_COMPUTED) /* it and all below it in its group: the sums are theirs */ \
	F(S, MONEY, revenue_12m, .flags = F_COMPUTED)                                                       \
	F(S, MONEY, revenue_prev, .flags = F_COMPUTED)                                                      \
	F(S, DATE, first_day, .flags = F_COMPUTED) /* of their sales */                                     \
	F(S, PERCENT, change, .flags = F_COMPUTED) /* facts_growth */                                       \
	F(S, BOOL, grows, .flags = F_COMPUTED)                                                              \
	F(S, URL, href)                                                                                     \
	F(S, RECORD(struct wheel_view), wheel, .flags = F_COMPUTED, .of = &wheel_view_record)               \
	F(S, BOOL, expired, .flags = F_COMPUTED)                                                            \
	F(S, BOOL, soon, .flags = F_COMPUTED)                                                               \
	F(S, BOOL, overdue, .flags = F_COMPUTED)                                                            \
	F(S, BOOL, over_limit, .flags = F_COMPUTED)                                                         \
	/* the nearest customer above it with a wheel of its own: two wheels in one group */                \
	F(S, TEXT, also, .flags = F_COMPUTED)                                                               \
	F(S, URL, also_href, .flags = F_COMPUTED)
STRUCT_OF(wheel_line, WHEEL_LINE);
extern const struct record wheel_line_record;
/* Put wheel_lines into that order. */
void wheel_lines_sort(struct arena *, struct list *lines, enum portfolio_sort);

/* The customers of one level: how many, and their revenue with that of all below them that have no wheel of their own. */
#define LEVEL_SUM(F, S)                                 \
	F(S, CHOICE, level, .choices = &account_levels) \
	F(S, INT, count)                                \
	F(S, MONEY, revenue_12m)                        \
	F(S, PERCENT, share, .flags = F_COMPUTED) /* of all our 12-month revenue; NAN without sales */
STRUCT_OF(level_sum, LEVEL_SUM);
extern const struct record level_sum_record;

#endif

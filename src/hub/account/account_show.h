/* One customer with names and sums, flat: for the command line. Pure. */
#ifndef HUB_ACCOUNT_SHOW_H
#define HUB_ACCOUNT_SHOW_H

#include "hub/account/account.h"

#define ACCOUNT_SHOW(F, S)                              \
	F(S, ID, id)                                    \
	F(S, TEXT, number)                              \
	F(S, TEXT, name)                                \
	F(S, TEXT, short_name)                          \
	F(S, CHOICE, level, .choices = &account_levels) \
	F(S, TEXT, kam)                                 \
	F(S, TEXT, deputy)                              \
	F(S, TEXT, sponsor)                             \
	F(S, TEXT, parent)                              \
	F(S, TEXT, orgnr)                               \
	F(S, TEXT, industry)                            \
	F(S, TEXT, address)                             \
	F(S, TEXT, postal_code)                         \
	F(S, TEXT, city)                                \
	F(S, TEXT, country)                             \
	F(S, TEXT, phone)                               \
	F(S, BOOL, restricted)                          \
	F(S, MONEY, revenue)                            \
	F(S, MONEY, revenue_12m)                        \
	F(S, MONEY, revenue_prev)                       \
	F(S, MONEY, contribution_12m)                   \
	F(S, INT, line_count)                           \
	F(S, DATE, first_day)                           \
	F(S, DATE, last_day)                            \
	F(S, LONG, story)                               \
	F(S, TEXT, source)                              \
	F(S, TIME, created)                             \
	F(S, TIME, updated)
STRUCT_OF(account_show, ACCOUNT_SHOW);
extern const struct record account_show_record;

#endif

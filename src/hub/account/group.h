/* The group (konsern) that a customer belongs to: what it and all below it bought, and on whose wheel it is followed up. Pure. */
#ifndef HUB_GROUP_H
#define HUB_GROUP_H

#include "hub/account/account.h"

/* Steps from a customer up or down, and customers below one, that are looked at. */
#define GROUP_DEPTH "20"
#define GROUP_READ  "20001"
enum { GROUP_MAX = 20000 };

/* A customer together with all below it, and those below them, that the one who acts may know of: whoever stands below one that
 * he may not know of does not belong to it for him. */
#define GROUP_SUM(F, S)                                                                          \
	F(S, INT, members) /* 1 = nobody is below it; above GROUP_MAX: the sums are not whole */ \
	F(S, MONEY, revenue_12m)                                                                 \
	F(S, MONEY, revenue_prev)                                                                \
	F(S, DATE, first_day, .flags = F_NULL)
STRUCT_OF(group_sum, GROUP_SUM);
extern const struct record group_sum_record;
/* Are there sums of a group to be shown, beside the customer's own? */
bool group_has_sums(const struct group_sum *);

/* A customer and the nearest above it that has a wheel: it is followed up there. */
#define GROUP_COVER(F, S)                                   \
	F(S, ID, account_id)                                \
	F(S, ID, top_id)                                    \
	F(S, TEXT, top) /* its name */                      \
	F(S, CHOICE, top_level, .choices = &account_levels) \
	F(S, INT, depth)
STRUCT_OF(group_cover, GROUP_COVER);
extern const struct record group_cover_record;

#endif

/* The customer frame: what every page about one customer shows around its own content: name and people, wheel, what is
 * missing, key figures, tabs. The view of such a page has it as a member `room`, as it is called in JSON too, and the
 * page's template begins with {include customer_frame_head}. */
#ifndef HUB_CUSTOMER_FRAME_H
#define HUB_CUSTOMER_FRAME_H

#include "base/record.h"
#include "hub/account/account.h"
#include "hub/customer/wheel_view.h"

#define CUSTOMER_TAB_VIEW(F, S)                                                   \
	F(S, ID, number) /* 1–7; 0 for the others */                            \
	F(S, TEXT, label)                                                         \
	F(S, URL, href)                                                           \
	F(S, CHOICE, state, .choices = &step_states) /* of the step; -1 = none */ \
	F(S, BOOL, current)
STRUCT_OF(customer_tab_view, CUSTOMER_TAB_VIEW);
extern const struct record customer_tab_record;

struct customer_frame {
	struct account account;
	const char *href;
	const char *kam, *deputy, *sponsor, *parent;
	const char *parent_href;
	struct account_fact fact;
	double change;             /* of revenue, from the 12 months before to the last 12; NAN when those had none */
	double contribution_share; /* contribution as a share of revenue, last 12 months */
	double share_of_ours;      /* its revenue as a share of our whole revenue, last 12 months */
	int32_t facts_day;         /* date of the newest sale in the base */
	bool grows;                /* revenue has risen or is unchanged */
	bool sees_wheel, sees_opinions, may_edit, may_rate, may_decide;
	struct wheel_view wheel;
	const char *chart; /* of the last 36 whole months; NULL on the page that shows a larger one */
	bool more_missing; /* some of what is missing is folded away (struct missing, later) */
	bool later_dates;  /* some of the dates are folded away (struct ring_date, later) */
	struct list tabs;
};
extern const struct record customer_frame_record;

#endif

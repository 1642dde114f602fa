/* The customer frame: what every page about one customer shows around its own content: name and people, wheel, what is missing, key
 * figures, tabs. The view of such a page has it as a nested record with the name `room`, which is also its name in JSON, and the
 * page's template begins with {include customer_frame_head}. */
#ifndef HUB_CUSTOMER_FRAME_H
#define HUB_CUSTOMER_FRAME_H

#include "base/record.h"
#include "hub/account/account.h"
#include "hub/customer/wheel_view.h"

struct customer_tab_view {
	int64_t number; /* 1–7; 0 for the others */
	const char *label, *href;
	int32_t state; /* of the step; -1 = none */
	bool current;
};
extern const struct record customer_tab_record;

struct customer_frame {
	struct account account;
	const char *href;
	const char *kam, *deputy, *sponsor, *parent;
	const char *parent_href;
	struct account_fact fact;
	double change;             /* 12-month revenue on the 12 months before; NAN without a year before */
	double contribution_share; /* of 12-month revenue */
	double share_of_ours;      /* of all our 12-month revenue */
	int32_t facts_day;         /* date of the newest sale in the base */
	bool grows;                /* change is up or none */
	bool sees_wheel, sees_opinions, may_edit, may_rate, may_decide;
	struct wheel_view wheel;
	const char *chart; /* of the last 36 whole months; NULL on the page that shows a larger one */
	bool more_missing; /* more is missing than the first lines, which are all that is shown until asked for */
	bool later_dates;  /* the same of days within the round */
	struct list tabs;
};
extern const struct record customer_frame_record;

#endif

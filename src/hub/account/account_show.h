/* One customer with names and sums, flat: for the command line. Pure. */
#ifndef HUB_ACCOUNT_SHOW_H
#define HUB_ACCOUNT_SHOW_H

#include "hub/account/account.h"

struct account_show {
	int64_t id;
	const char *number, *name, *short_name;
	int32_t level;
	const char *kam, *deputy, *sponsor, *parent;
	const char *orgnr, *industry, *address, *postal_code, *city, *country, *phone;
	bool restricted;
	int64_t revenue, revenue_12m, revenue_prev, contribution_12m, line_count;
	int32_t first_day, last_day;
	const char *story, *source;
	int64_t created, updated;
};
extern const struct record account_show_record;

#endif

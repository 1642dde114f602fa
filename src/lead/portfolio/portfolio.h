/* The portfolio (kundeportefølje): every customer with a wheel, its round and what is next; how large a load each KAM
 * has. */
#ifndef LEAD_PORTFOLIO_H
#define LEAD_PORTFOLIO_H

#include "hub/account/account.h"
#include "wheel/round/round.h"

/* One customer with a wheel, for lists and cards. */
struct wheel_line {
	struct account account;
	const char *kam;
	int64_t revenue_12m, revenue_prev;
	double change; /* NAN without a year before */
	bool grows;
	const char *href;
	struct wheel_view wheel;
	bool expired, soon, overdue, over_limit;
};
extern const struct record wheel_line_record;

/* The customers of one level: how many, and their revenue. */
struct level_sum {
	int32_t level;
	int64_t count, revenue_12m;
	double share; /* of all our 12-month revenue; NAN without sales */
};
extern const struct record level_sum_record;

/* The load of one KAM: 1 for each full wheel, a half for each light one (KAM light and development). */
struct kam_load {
	int64_t person_id;
	const char *name;
	int64_t full_wheels, light_wheels;
	double load, load_limit;
	bool over;
	const char *bar; /* K_HTML */
};
extern const struct record kam_load_record;

double load_of(int64_t full, int64_t light);

#endif

/* Pareto: customers, or groups as one, by what they bought in a period; how few of them give how much. Pure. */
#ifndef LEAD_PARETO_H
#define LEAD_PARETO_H

#include "base/record.h"

enum pareto_period { PERIOD_12M, PERIOD_ALL, PERIOD_MONTHS };
extern const struct choices pareto_periods; /* "12m", "all", "months" */

struct pareto_query {
	int32_t period;   /* -1: months when from or to is given, else the 12 months of the facts */
	int32_t from, to; /* yyyymm */
	bool groups;
	int64_t start; /* rank of the page's first row; NONE = 1 */
};
extern const struct record pareto_query_record;

/* What one of them bought. */
struct bought {
	int64_t account_id, revenue;
	int64_t members; /* customers of the group that bought something; 1 */
};
extern const struct record bought_record;
/* A customer under another: whose group it belongs to. */
struct belongs {
	int64_t account_id, root_id;
};
extern const struct record belongs_record;

/* Largest first; equals by id. */
void pareto_sort(struct bought *, size_t count);
/* Add each customer to the root of its group; answers how many are left, in no order. `belongs` is sorted by account_id. */
size_t pareto_group(struct bought *, size_t count, const struct belongs *, size_t belongs_count);
/* How many of the sorted it takes to reach the share of the total; 0 when it is never reached or nothing was sold. */
size_t pareto_reach(const struct bought *, size_t count, int64_t total, double share);

struct pareto_row {
	int64_t rank, id;
	const char *number, *name, *href;
	int32_t level;
	const char *kam;
	int64_t revenue;
	double share, cumulative; /* of the total; NAN when that is not above zero */
	int64_t members;
	bool may_propose; /* the one who acts may rate and propose it */
	bool last_within; /* with this one the share is reached */
};
extern const struct record pareto_row_record;

struct pareto {
	int32_t period, from, to; /* months, 0 for everything */
	bool groups;
	int64_t total, count; /* customers (or groups) that bought something */
	double threshold;     /* 0.8 */
	int64_t reached;      /* how many give it; 0 = no verdict */
	double reached_share; /* of the customers */
	int32_t facts_day;
	const char *sentence, *period_text;
	struct list rows; /* pareto_row of the page */
	const char *next; /* path of the next page */
};
extern const struct record pareto_record;

#endif

/* The portfolio matrix, the recommended set and how stable it is: what the page shows, and the rules of its sentence. Pure. */
#ifndef WHEEL_MATRIX_H
#define WHEEL_MATRIX_H

#include "wheel/1-status/score/score.h"

/* One customer with a verdict on both axes. */
struct matrix_line {
	int64_t account_id;
	const char *number, *name, *href;
	int32_t level;
	int64_t revenue_12m;
	double attractiveness, strength;
	const char *quadrant;
	bool in_set;
	double share;    /* of the weight draws in which it is in the set */
	const char *bar; /* K_HTML */
	bool to_propose; /* in the set, without a wheel, not proposed yet, and mine to propose */
	bool proposed;
};
extern const struct record matrix_line_record;

/* One criterion: how far its weight can move before the set changes. */
struct interval_line {
	int64_t criterion_id;
	const char *name;
	int32_t axis;
	double now, low, high;     /* shares of the axis */
	const char *below, *above; /* who leaves or enters first, NULL at 0 or 100 % */
	bool tightest;             /* the sentence speaks of it */
	const char *bar;           /* K_HTML */
};
extern const struct record interval_line_record;

struct matrix_view {
	const char *tabs, *chart; /* K_HTML */
	const char *sentence;
	int64_t rated, known, in_set; /* customers with ratings; with a verdict; recommended */
	double enter_attractiveness, enter_strength, leave;
	int64_t draws;
	int64_t waiting; /* rated by others, not by me: left out until I have */
	bool whole;      /* the weights total 100 % on both axes */
	struct list lines, intervals;
	struct list recommended; /* the first of lines that are in the set */
	int64_t to_propose;      /* lines with to_propose */
	const char *propose_href;
	bool may_propose;
};
extern const struct record matrix_view_record;

/* The criterion whose weight has least room on its nearer side; -1 when none can change the set. */
int tightest(const struct weight_interval *, size_t count);

#endif

/* The portfolio matrix, the recommended set and how stable it is: what the page shows, and the rules of its sentence.
 * Pure. */
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
	double share;    /* of the random weightings with which it is in the set (score_acceptability) */
	const char *bar; /* K_HTML */
	bool to_propose; /* in the set, without a wheel, not proposed yet, and the one who acts may propose it */
	bool proposed;
};
extern const struct record matrix_line_record;

/* One criterion: how far its weight can move before the set changes. */
struct interval_line {
	int64_t criterion_id;
	const char *name;
	int32_t axis;
	double now, low, high; /* weights as shares of the axis: now, and the lowest and highest with the same set */
	const char *below, *above; /* the customer that leaves or enters first beyond them; NULL at 0 or 100 % */
	bool tightest;             /* it is the one in the page's sentence */
	const char *bar;           /* K_HTML */
};
extern const struct record interval_line_record;

struct matrix_view {
	const char *tabs, *chart; /* K_HTML */
	const char *sentence;
	int64_t rated, known, in_set; /* how many customers have ratings; have scores on both axes; are recommended */
	double enter_attractiveness, enter_strength, leave;
	int64_t draws;
	int64_t waiting; /* customers left out because the one who acts must rate them first, as others have */
	bool whole;      /* the weights total 100 % on both axes */
	struct list lines, intervals;
	struct list recommended; /* those at the beginning of lines that are in the set */
	int64_t to_propose;      /* lines with to_propose */
	const char *propose_href;
	bool may_propose;
};
extern const struct record matrix_view_record;

/* The criterion whose weight needs the smallest change, up or down, to change the set: its index; -1 when none can
 * change it. */
int tightest(const struct weight_interval *, size_t count);

#endif

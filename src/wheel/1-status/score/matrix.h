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

#define MATRIX_VIEW(F, S)                                                                                            \
	F(S, HTML, tabs) /* K_HTML */                                                                                \
	F(S, HTML, chart)                                                                                            \
	F(S, TEXT, sentence)                                                                                         \
	F(S, INT, rated) /* how many customers have ratings; have scores on both axes; are recommended */            \
	F(S, INT, known)                                                                                             \
	F(S, INT, in_set)                                                                                            \
	F(S, REAL, enter_attractiveness)                                                                             \
	F(S, REAL, enter_strength)                                                                                   \
	F(S, REAL, leave)                                                                                            \
	F(S, INT, draws)                                                                                             \
	F(S, INT, waiting) /* customers left out because the one who acts must rate them first, as others have */    \
	F(S, BOOL, whole)  /* the weights total 100 % on both axes */                                                \
	F(S, LIST, lines, .of = &matrix_line_record)                                                                 \
	F(S, LIST, intervals, .of = &interval_line_record)                                                           \
	F(S, LIST, recommended, .of = &matrix_line_record) /* those at the beginning of lines that are in the set */ \
	F(S, INT, to_propose)                              /* lines with to_propose */                               \
	F(S, URL, propose_href)                                                                                      \
	F(S, BOOL, may_propose)
STRUCT_OF(matrix_view, MATRIX_VIEW);
extern const struct record matrix_view_record;

/* The criterion whose weight needs the smallest change, up or down, to change the set: its index; -1 when none can
 * change it. */
int tightest(const struct weight_interval *, size_t count);

#endif

/* The portfolio matrix, the recommended set and how stable it is: what the page shows, and the rules of its sentence.
 * Pure. */
#ifndef WHEEL_MATRIX_H
#define WHEEL_MATRIX_H

#include "wheel/1-status/score/score.h"

/* One customer with a verdict on both axes. */
#define MATRIX_LINE(F, S)                                                                                                      \
	F(S, ID, account_id)                                                                                                   \
	F(S, TEXT, number, .label = "account.number")                                                                          \
	F(S, TEXT, name, .label = "portfolio.customer")                                                                        \
	F(S, URL, href)                                                                                                        \
	F(S, CHOICE, level, .label = "account.level", .choices = &account_levels)                                              \
	F(S, MONEY, revenue_12m, .label = "room.revenue_12m")                                                                  \
	F(S, REAL, attractiveness, .label = "axis.attractiveness", .flags = F_OPINION)                                         \
	F(S, REAL, strength, .label = "axis.strength", .flags = F_OPINION)                                                     \
	F(S, TEXT, quadrant, .label = "matrix.quadrant", .flags = F_OPINION)                                                   \
	F(S, BOOL, in_set, .label = "matrix.recommended", .flags = F_OPINION)                                                  \
	/* of the random weightings with which it is in the set (score_acceptability) */                                       \
	F(S, PERCENT, share, .label = "matrix.share", .flags = F_OPINION)                                                      \
	F(S, HTML, bar)                                                                                                        \
	/* in the set, without a wheel, not followed up in its group, not proposed yet, and the one who acts may propose it */ \
	F(S, BOOL, to_propose)                                                                                                 \
	F(S, BOOL, proposed)                                                                                                   \
	F(S, TEXT, cover) /* the customer above it on whose wheel it is followed up */                                         \
	F(S, URL, cover_href)
STRUCT_OF(matrix_line, MATRIX_LINE);
extern const struct record matrix_line_record;

/* One criterion: how far its weight can move before the set changes. */
#define INTERVAL_LINE(F, S)                                                                   \
	F(S, ID, criterion_id)                                                                \
	F(S, TEXT, name, .label = "status.criterion")                                         \
	F(S, CHOICE, axis, .label = "criterion.axis", .choices = &axes)                       \
	F(S, PERCENT, now, .label = "status.weight") /* weight as a share of the axis */      \
	F(S, TEXT, now_text, .label = "status.weight")                                        \
	/* the lowest and the highest with the same set, rounded inwards; the same as text */ \
	F(S, PERCENT, low, .label = "matrix.low")                                             \
	F(S, PERCENT, high, .label = "matrix.high")                                           \
	F(S, TEXT, low_text, .label = "matrix.low")                                           \
	F(S, TEXT, high_text, .label = "matrix.high")                                         \
	/* the customer that leaves or enters first below low; NULL at 0 % */                 \
	F(S, TEXT, below, .label = "matrix.changes_below", .flags = F_OPINION)                \
	/* the customer that leaves or enters first above high; NULL at 100 % */              \
	F(S, TEXT, above, .label = "matrix.changes_above", .flags = F_OPINION)                \
	F(S, BOOL, tightest) /* it is the one in the page's sentence */                       \
	F(S, HTML, bar)
STRUCT_OF(interval_line, INTERVAL_LINE);
extern const struct record interval_line_record;

#define MATRIX_VIEW(F, S)                                                                                            \
	F(S, HTML, tabs)                                                                                             \
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

/* A customer's score with every contribution visible: what the status page and the JSON show. */
#ifndef WHEEL_SCORE_VIEW_H
#define WHEEL_SCORE_VIEW_H

#include "wheel/1-status/score/score.h"

/* One step of a criterion's scale. */
#define ANCHOR(F, S)     \
	F(S, INT, value) \
	F(S, TEXT, text) \
	F(S, BOOL, mine)
STRUCT_OF(anchor, ANCHOR);
extern const struct record anchor_record;

#define SCORE_LINE(F, S)                                                                                \
	F(S, ID, criterion_id)                                                                          \
	F(S, TEXT, name)                                                                                \
	F(S, CHOICE, axis, .choices = &axes)                                                            \
	F(S, PERCENT, weight) /* share of the axis */                                                   \
	F(S, BOOL, computed)                                                                            \
	F(S, REAL, value, .flags = F_OPINION) /* median of the raters, or by the formula; NAN = none */ \
	F(S, INT, low, .flags = F_OPINION)    /* range of the raters; NONE = none */                    \
	F(S, INT, high, .flags = F_OPINION)                                                             \
	F(S, INT, raters)                                                                               \
	F(S, INT, stale)                                                                                \
	F(S, REAL, contribution, .flags = F_OPINION) /* to the axis's score */                          \
	F(S, INT, mine)                              /* my own rating, NONE = not given */              \
	F(S, LONG, my_evidence)                                                                         \
	F(S, CHOICE, my_confidence, .choices = &confidences)                                            \
	F(S, BOOL, hidden) /* others' ratings are not shown until the one who acts has rated */         \
	F(S, LIST, anchors, .of = &anchor_record)                                                       \
	F(S, LIST, ratings, .of = &rater_line_record)
STRUCT_OF(score_line, SCORE_LINE);
extern const struct record score_line_record;

/* One rater's latest rating, for "Hvem mener hva". */
#define RATER_LINE(F, S)                                                      \
	F(S, TEXT, rater)                                                     \
	F(S, INT, value, .flags = F_OPINION)                                  \
	F(S, LONG, evidence, .flags = F_OPINION)                              \
	F(S, CHOICE, confidence, .flags = F_OPINION, .choices = &confidences) \
	F(S, TIME, at)                                                        \
	F(S, BOOL, stale)
STRUCT_OF(rater_line, RATER_LINE);
extern const struct record rater_line_record;

#define SCORE_VIEW(F, S)                                                                                               \
	F(S, REAL, attractiveness, .flags = F_OPINION) /* NAN = too little is known */                                 \
	F(S, REAL, strength, .flags = F_OPINION)                                                                       \
	F(S, PERCENT, attractiveness_known) /* share of the weight that is known */                                    \
	F(S, PERCENT, strength_known)                                                                                  \
	F(S, BOOL, in_set, .flags = F_OPINION)                                                                         \
	F(S, TEXT, quadrant, .flags = F_OPINION) /* Satse, Utvikle, Vedlikeholde, Betjene enkelt; NULL = no verdict */ \
	F(S, REAL, enter_attractiveness)                                                                               \
	F(S, REAL, enter_strength)                                                                                     \
	F(S, LIST, attraction, .of = &score_line_record) /* score_line of each axis */                                 \
	F(S, LIST, strengths, .of = &score_line_record)                                                                \
	F(S, BOOL, hidden)      /* scores are not shown until the one who acts has rated */                            \
	F(S, TIME, rated_since) /* older ratings do not count */
STRUCT_OF(score_view, SCORE_VIEW);
extern const struct record score_view_record;

/* Message key of the quadrant, NULL where a score is missing. */
const char *quadrant_key(double attractiveness, double strength, double enter_attractiveness, double enter_strength);

#endif

/* A customer's score with every contribution visible: what the status page and the JSON show. */
#ifndef WHEEL_SCORE_VIEW_H
#define WHEEL_SCORE_VIEW_H

#include "wheel/1-status/score/score.h"

/* One step of a criterion's scale. */
struct anchor {
	int64_t value;
	const char *text;
	bool mine;
};
extern const struct record anchor_record;

struct score_line {
	int64_t criterion_id;
	const char *name;
	int32_t axis;
	double weight; /* share of the axis */
	bool computed;
	double value;      /* median of the raters, or by the formula; NAN = none */
	int64_t low, high; /* range of the raters; NONE = none */
	int64_t raters, stale;
	double contribution; /* to the axis's score */
	int64_t mine;        /* my own rating, NONE = not given */
	const char *my_evidence;
	int32_t my_confidence;
	bool hidden; /* others' ratings are not shown until the one who acts has rated */
	struct list anchors, ratings;
};
extern const struct record score_line_record;

/* One rater's latest rating, for "Hvem mener hva". */
struct rater_line {
	const char *rater;
	int64_t value;
	const char *evidence;
	int32_t confidence;
	int64_t at;
	bool stale;
};
extern const struct record rater_line_record;

struct score_view {
	double attractiveness, strength;             /* NAN = too little is known */
	double attractiveness_known, strength_known; /* share of the weight that is known */
	bool in_set;
	const char *quadrant; /* Satse, Utvikle, Vedlikeholde, Betjene enkelt; NULL = no verdict */
	double enter_attractiveness, enter_strength;
	struct list attraction, strengths; /* score_line of each axis */
	bool hidden;                       /* scores are not shown until the one who acts has rated */
	int64_t rated_since;               /* older ratings do not count */
};
extern const struct record score_view_record;

/* Message key of the quadrant, NULL where a score is missing. */
const char *quadrant_key(double attractiveness, double strength, double enter_attractiveness, double enter_strength);

#endif

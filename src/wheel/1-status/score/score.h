/* Score: from ratings to a place in the portfolio. Pure: criteria and values in, numbers out. Method: weighted additive
 * value (simple multi-attribute rating), per axis; stability after the weight-interval analysis of Mareschal (1988) in
 * closed form and the acceptability index of SMAA (Lahdelma, Hokkanen & Salminen 1998) by draws of weights. */
#ifndef WHEEL_SCORE_H
#define WHEEL_SCORE_H

#include "base/noun.h"

enum axis { AXIS_ATTRACTIVENESS, AXIS_STRENGTH, AXIS_COUNT };
extern const struct choices axes; /* "attractiveness", "strength" */

/* Where a criterion's value comes from: people's ratings, or the customer's sales by a stated formula. */
enum basis { BASIS_RATED, BASIS_REVENUE, BASIS_CONTRIBUTION, BASIS_GROWTH };
extern const struct choices bases;

enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };
extern const struct choices confidences;

/* cuts, for a computed one: four rising bounds, "10 20 30 40"; NULL = those of the portfolio. weight: in basis points; those of an
 * axis are 10,000 together. anchors: five lines that describe 1 … 5. */
#define CRITERION(F, S)                                                   \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                            \
	F(S, TEXT, code, .flags = F_NO_NAME | F_FIXED, .max = 40)         \
	F(S, TEXT, name_nb, .flags = F_FREE_TEXT | F_REQUIRED, .max = 80) \
	F(S, TEXT, name_en, .flags = F_FREE_TEXT | F_REQUIRED, .max = 80) \
	F(S, CHOICE, axis, .flags = F_REQUIRED, .choices = &axes)         \
	F(S, CHOICE, basis, .flags = F_REQUIRED, .choices = &bases)       \
	F(S, TEXT, cuts, .flags = F_NO_NAME | F_NULL, .max = 100)         \
	F(S, BOOL, lower_is_better)                                       \
	F(S, BOOL, active)                                                \
	F(S, INT, weight, .flags = F_REQUIRED, .min = 0, .max = 10000)    \
	F(S, LONG, anchors_nb, .flags = F_FREE_TEXT, .max = 1000)         \
	F(S, LONG, anchors_en, .flags = F_FREE_TEXT, .max = 1000)         \
	F(S, INT, position, .min = 0, .max = 1000)                        \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(criterion, CRITERION);
extern const struct noun criterion_noun;

#define RATING(F, S)                                                                                                    \
	F(S, ID, id, .flags = F_KEY)                                                                                    \
	F(S, ID, account_id, .flags = F_FIXED | F_ROOT, .ref = "account")                                               \
	F(S, ID, criterion_id, .flags = F_FIXED)                                                                        \
	F(S, ID, person_id, .flags = F_FIXED, .ref = "person")                                                          \
	F(S, INT, value, .flags = F_NULL | F_OPINION, .min = VALUE_MIN, .max = VALUE_MAX) /* 1–5; NONE: taken back */ \
	F(S, LONG, evidence, .flags = F_NULL | F_OPINION | F_FREE_TEXT, .max = 2000)                                    \
	F(S, CHOICE, confidence, .flags = F_NULL | F_OPINION, .choices = &confidences)                                  \
	F(S, TIME, at)
STRUCT_OF(rating, RATING);
extern const struct record rating_record;

/* A rating with its rater's name. */
#define RATING_ROW(F, S)                                     \
	F(S, RECORD(struct rating), r, .of = &rating_record) \
	F(S, TEXT, rater, .flags = F_COMPUTED)
STRUCT_OF(rating_row, RATING_ROW);
extern const struct record rating_row_record;

enum { CRITERIA_MAX = 32 /* active */, CRITERIA_STORED_MAX = 100, WEIGHT_WHOLE = 10000, VALUE_MIN = 1, VALUE_MAX = 5 };

/* What is known of one customer: a value 1–5 per criterion (NAN = none). */
struct scored {
	int64_t account_id;
	float value[CRITERIA_MAX];
	bool in_before; /* in the set already, or key customer: it leaves only 0.3 below where one enters */
};

/* A customer to score, with what computed criteria need. */
#define RATED_ACCOUNT(F, S)                             \
	F(S, ID, id)                                    \
	F(S, TEXT, number)                              \
	F(S, TEXT, name)                                \
	F(S, TEXT, short_name)                          \
	F(S, CHOICE, level, .choices = &account_levels) \
	F(S, ID, kam_id)                                \
	F(S, ID, deputy_id)                             \
	F(S, MONEY, revenue_12m)                        \
	F(S, MONEY, revenue_prev)                       \
	F(S, MONEY, contribution_12m)                   \
	F(S, DATE, first_day) /* of its sales */
STRUCT_OF(rated_account, RATED_ACCOUNT);
extern const struct record rated_account_record;

/* The model: active criteria in order, weights, thresholds. */
struct model {
	size_t count;
	int32_t axis[CRITERIA_MAX];
	double weight[CRITERIA_MAX]; /* per axis; any positive scale */
	double enter[AXIS_COUNT];    /* 3.5, 2.5 */
	double leave;                /* 0.3 */
};

struct axis_score {
	double score;    /* 1–5; NAN when less than half of the axis's weight is known */
	double coverage; /* share of the axis's weight that is known, 0–1 */
};
/* Σ weight × value / Σ weight over the criteria that have a value. */
struct axis_score score_axis(const struct model *, const struct scored *, enum axis);
/* Attractiveness and strength both at or above their thresholds (lower for one that is in already). */
bool score_in_set(const struct model *, const struct scored *);
/* How much criterion c adds to its axis's score: weight × value / Σ weight known; NAN without a value. */
double score_contribution(const struct model *, const struct scored *, size_t c);

/* Median of n values (n ≥ 1); sorts them. */
double score_median(double *values, size_t n);
/* A value 1–5 by four rising bounds: 1 below the first … 5 from the fourth on; when lower is better 5 … 1. */
int score_by_cuts(double x, const double cuts[4], bool lower_is_better);
/* Parse "10 20 30 40"; false unless four rising numbers. */
bool score_cuts_parse(const char *text, double ret[4]);

/* How far the weight of criterion c can move while the recommended set stays the same. now, low, high: its share of the
 * axis, 0–1, with the other weights in their proportions. at_low, at_high: index of the customer that leaves or enters
 * first beyond that end; -1 when the end is 0 or 1. low_open, high_open: it has entered already where the weight is
 * exactly at that end. Without any other weight on the axis nothing is moved. */
struct weight_interval {
	double now, low, high;
	int at_low, at_high;
	bool low_open, high_open;
};
struct weight_interval score_interval(const struct model *, const struct scored *, size_t n, size_t c);
/* The interval as it is said, 0–1: rounded inwards to whole per cent, or to so many decimals as it takes for now to lie
 * within, so that what is said holds. Never wider than the interval. */
struct weight_shown {
	double low, high;
	int decimals;
};
struct weight_shown score_interval_shown(const struct weight_interval *);

/* For each of n customers, the share of `draws` random weightings (uniform on the simplex of each axis, fixed seed)
 * with which score_in_set says that it is in the set. */
enum { DRAWS = 10000 };
void score_acceptability(const struct model *, const struct scored *, size_t n, size_t draws, double *ret);

/* Lifetime value: Σ t=1..horizon (contribution − cost) × retention^(t−1) / (1 + discount)^t, in minor units, not rounded;
 * contribution and cost are given, since what a table asks about (a tenth more) is no whole minor unit
 * (Berger & Nasr 1998, case 1, payment at the end of each year). */
#define CLV(F, S)                                                    \
	F(S, ID, account_id, .flags = F_KEY)                         \
	F(S, MONEY, contribution, .flags = F_NULL)                   \
	F(S, PERCENT, retention, .flags = F_REQUIRED)                \
	F(S, PERCENT, discount, .flags = F_REQUIRED)                 \
	F(S, INT, horizon, .flags = F_REQUIRED, .min = 1, .max = 30) \
	F(S, MONEY, cost_to_serve, .flags = F_REQUIRED)              \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(clv, CLV);
extern const struct record clv_record;
double clv_value(const struct clv *, double contribution, double cost);

#endif

/* The scoring grid, customers × criteria: the one who acts ("I" below) fills in his ratings, and sees others' beside
 * each that he has given. Pure. */
#ifndef WHEEL_SCORING_H
#define WHEEL_SCORING_H

#include "wheel/1-status/score/score.h"

/* Which customers: the largest by 12-month revenue, ordinary ones that somebody has rated or proposed, those whose team
 * I am on, or some by their ids. */
enum scoring_set { SET_TOP, SET_CANDIDATES, SET_MINE, SET_CHOSEN };
extern const struct choices scoring_sets; /* "top", "candidates", "mine", "chosen" */

struct chosen_id {
	int64_t id;
};
struct scoring_query {
	int32_t set;     /* -1: chosen when there are ids, else the largest or mine */
	struct list id;  /* chosen_id */
	int64_t revenue; /* of the last row of the page before; NONE = the first page */
	int64_t after;   /* its id */
};
extern const struct record scoring_query_record;

/* A criterion as a column. */
struct scoring_column {
	int64_t id;
	const char *name;
	int32_t axis;
	double weight; /* share of the axis */
	bool computed;
	bool edge; /* the first of the second axis, where a line is drawn */
	struct list anchors;
	const char *formula; /* of a computed one */
};
extern const struct record scoring_column_record;

struct scoring_cell {
	int64_t criterion_id;
	const char *field; /* name of its input, "r-CUSTOMER-CRITERION" */
	const char *text;  /* what the input holds: mine, or what was typed */
	bool computed, edge;
	int64_t mine, was; /* my rating; mine that is too old to count. NONE = none */
	const char *evidence;
	int32_t confidence;
	bool hidden;        /* others have rated it, and I must first */
	double value;       /* median of all, or computed; NAN = none or hidden */
	int64_t low, high;  /* range of all; NONE = none or hidden */
	int64_t raters;     /* how many ratings count */
	const char *beside; /* text beside my rating: "3,5 · 2–5", or how many ratings are hidden */
	const char *label;  /* customer and criterion */
};
extern const struct record scoring_cell_record;

struct scoring_row {
	int64_t id;
	const char *number, *name, *href;
	int32_t level;
	int64_t revenue_12m;
	struct list cells;
	bool hidden;                     /* its scores are not shown until I have rated it */
	double attractiveness, strength; /* NAN = too little is known, or hidden */
	const char *score_1, *score_2;   /* the same as text */
};
extern const struct record scoring_row_record;

struct scoring {
	int32_t set;
	bool may_rate;
	struct list criteria; /* scoring_column */
	struct list rows;     /* scoring_row */
	int64_t given, asked; /* my ratings on this page, and how many there are to give */
	const char *next;     /* path of the next page */
};
extern const struct record scoring_record;

/* What saving cells answers. */
struct scoring_saved {
	int64_t saved;
	struct list rows; /* scoring_row of the customers touched */
};
extern const struct record scoring_saved_record;

#endif

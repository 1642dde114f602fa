/* The scoring grid, customers × criteria: the one who acts ("I" below) fills in his ratings, and sees others' beside
 * each that he has given. Pure. */
#ifndef WHEEL_SCORING_H
#define WHEEL_SCORING_H

#include "wheel/1-status/score/score.h"

/* Which customers: the largest by 12-month revenue, ordinary ones that somebody has rated or proposed, those whose team
 * I am on, or some by their ids. */
enum scoring_set { SET_TOP, SET_CANDIDATES, SET_MINE, SET_CHOSEN };
extern const struct choices scoring_sets; /* "top", "candidates", "mine", "chosen" */

#define CHOSEN_ID(F, S) F(S, ID, id, .label = "scoring.id")
STRUCT_OF(chosen_id, CHOSEN_ID);
extern const struct record chosen_id_record;
#define SCORING_QUERY(F, S)                                                                                            \
	/* -1: chosen when there are ids, else the largest or mine */                                                  \
	F(S, CHOICE, set, .choices = &scoring_sets, .label = "scoring.set")                                            \
	F(S, LIST, id, .of = &chosen_id_record, .label = "scoring.id")                                                 \
	F(S, INT, revenue, .label = "portfolio.after") /* of the last row of the page before; NONE = the first page */ \
	F(S, ID, after, .label = "portfolio.after")    /* its id */
STRUCT_OF(scoring_query, SCORING_QUERY);
extern const struct record scoring_query_record;

/* A criterion as a column. */
#define SCORING_COLUMN(F, S)                                                       \
	F(S, ID, id)                                                               \
	F(S, TEXT, name)                                                           \
	F(S, CHOICE, axis, .choices = &axes)                                       \
	F(S, PERCENT, weight) /* share of the axis */                              \
	F(S, BOOL, computed)                                                       \
	F(S, BOOL, edge) /* the first of the second axis, where a line is drawn */ \
	F(S, LIST, anchors, .of = &anchor_record)                                  \
	F(S, TEXT, formula) /* of a computed one */
STRUCT_OF(scoring_column, SCORING_COLUMN);
extern const struct record scoring_column_record;

#define SCORING_CELL(F, S)                                                                                \
	F(S, ID, criterion_id)                                                                            \
	F(S, TEXT, field) /* name of its input, "r-CUSTOMER-CRITERION" */                                 \
	F(S, TEXT, text)  /* what the input holds: mine, or what was typed */                             \
	F(S, BOOL, computed)                                                                              \
	F(S, BOOL, edge)                                                                                  \
	F(S, INT, mine) /* my rating; mine that is too old to count. NONE = none */                       \
	F(S, INT, was)                                                                                    \
	F(S, LONG, evidence)                                                                              \
	F(S, CHOICE, confidence, .choices = &confidences)                                                 \
	F(S, BOOL, hidden)                    /* others have rated it, and I must first */                \
	F(S, REAL, value, .flags = F_OPINION) /* median of all, or computed; NAN = none or hidden */      \
	F(S, INT, low, .flags = F_OPINION)    /* range of all; NONE = none or hidden */                   \
	F(S, INT, high, .flags = F_OPINION)                                                               \
	F(S, INT, raters) /* how many ratings count */                                                    \
	F(S, TEXT, beside,                                                                                \
	  .flags = F_OPINION) /* text beside my rating: "3,5 · 2–5", or how many ratings are hidden */ \
	F(S, TEXT, label)     /* customer and criterion */
STRUCT_OF(scoring_cell, SCORING_CELL);
extern const struct record scoring_cell_record;

#define SCORING_ROW(F, S)                                                                                   \
	F(S, ID, id)                                                                                        \
	F(S, TEXT, number)                                                                                  \
	F(S, TEXT, name)                                                                                    \
	F(S, URL, href)                                                                                     \
	F(S, CHOICE, level, .choices = &account_levels)                                                     \
	F(S, MONEY, revenue_12m)                                                                            \
	F(S, LIST, cells, .of = &scoring_cell_record)                                                       \
	F(S, BOOL, hidden)                             /* its scores are not shown until I have rated it */ \
	F(S, REAL, attractiveness, .flags = F_OPINION) /* NAN = too little is known, or hidden */           \
	F(S, REAL, strength, .flags = F_OPINION)                                                            \
	F(S, TEXT, score_1, .flags = F_OPINION) /* the same as text */                                      \
	F(S, TEXT, score_2, .flags = F_OPINION)
STRUCT_OF(scoring_row, SCORING_ROW);
extern const struct record scoring_row_record;

#define SCORING(F, S)                                                                  \
	F(S, CHOICE, set, .choices = &scoring_sets)                                    \
	F(S, BOOL, may_rate)                                                           \
	F(S, LIST, criteria, .of = &scoring_column_record)                             \
	F(S, LIST, rows, .of = &scoring_row_record)                                    \
	F(S, INT, given) /* my ratings on this page, and how many there are to give */ \
	F(S, INT, asked)                                                               \
	F(S, URL, next) /* path of the next page */
STRUCT_OF(scoring, SCORING);
extern const struct record scoring_record;

/* What saving cells answers. */
#define SCORING_SAVED(F, S) \
	F(S, INT, saved)    \
	F(S, LIST, rows, .of = &scoring_row_record) /* of the customers touched */
STRUCT_OF(scoring_saved, SCORING_SAVED);
extern const struct record scoring_saved_record;

#endif

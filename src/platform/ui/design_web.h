/* The page /design, which shows every component with made-up data. Nothing is stored. */
#ifndef PLATFORM_UI_DESIGN_WEB_H
#define PLATFORM_UI_DESIGN_WEB_H

#include "base/ctx.h"
#include "base/record.h"
#include "platform/ui/wheel.h"

struct design_line { /* one missing thing, finding, waiting thing */
	int64_t step;
	int32_t state;
	const char *text, *detail, *action;
};

struct design_row {
	int64_t id;
	const char *wheel, *name, *level, *kam, *next, *spark;
	int64_t revenue;
	double change;
	bool up;
	int32_t due, state;
};

struct design_bar {
	const char *name, *bar;
	double low, value, high;
};

struct design_cell {
	const char *name, *label; /* form name and what a screen reader says */
	int64_t value;            /* NONE = not rated */
	bool old, computed, edge;
};
#define DESIGN_GRID_ROW(F, S) \
	F(S, ID, id)          \
	F(S, TEXT, name)      \
	F(S, LIST, cells, .of = &cell_record) /* design_cell */
STRUCT_OF(design_grid_row, DESIGN_GRID_ROW);
struct design_scale {
	int64_t value;
	const char *text;
};
#define DESIGN_CRITERION(F, S) \
	F(S, TEXT, name)       \
	F(S, INT, weight)      \
	F(S, BOOL, edge)       \
	F(S, LIST, scale, .of = &scale_record) /* design_scale */
STRUCT_OF(design_criterion, DESIGN_CRITERION);

struct design_wheel {
	const char *text, *svg;
};

struct design_form { /* a form as it is shown again after it was refused */
	const char *name, *mail, *note;
	int64_t share;
	int32_t state;
};

struct design {
	const char *room, *sentence, *ends;
	struct list steps;               /* wheel_step */
	struct list missing;             /* design_line */
	struct list large, cards, small; /* design_wheel */
	struct list rows;                /* design_row */
	struct list criteria, grid;      /* design_criterion, design_grid_row */
	struct list intervals, shares;   /* design_bar */
	const char *months, *pareto, *matrix, *emblem;
	int64_t revenue;
	double contribution, share, wallet;
	int32_t today, notice;
	struct design_form form;
	const char *shown, *prev, *next, *clock;
};
extern const struct record design_record;

/* Fill all of it in the request's language, in the arena. */
void design_fill(struct ctx *cx, struct design *);

#endif

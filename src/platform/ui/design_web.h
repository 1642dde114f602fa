/* The page /design, which shows every component with made-up data. Nothing is stored. */
#ifndef PLATFORM_UI_DESIGN_WEB_H
#define PLATFORM_UI_DESIGN_WEB_H

#include "base/ctx.h"
#include "base/record.h"
#include "platform/ui/wheel.h"

/* One missing thing, finding, waiting thing. */
#define DESIGN_LINE(F, S)                          \
	F(S, INT, step)                            \
	F(S, CHOICE, state, .choices = &ui_states) \
	F(S, TEXT, text)                           \
	F(S, TEXT, detail)                         \
	F(S, TEXT, action)
STRUCT_OF(design_line, DESIGN_LINE);

#define DESIGN_ROW(F, S)                                \
	F(S, ID, id)                                    \
	F(S, HTML, wheel)                               \
	F(S, TEXT, name)                                \
	F(S, TEXT, level)                               \
	F(S, TEXT, kam)                                 \
	F(S, TEXT, next)                                \
	F(S, HTML, spark)                               \
	F(S, MONEY, revenue, .label = "design.revenue") \
	F(S, PERCENT, change)                           \
	F(S, BOOL, up)                                  \
	F(S, DATE, due)                                 \
	F(S, CHOICE, state, .choices = &ui_states)
STRUCT_OF(design_row, DESIGN_ROW);

#define DESIGN_BAR(F, S)     \
	F(S, TEXT, name)     \
	F(S, HTML, bar)      \
	F(S, PERCENT, low)   \
	F(S, PERCENT, value) \
	F(S, PERCENT, high)
STRUCT_OF(design_bar, DESIGN_BAR);

#define DESIGN_CELL(F, S)                                 \
	F(S, TEXT, name)  /* form name */                 \
	F(S, TEXT, label) /* what a screen reader says */ \
	F(S, INT, value)  /* NONE = not rated */          \
	F(S, BOOL, old)                                   \
	F(S, BOOL, computed)                              \
	F(S, BOOL, edge)
STRUCT_OF(design_cell, DESIGN_CELL);
#define DESIGN_GRID_ROW(F, S) \
	F(S, ID, id)          \
	F(S, TEXT, name)      \
	F(S, LIST, cells, .of = &cell_record) /* design_cell */
STRUCT_OF(design_grid_row, DESIGN_GRID_ROW);
#define DESIGN_SCALE(F, S) \
	F(S, INT, value)   \
	F(S, TEXT, text)
STRUCT_OF(design_scale, DESIGN_SCALE);
#define DESIGN_CRITERION(F, S) \
	F(S, TEXT, name)       \
	F(S, INT, weight)      \
	F(S, BOOL, edge)       \
	F(S, LIST, scale, .of = &scale_record) /* design_scale */
STRUCT_OF(design_criterion, DESIGN_CRITERION);

#define DESIGN_WHEEL(F, S) \
	F(S, TEXT, text)   \
	F(S, HTML, svg)
STRUCT_OF(design_wheel, DESIGN_WHEEL);

/* A form as it is shown again after it was refused. */
#define DESIGN_FORM(F, S) \
	F(S, TEXT, name)  \
	F(S, TEXT, mail)  \
	F(S, LONG, note)  \
	F(S, INT, share)  \
	F(S, CHOICE, state, .choices = &ui_states)
STRUCT_OF(design_form, DESIGN_FORM);

#define DESIGN(F, S)                                               \
	F(S, HTML, band)                                           \
	F(S, HTML, room)                                           \
	F(S, TEXT, sentence)                                       \
	F(S, TEXT, ends)                                           \
	F(S, LIST, steps, .of = &wheel_step_record)                \
	F(S, LIST, missing, .of = &line_record)                    \
	F(S, LIST, large, .of = &wheel_record)                     \
	F(S, LIST, cards, .of = &wheel_record)                     \
	F(S, LIST, small, .of = &wheel_record)                     \
	F(S, LIST, rows, .of = &row_record)                        \
	F(S, LIST, criteria, .of = &criterion_record)              \
	F(S, LIST, grid, .of = &grid_record)                       \
	F(S, LIST, intervals, .of = &bar_record)                   \
	F(S, LIST, shares, .of = &bar_record)                      \
	F(S, HTML, months)                                         \
	F(S, HTML, pareto)                                         \
	F(S, HTML, matrix)                                         \
	F(S, HTML, emblem)                                         \
	F(S, MONEY, revenue)                                       \
	F(S, PERCENT, contribution)                                \
	F(S, PERCENT, share)                                       \
	F(S, PERCENT, wallet)                                      \
	F(S, DATE, today)                                          \
	F(S, DATE, notice)                                         \
	F(S, RECORD(struct design_form), form, .of = &form_record) \
	F(S, TEXT, shown)                                          \
	F(S, URL, prev)                                            \
	F(S, URL, next)                                            \
	F(S, TEXT, clock)
STRUCT_OF(design, DESIGN);
extern const struct record design_record;

/* Fill all of it in the request's language, in the arena. */
void design_fill(struct ctx *cx, struct design *);

#endif

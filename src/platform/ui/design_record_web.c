/* The tables of /design's data. */
#include "platform/ui/design_web.h"

static const struct field line_fields[] = {
    FIELD(struct design_line, step, K_INT),    FIELD(struct design_line, state, K_CHOICE, .choices = &ui_states),
    FIELD(struct design_line, text, K_TEXT),   FIELD(struct design_line, detail, K_TEXT),
    FIELD(struct design_line, action, K_TEXT),
};
static const struct record line_record = RECORD("design_line", struct design_line, line_fields);

static const struct field row_fields[] = {
    FIELD(struct design_row, id, K_ID),          FIELD(struct design_row, wheel, K_HTML),
    FIELD(struct design_row, name, K_TEXT),      FIELD(struct design_row, level, K_TEXT),
    FIELD(struct design_row, kam, K_TEXT),       FIELD(struct design_row, next, K_TEXT),
    FIELD(struct design_row, spark, K_HTML),     FIELD(struct design_row, revenue, K_MONEY, .label = "design.revenue"),
    FIELD(struct design_row, change, K_PERCENT), FIELD(struct design_row, up, K_BOOL),
    FIELD(struct design_row, due, K_DATE),       FIELD(struct design_row, state, K_CHOICE, .choices = &ui_states),
};
static const struct record row_record = RECORD("design_row", struct design_row, row_fields);

static const struct field bar_fields[] = {
    FIELD(struct design_bar, name, K_TEXT),    FIELD(struct design_bar, bar, K_HTML),
    FIELD(struct design_bar, low, K_PERCENT),  FIELD(struct design_bar, value, K_PERCENT),
    FIELD(struct design_bar, high, K_PERCENT),
};
static const struct record bar_record = RECORD("design_bar", struct design_bar, bar_fields);

static const struct field cell_fields[] = {
    FIELD(struct design_cell, name, K_TEXT),     FIELD(struct design_cell, label, K_TEXT),
    FIELD(struct design_cell, value, K_INT),     FIELD(struct design_cell, old, K_BOOL),
    FIELD(struct design_cell, computed, K_BOOL), FIELD(struct design_cell, edge, K_BOOL),
};
static const struct record cell_record = RECORD("design_cell", struct design_cell, cell_fields);

static const struct field grid_fields[] = FIELDS_OF(design_grid_row, DESIGN_GRID_ROW);
static const struct record grid_record = RECORD("design_grid_row", struct design_grid_row, grid_fields);

static const struct field scale_fields[] = {
    FIELD(struct design_scale, value, K_INT),
    FIELD(struct design_scale, text, K_TEXT),
};
static const struct record scale_record = RECORD("design_scale", struct design_scale, scale_fields);

static const struct field criterion_fields[] = FIELDS_OF(design_criterion, DESIGN_CRITERION);
static const struct record criterion_record = RECORD("design_criterion", struct design_criterion, criterion_fields);

static const struct field wheel_fields[] = {
    FIELD(struct design_wheel, text, K_TEXT),
    FIELD(struct design_wheel, svg, K_HTML),
};
static const struct record wheel_record = RECORD("design_wheel", struct design_wheel, wheel_fields);

static const struct field form_fields[] = {
    FIELD(struct design_form, name, K_TEXT),
    FIELD(struct design_form, mail, K_TEXT),
    FIELD(struct design_form, note, K_LONG),
    FIELD(struct design_form, share, K_INT),
    FIELD(struct design_form, state, K_CHOICE, .choices = &ui_states),
};
static const struct record form_record = RECORD("design_form", struct design_form, form_fields);

static const struct field design_fields[] = {
    FIELD(struct design, room, K_HTML),
    FIELD(struct design, sentence, K_TEXT),
    FIELD(struct design, ends, K_TEXT),
    FIELD(struct design, steps, K_LIST, .of = &wheel_step_record),
    FIELD(struct design, missing, K_LIST, .of = &line_record),
    FIELD(struct design, large, K_LIST, .of = &wheel_record),
    FIELD(struct design, cards, K_LIST, .of = &wheel_record),
    FIELD(struct design, small, K_LIST, .of = &wheel_record),
    FIELD(struct design, rows, K_LIST, .of = &row_record),
    FIELD(struct design, criteria, K_LIST, .of = &criterion_record),
    FIELD(struct design, grid, K_LIST, .of = &grid_record),
    FIELD(struct design, intervals, K_LIST, .of = &bar_record),
    FIELD(struct design, shares, K_LIST, .of = &bar_record),
    FIELD(struct design, months, K_HTML),
    FIELD(struct design, pareto, K_HTML),
    FIELD(struct design, matrix, K_HTML),
    FIELD(struct design, emblem, K_HTML),
    FIELD(struct design, revenue, K_MONEY),
    FIELD(struct design, contribution, K_PERCENT),
    FIELD(struct design, share, K_PERCENT),
    FIELD(struct design, wallet, K_PERCENT),
    FIELD(struct design, today, K_DATE),
    FIELD(struct design, notice, K_DATE),
    FIELD(struct design, form, K_RECORD, .of = &form_record),
    FIELD(struct design, shown, K_TEXT),
    FIELD(struct design, prev, K_URL),
    FIELD(struct design, next, K_URL),
    FIELD(struct design, clock, K_TEXT),
};
const struct record design_record = RECORD("design", struct design, design_fields);

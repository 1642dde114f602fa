/* The tables of /design's data. */
#include "platform/ui/design_web.h"

static const struct record line_record = RECORD_OF("design_line", design_line, DESIGN_LINE);

static const struct record row_record = RECORD_OF("design_row", design_row, DESIGN_ROW);

static const struct record bar_record = RECORD_OF("design_bar", design_bar, DESIGN_BAR);

static const struct record cell_record = RECORD_OF("design_cell", design_cell, DESIGN_CELL);

static const struct record grid_record = RECORD_OF("design_grid_row", design_grid_row, DESIGN_GRID_ROW);

static const struct record scale_record = RECORD_OF("design_scale", design_scale, DESIGN_SCALE);

static const struct record criterion_record = RECORD_OF("design_criterion", design_criterion, DESIGN_CRITERION);

static const struct record wheel_record = RECORD_OF("design_wheel", design_wheel, DESIGN_WHEEL);

static const struct record form_record = RECORD_OF("design_form", design_form, DESIGN_FORM);

const struct record design_record = RECORD_OF("design", design, DESIGN);

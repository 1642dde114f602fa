/* The tables of /design's data. */
#include "platform/ui/design_web.h"

static const struct field line_fields[] = FIELDS_OF(design_line, DESIGN_LINE);
static const struct record line_record = RECORD("design_line", struct design_line, line_fields);

static const struct field row_fields[] = FIELDS_OF(design_row, DESIGN_ROW);
static const struct record row_record = RECORD("design_row", struct design_row, row_fields);

static const struct field bar_fields[] = FIELDS_OF(design_bar, DESIGN_BAR);
static const struct record bar_record = RECORD("design_bar", struct design_bar, bar_fields);

static const struct field cell_fields[] = FIELDS_OF(design_cell, DESIGN_CELL);
static const struct record cell_record = RECORD("design_cell", struct design_cell, cell_fields);

static const struct field grid_fields[] = FIELDS_OF(design_grid_row, DESIGN_GRID_ROW);
static const struct record grid_record = RECORD("design_grid_row", struct design_grid_row, grid_fields);

static const struct field scale_fields[] = FIELDS_OF(design_scale, DESIGN_SCALE);
static const struct record scale_record = RECORD("design_scale", struct design_scale, scale_fields);

static const struct field criterion_fields[] = FIELDS_OF(design_criterion, DESIGN_CRITERION);
static const struct record criterion_record = RECORD("design_criterion", struct design_criterion, criterion_fields);

static const struct field wheel_fields[] = FIELDS_OF(design_wheel, DESIGN_WHEEL);
static const struct record wheel_record = RECORD("design_wheel", struct design_wheel, wheel_fields);

static const struct field form_fields[] = FIELDS_OF(design_form, DESIGN_FORM);
static const struct record form_record = RECORD("design_form", struct design_form, form_fields);

static const struct field design_fields[] = FIELDS_OF(design, DESIGN);
const struct record design_record = RECORD("design", struct design, design_fields);

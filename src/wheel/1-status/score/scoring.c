#include "wheel/1-status/score/scoring.h"

#include "hub/account/account.h"
#include "wheel/1-status/score/score_view.h"

static const char *const set_names[] = {"top", "candidates", "mine", "chosen", NULL};
const struct choices scoring_sets = {"scoring.set", set_names};

static const struct field id_fields[] = {FIELD(struct chosen_id, id, K_ID, .label = "scoring.id")};
static const struct record id_record = RECORD("chosen_id", struct chosen_id, id_fields);

static const struct field query_fields[] = FIELDS_OF(scoring_query, SCORING_QUERY);
const struct record scoring_query_record = RECORD("scoring_query", struct scoring_query, query_fields);

static const struct field column_fields[] = FIELDS_OF(scoring_column, SCORING_COLUMN);
const struct record scoring_column_record = RECORD("scoring_column", struct scoring_column, column_fields);

static const struct field cell_fields[] = FIELDS_OF(scoring_cell, SCORING_CELL);
const struct record scoring_cell_record = RECORD("scoring_cell", struct scoring_cell, cell_fields);

static const struct field row_fields[] = FIELDS_OF(scoring_row, SCORING_ROW);
const struct record scoring_row_record = RECORD("scoring_row", struct scoring_row, row_fields);

static const struct field scoring_fields[] = FIELDS_OF(scoring, SCORING);
const struct record scoring_record = RECORD("scoring", struct scoring, scoring_fields);

static const struct field saved_fields[] = FIELDS_OF(scoring_saved, SCORING_SAVED);
const struct record scoring_saved_record = RECORD("scoring_saved", struct scoring_saved, saved_fields);

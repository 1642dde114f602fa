#include "wheel/1-status/score/scoring.h"

#include "hub/account/account.h"
#include "wheel/1-status/score/score_view.h"

static const char *const set_names[] = {"top", "candidates", "mine", "chosen", NULL};
const struct choices scoring_sets = {"scoring.set", set_names};

const struct record chosen_id_record = RECORD_OF("chosen_id", chosen_id, CHOSEN_ID);

const struct record scoring_query_record = RECORD_OF("scoring_query", scoring_query, SCORING_QUERY);

const struct record scoring_column_record = RECORD_OF("scoring_column", scoring_column, SCORING_COLUMN);

const struct record scoring_cell_record = RECORD_OF("scoring_cell", scoring_cell, SCORING_CELL);

const struct record scoring_row_record = RECORD_OF("scoring_row", scoring_row, SCORING_ROW);

const struct record scoring_record = RECORD_OF("scoring", scoring, SCORING);

const struct record scoring_saved_record = RECORD_OF("scoring_saved", scoring_saved, SCORING_SAVED);

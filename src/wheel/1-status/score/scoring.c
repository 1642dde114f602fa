#include "wheel/1-status/score/scoring.h"

#include "hub/account/account.h"
#include "wheel/1-status/score/score_view.h"

static const char *const set_names[] = {"top", "candidates", "mine", "chosen", NULL};
const struct choices scoring_sets = {"scoring.set", set_names};

static const struct field id_fields[] = {FIELD(struct chosen_id, id, K_ID, .label = "scoring.id")};
static const struct record id_record = RECORD("chosen_id", struct chosen_id, id_fields);

static const struct field query_fields[] = {
    FIELD(struct scoring_query, set, K_CHOICE, .choices = &scoring_sets, .label = "scoring.set"),
    FIELD(struct scoring_query, id, K_LIST, .of = &id_record, .label = "scoring.id"),
    FIELD(struct scoring_query, revenue, K_INT, .label = "portfolio.after"),
    FIELD(struct scoring_query, after, K_ID, .label = "portfolio.after"),
};
const struct record scoring_query_record = RECORD("scoring_query", struct scoring_query, query_fields);

static const struct field column_fields[] = {
    FIELD(struct scoring_column, id, K_ID),
    FIELD(struct scoring_column, name, K_TEXT),
    FIELD(struct scoring_column, axis, K_CHOICE, .choices = &axes),
    FIELD(struct scoring_column, weight, K_PERCENT),
    FIELD(struct scoring_column, computed, K_BOOL),
    FIELD(struct scoring_column, edge, K_BOOL),
    FIELD(struct scoring_column, anchors, K_LIST, .of = &anchor_record),
    FIELD(struct scoring_column, formula, K_TEXT),
};
const struct record scoring_column_record = RECORD("scoring_column", struct scoring_column, column_fields);

static const struct field cell_fields[] = {
    FIELD(struct scoring_cell, criterion_id, K_ID),
    FIELD(struct scoring_cell, field, K_TEXT),
    FIELD(struct scoring_cell, text, K_TEXT),
    FIELD(struct scoring_cell, computed, K_BOOL),
    FIELD(struct scoring_cell, edge, K_BOOL),
    FIELD(struct scoring_cell, mine, K_INT),
    FIELD(struct scoring_cell, was, K_INT),
    FIELD(struct scoring_cell, evidence, K_LONG),
    FIELD(struct scoring_cell, confidence, K_CHOICE, .choices = &confidences),
    FIELD(struct scoring_cell, hidden, K_BOOL),
    FIELD(struct scoring_cell, value, K_REAL, .flags = F_OPINION),
    FIELD(struct scoring_cell, low, K_INT, .flags = F_OPINION),
    FIELD(struct scoring_cell, high, K_INT, .flags = F_OPINION),
    FIELD(struct scoring_cell, raters, K_INT),
    FIELD(struct scoring_cell, beside, K_TEXT, .flags = F_OPINION),
    FIELD(struct scoring_cell, label, K_TEXT),
};
const struct record scoring_cell_record = RECORD("scoring_cell", struct scoring_cell, cell_fields);

static const struct field row_fields[] = {
    FIELD(struct scoring_row, id, K_ID),
    FIELD(struct scoring_row, number, K_TEXT),
    FIELD(struct scoring_row, name, K_TEXT),
    FIELD(struct scoring_row, href, K_URL),
    FIELD(struct scoring_row, level, K_CHOICE, .choices = &account_levels),
    FIELD(struct scoring_row, revenue_12m, K_MONEY),
    FIELD(struct scoring_row, cells, K_LIST, .of = &scoring_cell_record),
    FIELD(struct scoring_row, hidden, K_BOOL),
    FIELD(struct scoring_row, attractiveness, K_REAL, .flags = F_OPINION),
    FIELD(struct scoring_row, strength, K_REAL, .flags = F_OPINION),
    FIELD(struct scoring_row, score_1, K_TEXT, .flags = F_OPINION),
    FIELD(struct scoring_row, score_2, K_TEXT, .flags = F_OPINION),
};
const struct record scoring_row_record = RECORD("scoring_row", struct scoring_row, row_fields);

static const struct field scoring_fields[] = {
    FIELD(struct scoring, set, K_CHOICE, .choices = &scoring_sets),
    FIELD(struct scoring, may_rate, K_BOOL),
    FIELD(struct scoring, criteria, K_LIST, .of = &scoring_column_record),
    FIELD(struct scoring, rows, K_LIST, .of = &scoring_row_record),
    FIELD(struct scoring, given, K_INT),
    FIELD(struct scoring, asked, K_INT),
    FIELD(struct scoring, next, K_URL),
};
const struct record scoring_record = RECORD("scoring", struct scoring, scoring_fields);

static const struct field saved_fields[] = {
    FIELD(struct scoring_saved, saved, K_INT),
    FIELD(struct scoring_saved, rows, K_LIST, .of = &scoring_row_record),
};
const struct record scoring_saved_record = RECORD("scoring_saved", struct scoring_saved, saved_fields);

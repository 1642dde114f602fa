#include "platform/check/check.h"

static const struct field fields[] = {
    FIELD(struct check_row, name, K_TEXT),
    FIELD(struct check_row, good, K_BOOL),
    FIELD(struct check_row, faults, K_INT),
    FIELD(struct check_row, text, K_TEXT),
};
const struct record check_row_record = RECORD("check", struct check_row, fields);

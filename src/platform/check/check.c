#include "platform/check/check.h"

static const struct field fields[] = FIELDS_OF(check_row, CHECK_ROW);
const struct record check_row_record = RECORD("check", struct check_row, fields);

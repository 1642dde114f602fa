#include "platform/check/check.h"

const struct record check_name_record = RECORD_OF("check_name", check_name, CHECK_NAME);
const struct record check_row_record = RECORD_OF("check", check_row, CHECK_ROW);

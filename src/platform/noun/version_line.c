#include "platform/noun/version_line.h"

static const struct field line_fields[] = FIELDS_OF(version_line, VERSION_LINE);
const struct record version_line_record = RECORD("version_line", struct version_line, line_fields);

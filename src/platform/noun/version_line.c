#include "platform/noun/version_line.h"

const struct record version_line_record = RECORD_OF("version_line", version_line, VERSION_LINE);

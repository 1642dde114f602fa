#include "platform/noun/version_line.h"

static const struct field line_fields[] = {
    FIELD(struct version_line, label, K_TEXT),
    FIELD(struct version_line, theirs, K_TEXT),
    FIELD(struct version_line, yours, K_TEXT),
};
const struct record version_line_record = RECORD("version_line", struct version_line, line_fields);

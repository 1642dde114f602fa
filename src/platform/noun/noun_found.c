#include "platform/noun/noun_found.h"

static const struct field found_fields[] = {
    FIELD(struct noun_found, field, K_TEXT),
    FIELD(struct noun_found, id, K_ID),
    FIELD(struct noun_found, title, K_TEXT),
    FIELD(struct noun_found, detail, K_TEXT),
};
const struct record noun_found_record = RECORD("noun_found", struct noun_found, found_fields);

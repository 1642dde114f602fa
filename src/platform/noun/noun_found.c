#include "platform/noun/noun_found.h"

static const struct field found_fields[] = FIELDS_OF(noun_found, NOUN_FOUND);
const struct record noun_found_record = RECORD("noun_found", struct noun_found, found_fields);

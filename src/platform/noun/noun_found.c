#include "platform/noun/noun_found.h"

const struct record noun_found_record = RECORD_OF("noun_found", noun_found, NOUN_FOUND);

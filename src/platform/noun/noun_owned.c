#include "platform/noun/noun_owned.h"

const struct record noun_owned_record = RECORD_OF("noun_owned", noun_owned, NOUN_OWNED);

#include "hub/account/account_show.h"

static const struct field fields[] = FIELDS_OF(account_show, ACCOUNT_SHOW);
const struct record account_show_record = RECORD("account_show", struct account_show, fields);

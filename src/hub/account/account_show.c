#include "hub/account/account_show.h"

const struct record account_show_record = RECORD_OF("account_show", account_show, ACCOUNT_SHOW);

#include "hub/account/account_show.h"

#define S struct account_show
static const struct field fields[] = {
    FIELD(S, id, K_ID),
    FIELD(S, number, K_TEXT),
    FIELD(S, name, K_TEXT),
    FIELD(S, short_name, K_TEXT),
    FIELD(S, level, K_CHOICE, .choices = &account_levels),
    FIELD(S, kam, K_TEXT),
    FIELD(S, deputy, K_TEXT),
    FIELD(S, sponsor, K_TEXT),
    FIELD(S, parent, K_TEXT),
    FIELD(S, orgnr, K_TEXT),
    FIELD(S, industry, K_TEXT),
    FIELD(S, address, K_TEXT),
    FIELD(S, postal_code, K_TEXT),
    FIELD(S, city, K_TEXT),
    FIELD(S, country, K_TEXT),
    FIELD(S, phone, K_TEXT),
    FIELD(S, restricted, K_BOOL),
    FIELD(S, revenue, K_MONEY),
    FIELD(S, revenue_12m, K_MONEY),
    FIELD(S, revenue_prev, K_MONEY),
    FIELD(S, contribution_12m, K_MONEY),
    FIELD(S, line_count, K_INT),
    FIELD(S, first_day, K_DATE),
    FIELD(S, last_day, K_DATE),
    FIELD(S, story, K_LONG),
    FIELD(S, source, K_TEXT),
    FIELD(S, created, K_TIME),
    FIELD(S, updated, K_TIME),
};
#undef S
const struct record account_show_record = RECORD("account_show", struct account_show, fields);

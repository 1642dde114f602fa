#include "hub/account/account_export_store.h"

#include "platform/access/rights.h"

struct export_account {
	int64_t id;
	const char *number, *name, *short_name, *orgnr, *parent, *industry, *address, *postal_code, *city, *country,
	    *phone, *kam, *deputy, *sponsor;
};
#define A struct export_account
static const struct field account_fields[] = {
    FIELD(A, id, K_ID),           FIELD(A, number, K_TEXT),  FIELD(A, name, K_TEXT),
    FIELD(A, short_name, K_TEXT), FIELD(A, orgnr, K_TEXT),   FIELD(A, parent, K_TEXT),
    FIELD(A, industry, K_TEXT),   FIELD(A, address, K_TEXT), FIELD(A, postal_code, K_TEXT),
    FIELD(A, city, K_TEXT),       FIELD(A, country, K_TEXT), FIELD(A, phone, K_TEXT),
    FIELD(A, kam, K_TEXT),        FIELD(A, deputy, K_TEXT),  FIELD(A, sponsor, K_TEXT),
};
#undef A
static const struct record export_account_record = RECORD("export_account", struct export_account, account_fields);

static const struct query q[] = {
    {"export.accounts",
     "SELECT a.id, a.number, a.name, a.short_name, a.orgnr, p.number AS parent, a.industry, a.address, "
     "a.postal_code, a.city, a.country, a.phone, COALESCE(k.number, k.mail) AS kam, COALESCE(d.number, d.mail) AS "
     "deputy, "
     "COALESCE(s.number, s.mail) AS sponsor "
     "FROM account a LEFT JOIN account p ON p.id = a.parent_id AND @visible(p) "
     "LEFT JOIN person k ON k.id = a.kam_id LEFT JOIN person d ON d.id = a.deputy_id "
     "LEFT JOIN person s ON s.id = a.sponsor_id WHERE a.id > :after AND @visible(a) ORDER BY a.id LIMIT :max",
     .args = "after, max", .out = &export_account_record},
};
const struct query_set account_export_queries = {"account_export", q, 1};

const struct export_kind account_export_kinds[] = {
    {.name = "accounts", .row = &export_account_record, .rows = &q[0], .see = DATA_IMPORT, .position = 10},
    {0},
};

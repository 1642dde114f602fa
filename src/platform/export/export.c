#include "platform/export/export.h"

static const char *const kind_names[] = {"accounts", "people", "products", "sales", "history", NULL};
const struct choices export_kinds = {.prefix = "export.kind", .names = kind_names};

#define A struct export_account
static const struct field account_fields[] = {
    FIELD(A, id, K_ID),           FIELD(A, number, K_TEXT),  FIELD(A, name, K_TEXT),
    FIELD(A, short_name, K_TEXT), FIELD(A, orgnr, K_TEXT),   FIELD(A, parent, K_TEXT),
    FIELD(A, industry, K_TEXT),   FIELD(A, address, K_TEXT), FIELD(A, postal_code, K_TEXT),
    FIELD(A, city, K_TEXT),       FIELD(A, country, K_TEXT), FIELD(A, phone, K_TEXT),
    FIELD(A, kam, K_TEXT),        FIELD(A, deputy, K_TEXT),  FIELD(A, sponsor, K_TEXT),
};
#undef A
const struct record export_account_record = RECORD("export_account", struct export_account, account_fields);

#define P struct export_person
static const struct field person_fields[] = {
    FIELD(P, id, K_ID),        FIELD(P, number, K_TEXT), FIELD(P, name, K_TEXT),
    FIELD(P, mail, K_TEXT),    FIELD(P, title, K_TEXT),  FIELD(P, department, K_TEXT),
    FIELD(P, manager, K_TEXT), FIELD(P, city, K_TEXT),   FIELD(P, country, K_TEXT),
};
#undef P
const struct record export_person_record = RECORD("export_person", struct export_person, person_fields);

#define D struct export_product
static const struct field product_fields[] = {
    FIELD(D, id, K_ID),         FIELD(D, number, K_TEXT),    FIELD(D, name, K_TEXT),
    FIELD(D, category, K_TEXT), FIELD(D, unit_price, K_QTY), FIELD(D, unit_cost, K_QTY),
};
#undef D
const struct record export_product_record = RECORD("export_product", struct export_product, product_fields);

#define S struct export_sale
static const struct field sale_fields[] = {
    FIELD(S, id, K_ID),         FIELD(S, invoice, K_TEXT),
    FIELD(S, date, K_DATE),     FIELD(S, customer_number, K_TEXT),
    FIELD(S, person, K_TEXT),   FIELD(S, product_number, K_TEXT),
    FIELD(S, quantity, K_QTY),  FIELD(S, unit_price, K_QTY),
    FIELD(S, amount, K_MONEY),  FIELD(S, contribution, K_MONEY),
    FIELD(S, currency, K_TEXT), FIELD(S, hjul_nth, K_INT),
};
#undef S
const struct record export_sale_record = RECORD("export_sale", struct export_sale, sale_fields);

#define C struct export_change
static const struct field change_fields[] = {
    FIELD(C, id, K_ID),      FIELD(C, at, K_TIME),      FIELD(C, who, K_TEXT),
    FIELD(C, kind, K_TEXT),  FIELD(C, record_id, K_ID), FIELD(C, customer_number, K_TEXT),
    FIELD(C, act, K_TEXT),   FIELD(C, field, K_TEXT),   FIELD(C, before, K_LONG),
    FIELD(C, after, K_LONG),
};
#undef C
const struct record export_change_record = RECORD("export_change", struct export_change, change_fields);

const struct record *export_record(enum export_kind kind)
{
	static const struct record *const records[EXPORT_KINDS] = {
	    [EXPORT_ACCOUNTS] = &export_account_record, [EXPORT_PEOPLE] = &export_person_record,
	    [EXPORT_PRODUCTS] = &export_product_record, [EXPORT_SALES] = &export_sale_record,
	    [EXPORT_HISTORY] = &export_change_record,
	};
	return records[kind];
}

size_t export_first(enum export_kind kind)
{
	return kind == EXPORT_HISTORY ? 0 : 1;
}

const char *export_invoice(const char *doc)
{
	if (!doc || doc[0] != '/')
		return doc;
	return doc[1] == '/' ? doc + 1 : "";
}

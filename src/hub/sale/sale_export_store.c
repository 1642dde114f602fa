#include "hub/sale/sale_export_store.h"

#include "platform/access/rights.h"

struct export_sale {
	int64_t id;
	const char *invoice;
	int32_t date;
	const char *customer_number, *person, *product_number;
	int64_t quantity, unit_price, amount, contribution;
	const char *currency;
	int64_t hjul_nth;
};
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
static const struct record export_sale_record = RECORD("export_sale", struct export_sale, sale_fields);

/* The invoice as the file had it: what sale_doc() made of it undone; "" for a line without one. */
static void finish(void *row)
{
	struct export_sale *s = row;
	if (s->invoice && s->invoice[0] == '/')
		s->invoice = s->invoice[1] == '/' ? s->invoice + 1 : "";
}

/* A line of a customer one may not know of is left out whole. */
static const struct query q[] = {
    {"export.sales",
     "SELECT s.id, s.doc AS invoice, s.day AS date, a.number AS customer_number, COALESCE(p.number, p.mail) AS "
     "person, "
     "s.product_code AS product_number, s.quantity, s.unit_price, s.amount, s.contribution, s.currency, "
     "s.n AS hjul_nth FROM sale s LEFT JOIN account a ON a.id = s.account_id "
     "LEFT JOIN person p ON p.id = s.person_id WHERE s.id > :after AND (a.id IS NULL OR @visible(a)) ORDER BY s.id "
     "LIMIT :max",
     .args = "after, max", .out = &export_sale_record},
};
const struct query_set sale_export_queries = {"sale_export", q, 1};

const struct export_kind sale_export_kinds[] = {
    {.name = "sales", .row = &export_sale_record, .rows = &q[0], .finish = finish, .see = DATA_IMPORT, .position = 40},
    {0},
};

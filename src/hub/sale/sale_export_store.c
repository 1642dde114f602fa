#include "hub/sale/sale_export_store.h"

#include "platform/access/rights.h"

#define EXPORT_SALE(F, S)           \
	F(S, ID, id)                \
	F(S, TEXT, invoice)         \
	F(S, DATE, date)            \
	F(S, TEXT, customer_number) \
	F(S, TEXT, person)          \
	F(S, TEXT, product_number)  \
	F(S, QTY, quantity)         \
	F(S, QTY, unit_price)       \
	F(S, MONEY, amount)         \
	F(S, MONEY, contribution)   \
	F(S, TEXT, currency)        \
	F(S, INT, hjul_nth)
STRUCT_OF(export_sale, EXPORT_SALE);
static const struct record export_sale_record = RECORD_OF("export_sale", export_sale, EXPORT_SALE);

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

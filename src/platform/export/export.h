/* Export: customers, our people, products, lines of sale and the history as CSV. What the import knows is written so that reading it
 * back gives the same again. Pure. */
#ifndef PLATFORM_EXPORT_H
#define PLATFORM_EXPORT_H

#include "base/record.h"

enum export_kind { EXPORT_ACCOUNTS, EXPORT_PEOPLE, EXPORT_PRODUCTS, EXPORT_SALES, EXPORT_HISTORY, EXPORT_KINDS };
extern const struct choices export_kinds; /* "accounts" … */

/* A row of each: the first field is the id, which orders them and is not written (but for the history); the others are the columns. */
struct export_account {
	int64_t id;
	const char *number, *name, *short_name, *orgnr, *parent, *industry, *address, *postal_code, *city, *country,
	    *phone, *kam, *deputy, *sponsor;
};
struct export_person {
	int64_t id;
	const char *number, *name, *mail, *title, *department, *manager, *city, *country;
};
struct export_product {
	int64_t id;
	const char *number, *name, *category;
	int64_t unit_price, unit_cost;
};
struct export_sale {
	int64_t id;
	const char *invoice;
	int32_t date;
	const char *customer_number, *person, *product_number;
	int64_t quantity, unit_price, amount, contribution;
	const char *currency;
	int64_t hjul_nth;
};
struct export_change {
	int64_t id, at;
	const char *who, *kind;
	int64_t record_id;
	const char *customer_number, *act, *field, *before, *after;
};
extern const struct record export_account_record, export_person_record, export_product_record, export_sale_record,
    export_change_record;
const struct record *export_record(enum export_kind);
/* Index of the first field that is written. */
size_t export_first(enum export_kind);
/* The invoice as the file had it: what sale_doc() made of it undone; "" for a line without one. */
const char *export_invoice(const char *doc);

#endif

/* Sale: one line of an invoice or credit note. Pure. */
#ifndef KAM_SALE_H
#define KAM_SALE_H

#include "base/record.h"

struct sale {
	int64_t id;
	const char *source;                        /* system it comes from, "" when the import did not say */
	const char *doc;                           /* invoice number, or sale_doc() for a line without one */
	const char *product_code;                  /* as written in the file, "" for none */
	int64_t n;                                 /* nth line of (source, doc, product_code) in file order, from 1 */
	int64_t account_id, product_id, person_id; /* 0 = none */
	int32_t day;
	int64_t quantity, unit_price; /* 10^-6; unit_price NONE when the file has only amounts */
	int64_t amount;               /* net, minor units; negative = credit */
	int64_t contribution;         /* NONE when the file does not say and the product has no cost */
	const char *currency;         /* NULL = the base's */
	int64_t import_id;
};
extern const struct record sale_record;

/* The doc of a line without invoice number: "/customer/2026-11-23" (an invoice number never begins with "/": one that does
 * is written "//…"). */
const char *sale_doc(struct ctx *, const char *invoice, const char *customer, int32_t day);
/* quantity × unit price in minor units, half away from zero; false on overflow. */
bool sale_amount(int64_t quantity, int64_t unit_price, int64_t *ret);
/* amount − quantity × unit cost; NONE when the cost is NONE or it overflows. */
int64_t sale_contribution(int64_t amount, int64_t quantity, int64_t unit_cost);
/* Credit notes: an invoice number that begins with C followed by digits, or a negative quantity. */
bool sale_is_credit(const struct sale *);

#endif

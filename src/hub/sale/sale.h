/* Sale: one line of an invoice or credit note. Pure. */
#ifndef HUB_SALE_H
#define HUB_SALE_H

#include "base/record.h"

#define SALE(F, S)                                                                                                   \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                                       \
	F(S, TEXT, source, .flags = F_NO_NAME, .max = 60) /* system it comes from, "" when the import did not say */ \
	F(S, TEXT, doc, .flags = F_NO_NAME, .max = 200)   /* invoice number, or sale_doc() for a line without one */ \
	F(S, TEXT, product_code, .flags = F_NO_NAME, .max = 60) /* as written in the file, "" for none */            \
	F(S, INT, n) /* nth line of (source, doc, product_code) in file order, from 1 */                             \
	F(S, ID, account_id, .flags = F_NULL, .ref = "account") /* 0 = none */                                       \
	F(S, ID, product_id, .flags = F_NULL)                                                                        \
	F(S, ID, person_id, .flags = F_NULL)                                                                         \
	F(S, DATE, day)                                                                                              \
	F(S, QTY, quantity) /* 10^-6; unit_price NONE when the file has only amounts */                              \
	F(S, QTY, unit_price, .flags = F_NULL)                                                                       \
	F(S, MONEY, amount)                        /* net, minor units; below zero it is deducted */                 \
	F(S, MONEY, contribution, .flags = F_NULL) /* NONE when the file does not say and the cost is not known */   \
	F(S, TEXT, currency, .flags = F_NO_NAME | F_NULL, .max = 3) /* NULL = the base's */                          \
	F(S, ID, import_id, .flags = F_NO_HISTORY)
STRUCT_OF(sale, SALE);
extern const struct record sale_record;

/* What stands in doc: the invoice number or, for a line without one, "/customer/2026-11-23", "/=name/2026-11-23" where
 * the customer has only a name, "//2026-11-23" where there is none. An invoice number that begins with "/" is written
 * with "//". */
const char *sale_doc(struct ctx *, const char *invoice, const char *customer, int32_t day);
/* The most that one line may have, in minor units, above and below zero, and of what: a hundred thousand millions, and a
 * thousand million pieces. So a typing error is seen, and sums of lines are exact. */
#define SALE_AMOUNT_MAX   INT64_C(10000000000000)
#define SALE_QUANTITY_MAX INT64_C(1000000000000000)
bool sale_fits(int64_t amount); /* within that; NONE is */
/* quantity × unit price in minor units, half away from zero; false on overflow. */
bool sale_amount(int64_t quantity, int64_t unit_price, int64_t *ret);
/* The contribution of a line, when the file does not give it:
 *   amount and quantity of one sign, or no amount   amount − quantity × unit cost: goods went out, or came back
 *   of different signs                              the amount: a price reduction, or the end of one, moves no goods
 * NONE when the cost is not known (a reduction alone, beside sales whose contribution nobody knows, would read as a
 * loss), without a quantity, and when it overflows. */
int64_t sale_contribution(int64_t amount, int64_t quantity, int64_t unit_cost);

/* A credit is a line whose amount is below zero once it has the signs below; it is deducted. (Without an amount the
 * quantity decides: free goods that came back are a credit that deducts nothing.) A line above zero is added and is no
 * credit, whatever its document.
 *
 * Files write credits in three ways; a credit note's invoice number is C (or c), then digits only:
 *   below zero already (the amount; the quantity and an amount made from it)   taken as it is written
 *   on a credit note, neither quantity nor amount below zero                   both get a minus sign
 *   quantity below zero, amount above it, unit price not below zero            the amount gets one, which was left out
 * A contribution that the file gives changes its sign with the amount. An amount above zero stays where quantity and
 * unit price are both below zero: a discount that is taken back, which is no credit. An amount below zero is never made
 * positive; the quantity of a price reduction is left alone. A line that has these signs is not changed again, so our
 * own export can be imported as it is. */
bool sale_is_credit_note(const char *doc, size_t n); /* by its number, of n bytes */
/* Give a line the signs above; contribution and unit_price may be NONE. True when a sign was changed: then it is a
 * credit. */
bool sale_turn_credit(bool credit_note, int64_t unit_price, int64_t *quantity, int64_t *amount, int64_t *contribution);
/* Where amounts without a minus sign are no credits: the quantity gets the sign of the amount, so that what left the stock
 * is sold and what came back is a credit. Not where the unit price is below zero. */
void sale_turn_quantity(int64_t unit_price, int64_t amount, int64_t *quantity);
bool sale_is_credit(int64_t quantity, int64_t amount); /* of a line that has its signs */

#endif

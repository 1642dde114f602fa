/* Sale: one line of an invoice or credit note. Pure. */
#ifndef HUB_SALE_H
#define HUB_SALE_H

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
	int64_t amount;               /* net, minor units; below zero it is deducted */
	int64_t contribution;         /* NONE when the file does not say and the cost is not known */
	const char *currency;         /* NULL = the base's */
	int64_t import_id;
};
extern const struct record sale_record;

/* The doc of a line without invoice number: "/customer/2026-11-23" (an invoice number never begins with "/": one that does
 * is written "//…"). */
const char *sale_doc(struct ctx *, const char *invoice, const char *customer, int32_t day);
/* quantity × unit price in minor units, half away from zero; false on overflow. */
bool sale_amount(int64_t quantity, int64_t unit_price, int64_t *ret);
/* What the line leaves when its goods are paid for:
 *   amount and quantity of one sign, or no amount   amount − quantity × unit cost: goods went out, or came back
 *   of different signs                              the amount: a price reduction or one taken back moves no goods
 * NONE when the cost is not known: a reduction alone, beside sales whose contribution nobody knows, would read as a loss. NONE without a
 * quantity too, and when it overflows. */
int64_t sale_contribution(int64_t amount, int64_t quantity, int64_t unit_cost);

/* Credits are deducted: a line is one when its amount is below zero, once it has the signs below. (Or its quantity, where there is no
 * amount: goods given free that came back. It deducts nothing, and is counted.) What is above zero is added and no credit, whatever the
 * document.
 *
 * Files write credits in three ways; a credit note's invoice number is C (or c), then digits only:
 *   below zero already (the amount; the quantity and an amount made from it)   taken as it is written
 *   on a credit note, neither quantity nor amount below zero                   both get a minus sign
 *   quantity below zero, amount above it, unit price not below zero            the amount gets one: it was written without a sign
 * A stated contribution follows the amount. An amount above zero is right where quantity and unit price are both below zero: a discount
 * that is taken back, which is no credit. An amount below zero is never made positive, whatever the document: a price reduction keeps its
 * quantity. What was given its signs once is not changed again, so our own export comes back as it is. */
bool sale_is_credit_note(const char *doc, size_t n); /* n bytes */
/* Give a credit the signs above; contribution and unit_price may be NONE. True when a sign was turned: then it is a credit. */
bool sale_turn_credit(bool credit_note, int64_t unit_price, int64_t *quantity, int64_t *amount, int64_t *contribution);
bool sale_is_credit(int64_t quantity, int64_t amount); /* of a line that has its signs */

#endif

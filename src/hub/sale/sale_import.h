/* Import of sales: the columns of its files, and how a row is read as a line. Pure: nothing is looked up in the
 * base. */
#ifndef HUB_SALE_IMPORT_H
#define HUB_SALE_IMPORT_H

#include "hub/sale/sale.h"
#include "platform/import/import_kind.h"

/* Columns of sales files, in the order of the table. */
enum sale_column {
	SALE_DOC,
	SALE_DATE,
	SALE_CUSTOMER,
	SALE_CUSTOMER_NAME,
	SALE_COUNTRY,
	SALE_PERSON,
	SALE_PRODUCT,
	SALE_PRODUCT_NAME,
	SALE_QUANTITY,
	SALE_PRICE,
	SALE_DISCOUNT,
	SALE_AMOUNT,
	SALE_COST,
	SALE_CONTRIBUTION,
	SALE_CURRENCY,
	SALE_DOC_TYPE,
	SALE_NTH,
	SALE_COLUMNS
};

extern const struct import_column sale_columns[SALE_COLUMNS];

/* The column that the map lacks: "amount" when there is neither an amount nor what it is computed from; NULL when it
 * lacks none. */
const char *sale_map_lacks(const struct import_map *);
/* What only several headers together say of the columns (import_columns.settle). */
void sale_map_settle(const char *const *names, size_t count, struct import_map *);
/* The column that names the customers when the file has no numbers of theirs; else 0. */
size_t sale_map_names(const struct import_map *);
/* When the file has no amounts, the preview shows them as they are computed, so that one sees it if totals were taken
 * for unit prices. Answers the message key of that column's heading; NULL for every other column. */
const char *sale_column_computed(const struct import_spec *, size_t column);

enum import_sign sale_sign(const struct import_map *, const struct csv_row *);

/* One line of sales. */
struct sale_line {
	int64_t line; /* in the file */
	struct span doc, customer, customer_name, country, person, product, product_name;
	int32_t day;
	int64_t quantity, unit_price, amount, cost, contribution; /* as in struct sale; cost: of one, 10^-6, NONE */
	char currency[4];                                         /* "" = the base's */
	int64_t nth;         /* n of struct sale, when the file has it (rejected rows do); 0 = to be counted */
	bool credit, turned; /* it is a credit; its sign was changed, see sale_turn_credit */
};

/* Read a row as a line. False when it is refused, with the reason in *why; doc, customer, product and day are set if
 * they could be read. */
bool sale_line_read(struct ctx *, const struct import_spec *, const struct csv_row *, struct sale_line *ret,
                    struct import_reason *why);

/* quantity (10^-9) × unit price (10^-12) × (1 − discount, 10^-6) in minor units, rounded once, half away from zero. False
 * when that, or what it is before the discount, is more than a line may have. */
bool sale_amount_discounted(__int128 quantity, __int128 unit_price, int64_t discount, int64_t *ret);

#endif

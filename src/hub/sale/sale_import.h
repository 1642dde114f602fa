/* Files of sales: their columns, and one row read as a line. Pure: nothing is looked up. */
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
	SALE_NTH,
	SALE_COLUMNS
};

extern const struct import_column sale_columns[SALE_COLUMNS];

/* "amount" when the map has neither that nor what it is computed from, else NULL. */
const char *sale_map_lacks(const struct import_map *);
/* An amount that the file lacks is shown as it is computed: whoever has taken the line's total for its unit price sees it there.
 * Message key of the column's heading; NULL for the others. */
const char *sale_column_computed(const struct import_spec *, size_t column);

/* One line of sales. */
struct sale_line {
	int64_t line; /* in the file */
	struct span doc, customer, customer_name, country, person, product, product_name;
	int32_t day;
	int64_t quantity, unit_price, amount, cost, contribution; /* as in struct sale; cost: of one, 10^-6, NONE */
	char currency[4];                                         /* "" = the base's */
	int64_t nth;                                              /* as a file of rejected rows says it; 0 = count */
	bool credit, turned; /* is deducted; was written without the sign that says so */
};

/* The row as a line. False when it is refused: *why says it; doc, customer, product and day hold what could be read. */
bool sale_line_read(struct ctx *, const struct import_spec *, const struct csv_row *, struct sale_line *ret,
                    struct import_reason *why);

/* quantity × unit price × (1 − discount) in minor units, rounded half away from zero; all in 10^-6. False on overflow. */
bool sale_amount_discounted(int64_t quantity, int64_t unit_price, int64_t discount, int64_t *ret);

#endif

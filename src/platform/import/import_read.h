/* Reading one row of a file as the dialect and the map say. Pure: nothing is looked up. */
#ifndef PLATFORM_IMPORT_READ_H
#define PLATFORM_IMPORT_READ_H

#include "platform/import/import.h"

/* How the rows of one file are read. */
struct import_spec {
	enum import_kind kind;
	struct import_map map;
	size_t columns; /* of the file */
	enum decimal_mark mark;
	enum date_order order;
	bool percent;
	char currency[4]; /* of rows that do not say; "" = the base's */
	char base[4];     /* the base's, which is kept as none */
};

/* A text in a row: not ended by NUL, blanks round it left out; valid until the next row is read. */
struct span {
	const char *s;
	size_t n;
};
[[nodiscard]] char *span_copy(struct arena *, struct span);
bool span_is(struct span, const char *text);

/* Why a row is refused, or (from the same keys) what is odd about it: "import.reject.*" with {0} {1}. */
struct import_reason {
	const char *key;
	const char *param[2]; /* in cx->arena or static */
};

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

/* For the other kinds: the cells of known columns, by the kind's table; empty where there is none. At most 200 characters
 * each. False when the row as a whole cannot be read. */
bool import_cells_read(struct ctx *, const struct import_spec *, const struct csv_row *,
                       struct span ret[IMPORT_COLUMNS_MAX], struct import_reason *why);
/* A number cell in 10^-6, NONE when empty. False: *why. */
bool import_number_read(struct ctx *, const struct import_spec *, int column, struct span, int64_t *ret,
                        struct import_reason *why);

/* quantity × unit price × (1 − discount) in minor units, rounded half away from zero; all in 10^-6. False on overflow. */
bool import_amount(int64_t quantity, int64_t unit_price, int64_t discount, int64_t *ret);

#endif

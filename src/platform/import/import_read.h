/* Reading one row of a file, as its format and the map of its columns say. Pure: nothing is looked up in the base. */
#ifndef PLATFORM_IMPORT_READ_H
#define PLATFORM_IMPORT_READ_H

#include "platform/import/import.h"

/* How the rows of one file are read. */
struct import_spec {
	const struct import_columns *known;
	struct import_map map;
	size_t columns; /* of the file */
	enum decimal_mark mark;
	enum date_order order;
	bool percent;
	bool credit_added; /* a line on a credit note without a minus sign is no credit (enum import_credit) */
	int32_t today;
	int32_t first_day, last_day; /* the days that a line may be dated; last_day 0 = any */
	char currency[4];            /* of rows without a currency; "" = the base's */
	char base[4];                /* the base's currency, which is stored as none */
};

/* A text in a row, without the blanks round it. No NUL follows it. Valid until the next row is read. */
struct span {
	const char *s;
	size_t n;
};
[[nodiscard]] char *span_copy(struct arena *, struct span);
bool span_is(struct span, const char *text);
struct span span_trim(struct span); /* without the blanks round it */

/* Why a row is rejected, or what is odd about it: a message key "import.reject.…" with its {0} and {1}. */
struct import_reason {
	const char *key;
	const char *param[2]; /* in cx->arena or static */
};

/* The readers below answer false, with the reason in *why, when the row must be rejected. `column` is a place in the
 * kind's table of columns. */

/* Set *why and answer false. */
bool import_refuse(struct import_reason *why, const char *key, const char *p0, const char *p1);
/* The beginning of a cell's text, short enough to be shown in a reason; in the arena. */
const char *import_excerpt(struct ctx *, struct span);

/* Can the row be read at all: as many cells as the file has columns, no broken UTF-8? Empty cells at its end may be left
 * off, or be too many; a row of less than half the cells is a broken one. */
bool import_row_whole(struct ctx *, const struct import_spec *, const struct csv_row *, struct import_reason *why);
/* Is it a row of sums, as stand below or between the lines: what identifies a line is empty, and all that it holds is
 * numbers, or numbers behind a word such as "Sum" or "Totalt"? */
bool import_row_is_total(struct ctx *, const struct import_spec *, const struct csv_row *);
/* The cell's text, unchecked; empty when the file has no such column. */
struct span import_cell(const struct import_spec *, const struct csv_row *, int column);
/* A text of at most `max` characters without control characters; *ret is empty when the answer is false. Our own
 * files put an apostrophe before a text that a spreadsheet would take for a formula; it is removed here. */
bool import_text_read(struct ctx *, const struct import_spec *, const struct csv_row *, int column, size_t max,
                      struct span *ret, struct import_reason *why);
/* A dash alone, as spreadsheets show zero: in an amount it is zero, elsewhere it says nothing. */
bool import_is_dash(struct span);
/* A number in 10^-scale, NONE when the text is empty or a dash. It may be written as an amount ("kr 1 234,50", "(500,00)"), in the
 * file's currency. */
bool import_number_read(struct ctx *, const struct import_spec *, int column, struct span, int scale, int64_t *ret,
                        struct import_reason *why);
/* An amount, which may say its currency; two on one line must not differ. currency: "" or what was said before; "kr" says
 * nothing when the file's currency is a krone. */
bool import_money_read(struct ctx *, const struct import_spec *, int column, struct span, int scale, int64_t *ret,
                       char currency[4], struct import_reason *why);
/* The text of a number, without what else stands in an amount, for num_parse with *ret_mark; false when it is empty or no
 * number. */
bool import_digits_read(const struct import_spec *, struct span, char ret[80], enum decimal_mark *ret_mark);
/* A day within the spec's bounds. */
bool import_day_read(struct ctx *, const struct import_spec *, struct span, int32_t *ret, struct import_reason *why);

/* Read all known columns of a row; empty where the file has none. At most 200 characters each, 10,000 of COL_LONG. */
bool import_cells_read(struct ctx *, const struct import_spec *, const struct csv_row *,
                       struct span ret[IMPORT_COLUMNS_MAX], struct import_reason *why);

#endif

/* Reading one row of a file as the dialect and the map say. Pure: nothing is looked up. */
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
struct span span_trim(struct span); /* without the blanks round it */

/* Why a row is refused, or (from the same keys) what is odd about it: "import.reject.*" with {0} {1}. */
struct import_reason {
	const char *key;
	const char *param[2]; /* in cx->arena or static */
};

/* The readers below answer false when the row is refused, with the reason in *why. `column` is a place in the kind's
 * table. */

/* Sets *why and answers false. */
bool import_refuse(struct import_reason *why, const char *key, const char *p0, const char *p1);
/* A cell's text as reasons show it: not a novel. */
const char *import_shown(struct ctx *, struct span);

/* Can the row be read at all: as many cells as the file has columns, no broken UTF-8? */
bool import_row_whole(struct ctx *, const struct import_spec *, const struct csv_row *, struct import_reason *why);
/* The cell as it stands; empty when the file has no such column. */
struct span import_cell(const struct import_spec *, const struct csv_row *, int column);
/* A text of at most `max` characters that may be kept; empty when it is refused. The apostrophe that our own files
 * put before a text that a spreadsheet would take for a formula is taken off again. */
bool import_text_read(struct ctx *, const struct import_spec *, const struct csv_row *, int column, size_t max,
                      struct span *ret, struct import_reason *why);
/* A number in 10^-scale, NONE when the text is empty. */
bool import_number_read(struct ctx *, const struct import_spec *, int column, struct span, int scale, int64_t *ret,
                        struct import_reason *why);

/* All known columns of a row at once; empty where there is none. At most 200 characters each, 10,000 of COL_LONG. */
bool import_cells_read(struct ctx *, const struct import_spec *, const struct csv_row *,
                       struct span ret[IMPORT_COLUMNS_MAX], struct import_reason *why);

#endif

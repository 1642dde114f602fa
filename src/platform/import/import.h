/* Imports: the columns that a file of some kind may have, how they are found in a file, and the run, which is one import of one file. The
 * kinds themselves are handed in by modules (import_kind.h). Pure. */
#ifndef PLATFORM_IMPORT_H
#define PLATFORM_IMPORT_H

#include "base/csv.h"
#include "base/record.h"

extern const struct choices import_kinds; /* the names of those that were handed in */

/* RUN_DRAFT: a file was sent and waits to be started. RUN_TOTALS: all lines are imported, sums are being made. RUN_FAILED: the file could
 * not be read to its end; the lines before that are imported. Never stored: RUN_INTERRUPTED (under way, and no process works on it) and
 * RUN_TRIED (a trial, which wrote nothing). */
enum import_state {
	RUN_DRAFT,
	RUN_RUNNING,
	RUN_TOTALS,
	RUN_INTERRUPTED,
	RUN_DONE,
	RUN_FAILED,
	RUN_UNDOING,
	RUN_UNDONE,
	RUN_TRIED
};
extern const struct choices import_states;

/* How the numbers and dates in a file are written; FILE_*_ASK: they can be read in two ways, so somebody has to choose. */
enum import_decimal { FILE_POINT, FILE_COMMA, FILE_DECIMAL_ASK };
enum import_dates { FILE_ISO, FILE_DMY_DOT, FILE_DMY_SLASH, FILE_MDY_SLASH, FILE_DATES_ASK };
enum import_separator { SEP_COMMA, SEP_SEMICOLON, SEP_TAB, SEP_PIPE };
extern const struct choices import_decimals, import_dates, import_separators, import_encodings;
char import_separator_char(int);
int import_separator_of(char); /* -1 for another character */
enum decimal_mark import_decimal_mark(int);
enum date_order import_date_order(int);

/* One import, from draft to undo. Its counts always add up: read = created + updated + unchanged + rejected. */
struct import_run {
	int64_t id;
	int32_t kind; /* number of the kind (import_kind.h) */
	const char *source, *file_name;
	const char *path;        /* where the file lies; NULL once it is not needed */
	const char *fingerprint; /* size and digest of both ends: a changed file is not resumed */
	int32_t state;
	int64_t person_id, started, ended;
	int64_t
	    actor_id; /* person who last began, went on with or undid it in the browser, where servers work on it; 0: a command does */

	/* How the file is read; the map names columns by number: "doc=1,date=5". */
	const char *map, *header; /* header: the file's first line as CSV */
	bool create_missing;
	const char *currency; /* NULL = the base's */
	int32_t separator, encoding, decimal, dates;
	bool percent; /* discounts are written 15 for 15 %, not 0.15 */

	int64_t line, bytes, bytes_total; /* the last line that is in; of the file */
	int64_t rows_read, rows_created, rows_updated, rows_unchanged, rows_rejected;
	int64_t without_customer, other_currency, accounts_created, products_created, people_created, warnings;
	int64_t credits, credits_turned; /* lines that are deducted; of them those written without a minus sign */
	int64_t rows_left;               /* by undo, because they were changed since */
	const char *message;             /* key of why it failed, with its line in message_param */
	const char *message_param;
	int64_t version;
};
extern const struct record import_run_record;

/* What a column may say. */
enum import_column_flags {
	COL_NEEDED = 1 << 0, /* without it the file cannot be imported */
	COL_NUMBER = 1 << 1, /* decides the decimal mark */
	COL_DATE = 1 << 2,
	COL_DISCOUNT = 1 << 3,
	COL_OWN = 1 << 4,    /* of our own files: nobody is asked which column says it */
	COL_LONG = 1 << 5,   /* many lines */
	COL_CUSTOM = 1 << 6, /* a field that an administrator added */
	COL_KEY =
	    1
	    << 7 /* of a record: with the others of its kind tells which one it is; the first column of those that have none */
};
struct import_column {
	const char *name; /* "customer_name"; label in po/: "import.column.customer_name" */
	const char
	    *known; /* headers that mean it, folded to letters and digits, separated by spaces; after "?" those that are
			      taken only when nothing better claims them */
	unsigned flags;
	/* Of a reference, whose text says which record is meant: the noun it refers to, and the member that holds its id. */
	const char *noun, *field;
	const char *label; /* message key; NULL: "import.column.<name>" */
};
enum { IMPORT_COLUMNS_MAX = 40, IMPORT_NO_COLUMN = -1 };

struct import_map;
/* What files of a kind may say. */
struct import_columns {
	const struct import_column *items;
	size_t count; /* at most IMPORT_COLUMNS_MAX */
	/* Besides COL_NEEDED: the name of a column that the map lacks, NULL = none. May be NULL. */
	const char *(*lacks)(const struct import_map *);
};

/* Which column of a file says what: the index of the file's column by known column. */
struct import_map {
	int at[IMPORT_COLUMNS_MAX];
};
/* Letters and digits alone, folded ("InvoiceNo", "invoice_no", "Invoice No."): so headers are compared. */
const char *import_header_bare(struct arena *, const char *header);
/* By the headers, in either language. */
void import_map_guess(struct ctx *, const struct import_columns *, const char *const *headers, size_t count,
                      struct import_map *ret);
/* Change `map` by "field=Header,field=#3,field=" (nothing). E_INVALID: import.map_field, import.map_header, import.map_form. */
enum err import_map_read(struct ctx *, const struct import_columns *, const char *text, const char *const *headers,
                         size_t count, struct import_map *map);
/* As kept in import_run.map: "doc=#1,date=#5". */
const char *import_map_text(struct ctx *, const struct import_columns *, const struct import_map *);
/* E_INVALID import.column_missing when a needed one is not there. */
enum err import_map_check(struct ctx *, const struct import_columns *, const struct import_map *);

/* A row that was refused, or a warning, as it is kept. */
struct reject_row {
	int64_t import_id, line, seq;
	bool warning;
	const char *reason, *param0, *param1;
	int64_t nth; /* of lines that are known by a count: which one it was; NONE when that is not known */
	const char *cells;
};
extern const struct record reject_row_record;

/* "17850.0" → "17850", in place of *n bytes: a spreadsheet's number for a number that is a name. True when it was so. */
bool import_plain_number(const char *s, size_t *n);

#endif

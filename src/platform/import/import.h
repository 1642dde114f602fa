/* Imports: the columns that a kind of file may have, how they are found in a file, and the run, which is one import
 * of one file. The kinds themselves are handed in by modules (import_kind.h). Pure. */
#ifndef PLATFORM_IMPORT_H
#define PLATFORM_IMPORT_H

#include "base/csv.h"
#include "base/record.h"

extern const struct choices import_kinds; /* names of the kinds that were handed in */

enum import_state {
	RUN_DRAFT, /* the file was sent; the import has not been started */
	RUN_RUNNING,
	RUN_TOTALS,      /* all lines are imported; sums are being computed */
	RUN_INTERRUPTED, /* never stored: it is under way, but no process works on it */
	RUN_DONE,
	RUN_FAILED, /* the file could not be read to its end; the lines before that are imported */
	RUN_UNDOING,
	RUN_UNDONE,
	RUN_TRIED /* never stored: a trial, which wrote nothing */
};
extern const struct choices import_states;

/* How numbers and dates are written in a file. FILE_*_ASK: they can be read in two ways, so a person has to choose. */
enum import_decimal { FILE_POINT, FILE_COMMA, FILE_DECIMAL_ASK };
enum import_dates { FILE_ISO, FILE_DMY_DOT, FILE_DMY_SLASH, FILE_MDY_SLASH, FILE_DATES_ASK };
enum import_separator { SEP_COMMA, SEP_SEMICOLON, SEP_TAB, SEP_PIPE };
extern const struct choices import_decimals, import_dates, import_separators, import_encodings;
char import_separator_char(int);
int import_separator_of(char); /* enum import_separator; -1 = it is none */
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
	/* Who last started, resumed or undid it in the browser, so that a server works on it; 0 = a command works on
	 * it. */
	int64_t actor_id;

	/* How the file is read; the map names columns by number: "doc=1,date=5". */
	const char *map, *header; /* header: the file's first line as CSV */
	bool create_missing;
	const char *currency; /* NULL = the base's */
	int32_t separator, encoding, decimal, dates;
	bool percent; /* discounts are written 15 for 15 %, not 0.15 */

	int64_t line, bytes; /* the last line that is imported, and how many bytes of the file have been read */
	int64_t bytes_total; /* the size of the file */
	int64_t rows_read, rows_created, rows_updated, rows_unchanged, rows_rejected;
	int64_t without_customer, other_currency, accounts_created, products_created, people_created, warnings;
	int64_t credits, credits_turned; /* lines that are subtracted; how many of them had no minus sign in the file */
	int64_t rows_left;               /* rows that undo left in place, because they have been changed since */
	const char *message;             /* key of why it failed, with its line in message_param */
	const char *message_param;
	int64_t version;
};
extern const struct record import_run_record;

/* What is known about a column. */
enum import_column_flags {
	COL_NEEDED = 1 << 0, /* without it the file cannot be imported */
	COL_NUMBER = 1 << 1, /* its values show which decimal mark the file uses */
	COL_DATE = 1 << 2,
	COL_DISCOUNT = 1 << 3,
	COL_OWN = 1 << 4,    /* only in files that Hjul has exported: the form does not ask for it */
	COL_LONG = 1 << 5,   /* text of many lines */
	COL_CUSTOM = 1 << 6, /* a field that an administrator added */
	/* Files of records: the columns with this flag together identify the record. Without any, the first column
	 * does. */
	COL_KEY = 1 << 7
};
struct import_column {
	const char *name; /* "customer_name"; label in po/: "import.column.customer_name" */
	/* Headers that mean this column, folded to letters and digits, with spaces between; those after "?" only
	 * when no other column fits them better. */
	const char *known;
	unsigned flags;
	/* Of a reference, whose text says which record is meant: the noun it refers to, and the member that holds
	 * its id. */
	const char *noun, *field;
	const char *label; /* message key; NULL = "import.column.<name>" */
};
enum { IMPORT_COLUMNS_MAX = 40, IMPORT_NO_COLUMN = -1 };

struct import_map;
/* All columns that files of a kind may have. They are called the known columns. */
struct import_columns {
	const struct import_column *items;
	size_t count; /* at most IMPORT_COLUMNS_MAX */
	/* For rules beyond COL_NEEDED, such as "one of these two": the name of a column that is missing, NULL =
	 * none. May be NULL. */
	const char *(*lacks)(const struct import_map *);
};

/* Which column of the file holds which known column: at[known] is the file's, counted from 0; IMPORT_NO_COLUMN = it
 * has none. */
struct import_map {
	int at[IMPORT_COLUMNS_MAX];
};
/* A header reduced to what is compared: letters and digits, folded, so that "InvoiceNo", "invoice_no" and "Invoice
 * No." are the same. In the arena. */
const char *import_header_bare(struct arena *, const char *header);
/* Find the known columns by the file's headers, in either language. */
void import_map_guess(struct ctx *, const struct import_columns *, const char *const *headers, size_t count,
                      struct import_map *ret);
/* Change `map` as the text says: "name=Header" by the file's header, "name=#3" by the number of its column, "name="
 * for no column, with commas between. E_INVALID: import.map_field, import.map_header, import.map_form. */
enum err import_map_read(struct ctx *, const struct import_columns *, const char *text, const char *const *headers,
                         size_t count, struct import_map *map);
/* The map as import_run.map stores it: "doc=#1,date=#5". In the arena. */
const char *import_map_text(struct ctx *, const struct import_columns *, const struct import_map *);
/* E_INVALID import.column_missing when the file has no column for one that is needed. */
enum err import_map_check(struct ctx *, const struct import_columns *, const struct import_map *);

/* A row that was rejected, or a warning, as it is stored. */
#define REJECT_ROW(F, S)                                                                                               \
	F(S, ID, import_id, .flags = F_KEY)                                                                            \
	F(S, INT, line, .flags = F_KEY)                                                                                \
	F(S, INT, seq, .flags = F_KEY)                                                                                 \
	F(S, BOOL, warning)                                                                                            \
	F(S, TEXT, reason)                                                                                             \
	F(S, TEXT, param0, .flags = F_NULL)                                                                            \
	F(S, TEXT, param1, .flags = F_NULL)                                                                            \
	F(S, INT, nth,                                                                                                 \
	  .flags = F_NULL) /* where equal lines are told apart by counting them: which one it was; NONE = not known */ \
	F(S, LONG, cells)  /* the row as one line of CSV */
STRUCT_OF(reject_row, REJECT_ROW);
extern const struct record reject_row_record;

/* Spreadsheets write 17850.0 for the customer's number 17850. When the *n bytes at `s` look so, *n becomes the
 * length without the decimals and the answer is true. */
bool import_plain_number(const char *s, size_t *n);

#endif

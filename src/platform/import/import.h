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

/* How numbers and dates are written in a file; dates in the order of enum date_order. */
enum import_decimal { FILE_POINT, FILE_COMMA };
enum import_dates { FILE_ISO, FILE_DMY_DOT, FILE_DMY_SLASH, FILE_MDY_SLASH, FILE_EACH };
enum import_separator { SEP_COMMA, SEP_SEMICOLON, SEP_TAB, SEP_PIPE };
/* Are invoices in the file whole, so that what the base has of them besides is taken out? */
enum import_invoices { INVOICES_PARTS, INVOICES_WHOLE };
extern const struct choices import_invoices;
/* What lines on a credit note without a minus sign are. */
enum import_credit { CREDIT_DEDUCTED, CREDIT_ADDED };
extern const struct choices import_decimals, import_dates, import_separators, import_encodings, import_credits;
char import_separator_char(int);
int import_separator_of(char); /* enum import_separator; -1 = it is none */
enum decimal_mark import_decimal_mark(int);
enum date_order import_date_order(int);

/* How a file is read. Of a choice -1 = it is found out. */
#define IMPORT_FORMAT(F, S)                                                                 \
	F(S, BOOL, create_missing)                                                          \
	F(S, TEXT, currency, .flags = F_NO_NAME | F_NULL, .max = 3) /* NULL = the base's */ \
	F(S, CHOICE, separator, .choices = &import_separators, .flags = F_NULL)             \
	F(S, CHOICE, encoding, .choices = &import_encodings, .flags = F_NULL)               \
	F(S, CHOICE, decimal, .choices = &import_decimals, .flags = F_NULL)                 \
	F(S, CHOICE, dates, .choices = &import_dates, .flags = F_NULL)                      \
	F(S, CHOICE, whole_invoices, .choices = &import_invoices, .flags = F_NULL)          \
	F(S, CHOICE, credit_sign, .choices = &import_credits, .flags = F_NULL)              \
	F(S, INT, first_line) /* on which the header stands; 0 = it is found */
#define IMPORT_READING(F, S)                                                                                      \
	F(S, TEXT, source, .flags = F_FREE_TEXT | F_BY_HAND, .max = 60) /* the system that it comes from */       \
	F(S, TEXT, map, .flags = F_FREE_TEXT, .max = 2000)              /* "name=Header,…" (import_map_read) */ \
	IMPORT_FORMAT(F, S)
/* Which file to import, and how to read it. The texts must live as long as the import. */
#define IMPORT_ASK(F, S)                                                                                       \
	F(S, CHOICE, kind, .choices = &import_kinds)                                                           \
	F(S, TEXT, path)                                                                                       \
	F(S, TEXT, file_name, .flags = F_FREE_TEXT) /* shown; NULL = path */                                   \
	F(S, TEXT, content)                         /* digest of the whole file; NULL = it is not known yet */ \
	IMPORT_READING(F, S)
STRUCT_OF(import_ask, IMPORT_ASK);
extern const struct record import_ask_record;
#define IMPORT_DETECT \
	.separator = -1, .encoding = -1, .decimal = -1, .dates = -1, .whole_invoices = -1, .credit_sign = -1

/* What is counted only in some files. */
#define IMPORT_COUNTS(F, S)                                                            \
	F(S, INT, without_customer)                                                    \
	F(S, INT, other_currency)                                                      \
	F(S, INT, replaced)       /* lines that its invoices no longer have */         \
	F(S, INT, credits)        /* lines that are subtracted */                      \
	F(S, INT, credits_turned) /* how many of them had no minus sign in the file */ \
	F(S, INT, accounts_created)                                                    \
	F(S, INT, products_created)                                                    \
	F(S, INT, people_created)                                                      \
	F(S, INT, sign_ins) /* that colleagues were given */                           \
	F(S, INT, warnings)                                                            \
	F(S, INT, total_rows) /* rows of sums below or between the lines: left out */

/* One import, from draft to undo. Its counts always add up: read = created + updated + unchanged + rejected.
 *   content             digest of the whole file, by which it is known again when it is sent once more
 *   path, fingerprint   where the file lies, NULL once it is not needed; its size and a digest of both ends, so that
 *                       a changed file is not resumed
 *   actor_id            who last started, resumed or undid it in the browser, so that a server works on it; 0 = a
 *                       command works on it
 *   in_person           he did so himself, in a session or by command: it may give sign-ins. A program with an API
 *                       token, or a folder that is watched, may not
 *   map, header         the map names columns by number, "doc=#1,date=#5"; the header is the file's first line as CSV
 *   line, bytes         the last line that is imported, and how many bytes of the file have been read
 *   rows_left           rows that undo left in place, because they have been changed since
 *   message             key of why it failed, with its line in message_param */
#define IMPORT_RUN(F, S)                                                                     \
	F(S, ID, id, .flags = F_KEY)                                                         \
	F(S, CHOICE, kind, .choices = &import_kinds, .flags = F_FIXED) /* (import_kind.h) */ \
	F(S, TEXT, file_name, .flags = F_FREE_TEXT, .max = 500)                              \
	F(S, TEXT, path, .flags = F_NULL | F_SECRET, .max = 4000)                            \
	F(S, TEXT, fingerprint, .flags = F_NULL | F_SECRET)                                  \
	F(S, TEXT, content, .flags = F_NULL | F_SECRET)                                      \
	F(S, CHOICE, state, .choices = &import_states)                                       \
	F(S, ID, person_id, .flags = F_NULL | F_FIXED)                                       \
	F(S, TIME, started, .flags = F_FIXED)                                                \
	F(S, TIME, ended, .flags = F_NULL)                                                   \
	F(S, ID, actor_id, .flags = F_NULL)                                                  \
	F(S, BOOL, in_person)                                                                \
	IMPORT_READING(F, S)                                                                 \
	F(S, LONG, header, .flags = F_FREE_TEXT)                                             \
	F(S, BOOL, percent) /* discounts are written 15 for 15 %, not 0.15 */                \
	F(S, INT, line)                                                                      \
	F(S, INT, bytes)                                                                     \
	F(S, INT, bytes_total)                                                               \
	F(S, INT, rows_read)                                                                 \
	F(S, INT, rows_created)                                                              \
	F(S, INT, rows_updated)                                                              \
	F(S, INT, rows_unchanged)                                                            \
	F(S, INT, rows_rejected)                                                             \
	IMPORT_COUNTS(F, S)                                                                  \
	F(S, INT, rows_left)                                                                 \
	F(S, TEXT, message, .flags = F_NO_NAME | F_NULL)                                     \
	F(S, TEXT, message_param, .flags = F_FREE_TEXT | F_NULL)                             \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(import_run, IMPORT_RUN);
extern const struct record import_run_record;

/* What is known about a column. */
enum import_column_flags {
	COL_NEEDED = 1 << 0, /* without it the file cannot be imported */
	COL_NUMBER = 1 << 1, /* its values show which decimal mark the file uses */
	COL_DATE = 1 << 2,
	COL_DISCOUNT = 1 << 3,
	COL_MONEY = 1 << 9,  /* an amount in the line's currency */
	COL_OWN = 1 << 4,    /* only in files that Hjul has exported: the form does not ask for it */
	COL_LONG = 1 << 5,   /* text of many lines */
	COL_CUSTOM = 1 << 6, /* a field that an administrator added */
	/* Files of records: the columns with this flag together identify the record. Without any, the first column
	 * does. */
	COL_KEY = 1 << 7,
	/* Files of records: a value that cannot be taken is left out with a warning, it does not turn the row away. */
	COL_SOFT = 1 << 8,
	/* Files of records: when the file has no number, its records are known by this column (import_key_column). */
	COL_CALLS = 1 << 10
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
enum { IMPORT_COLUMNS_MAX = 40, IMPORT_NO_COLUMN = -1, IMPORT_NOUNS_MAX = 8 /* of a kind */ };

struct import_map;
/* All columns that files of a kind may have. They are called the known columns. */
struct import_columns {
	const struct import_column *items;
	size_t count; /* at most IMPORT_COLUMNS_MAX */
	/* For rules beyond COL_NEEDED, such as "one of these two": the name of a column that is missing, NULL =
	 * none. May be NULL. */
	const char *(*lacks)(const struct import_map *);
	/* What the headers say only together; `names` as they are compared (csv_header_bare). May be NULL. */
	void (*settle)(const char *const *names, size_t count, struct import_map *);
};

/* Which column of the file holds which known column: at[known] is the file's, counted from 0; IMPORT_NO_COLUMN = it
 * has none. */
struct import_map {
	int at[IMPORT_COLUMNS_MAX];
};
/* Find the known columns by the file's headers, in either language. */
void import_map_guess(struct ctx *, const struct import_columns *, const char *const *headers, size_t count,
                      struct import_map *ret);
/* Change `map` as the text says: "name=Header" by the file's header, "name=#3" by the number of its column, "name="
 * for no column, with commas between. E_INVALID: import.map_field, import.map_header, import.map_form. */
enum err import_map_read(struct ctx *, const struct import_columns *, const char *text, const char *const *headers,
                         size_t count, struct import_map *map);
/* The map as import_run.map stores it: "doc=#1,date=#5". In the arena. */
const char *import_map_text(struct ctx *, const struct import_columns *, const struct import_map *);
/* By which column the records of a file are known: the number when the file has it; else organisation number, mail address, name. */
int import_key_column(const struct import_columns *, const struct import_map *);
/* Does the file lack this column, without which it cannot be imported? */
bool import_column_lacks(const struct import_columns *, const struct import_map *, size_t column);
/* E_INVALID import.column_missing when the file has no column for one that is needed. */
enum err import_map_check(struct ctx *, const struct import_columns *, const struct import_map *);

/* A row that was rejected, or a warning, as it is stored. */
#define IMPORT_REJECT(F, S)                                                                                            \
	F(S, ID, import_id, .flags = F_KEY)                                                                            \
	F(S, INT, line, .flags = F_KEY)                                                                                \
	F(S, INT, seq, .flags = F_KEY)                                                                                 \
	F(S, BOOL, warning)                                                                                            \
	F(S, TEXT, reason, .flags = F_NO_NAME)                                                                         \
	F(S, TEXT, param0, .flags = F_FREE_TEXT | F_NULL)                                                              \
	F(S, TEXT, param1, .flags = F_FREE_TEXT | F_NULL)                                                              \
	F(S, INT, nth,                                                                                                 \
	  .flags = F_NULL) /* where equal lines are told apart by counting them: which one it was; NONE = not known */ \
	F(S, LONG, cells, .flags = F_FREE_TEXT) /* the row as one line of CSV */
STRUCT_OF(import_reject, IMPORT_REJECT);
extern const struct record import_reject_record;

/* Spreadsheets write 17850.0 for the customer's number 17850. When the *n bytes at `s` look so, *n becomes the
 * length without the decimals and the answer is true. */
bool import_plain_number(const char *s, size_t *n);

#endif

/* CSV: reads files as people have them, plain or .gz, in constant memory, and finds out their separator, encoding,
 * decimal mark and date order; writes them with quotes and so that no spreadsheet runs a cell as a formula. libcsv is
 * hidden in csv.c. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/ctx.h"
#include "base/num.h"
#include "base/text.h"

#include <stdio.h>

/* Which way the dates of a column are written. Only where a slash or dash stands between two numbers that could both be
 * the month does it decide how one is read (csv_date). DATE_EACH: several ways, each of which says itself what it is. */
enum date_order { DATE_ISO, DATE_DMY_DOT, DATE_DMY_SLASH, DATE_MDY_SLASH, DATE_EACH, DATE_UNKNOWN };
/* How a file is written. Detected from its first 256 kB, unless the caller of csv_open says it. */
struct csv_dialect {
	char separator; /* , ; tab | ; 0 = detect */
	int encoding;   /* enum encoding; -1 = detect */
	bool gzip;      /* always detected, from the first two bytes */
	/* The line on which the header stands, when there are others above it; 0 = the first row is the header. In the one
	 * that csv_dialect answers it is always set. */
	int64_t header_line;
	bool no_header; /* every row is read by csv_next, the first one too */
};
#define CSV_DETECT ((struct csv_dialect){.separator = 0, .encoding = -1})

struct csv;
/* Open a file by path and read the header line. Errors: E_IO (cannot open), E_INVALID (not text, truncated gzip, no
 * header, duplicate or more than 500 columns). The csv lives until csv_close; header strings live as long. Excel's
 * first line "sep=;" is not the header: it gives the separator. Spaces around a cell are dropped unless they stand
 * within quotes. */
enum err csv_open(struct ctx *, const char *path, struct csv_dialect want, struct csv **ret);
void csv_close(struct csv *);
void csv_close_p(struct csv **);                           /* for the cleanup attribute */
const struct csv_dialect *csv_dialect(const struct csv *); /* the one in use: as detected or as the caller said */
size_t csv_columns(const struct csv *);
const char *csv_header(const struct csv *, size_t column);

struct csv_row {
	int64_t line;       /* of the file, on which the row starts; the header's is 1 */
	size_t count;       /* cells in this row; may differ from the header's */
	const char **cells; /* UTF-8, valid until the next csv_next */
	const size_t *lengths;
	bool bad_utf8; /* some bytes are not text in the file's encoding; the cells have U+FFFD instead */
};
/* Next row; *ret NULL at the end. Blank lines are skipped. E_INVALID with the line number ends the reading of the file:
 * a cell over 1 MiB, a row over 4 MiB or 10,000 cells, a quote that is never closed, text behind a closing quote, a
 * compressed file that stops or is damaged. A quote in the middle of an unquoted cell is an ordinary character. A file
 * that is plain ASCII at its beginning may turn out to be Windows-1252 later; csv_dialect changes then. */
enum err csv_next(struct ctx *, struct csv *, const struct csv_row **ret);
/* For progress: bytes of the file on disk, packed as they are there. */
int64_t csv_bytes_read(const struct csv *);
int64_t csv_bytes_total(const struct csv *);

/* Find the decimal mark or date order of one column: feed the guess every value, since the only one that decides may be
 * the last, then ask. */
struct csv_guess {
	int comma, point, ambiguous; /* numbers that can only be read with , or . as mark, and those with either */
	int iso, dmy_dot, dmy_slash, mdy_slash, either_slash, other, bad;
};
void csv_guess_number(struct csv_guess *, const char *s);
void csv_guess_date(struct csv_guess *, const char *s);
/* DECIMAL_ANY, DATE_UNKNOWN: the values do not decide it. With ambiguous > 0 or either_slash > 0 a person has to say;
 * else nothing in the column depends on it (whole numbers have no mark). */
enum decimal_mark csv_guessed_mark(const struct csv_guess *);
enum date_order csv_guessed_order(const struct csv_guess *);
/* Read a date. Whatever the order, all are read that can mean one day only:
 *   2026-11-23, 2026/11/23, 2026.11.23, 20261123, 23112026   23.11.2026, 3.1.26   25-10-2026, 10/25/26
 *   31. januar 2026, 31-Jan-26, January 31, 2026 (bokmål and English)   45323, 45323.5 (days as spreadsheets count them)
 * 231126 is read as the order says: DATE_ISO 26-11-23, DATE_MDY_SLASH with the month first, DATE_DMY_… with the day; it is a date in
 * none of them unless that is said.
 * 03/04/2026 and 03-04-2026 are read as the order says, and are no dates when it says neither; with DATE_DMY_SLASH and
 * DATE_MDY_SLASH nothing is read that contradicts it. Years of two digits are 1970–2069. A time of day may follow after a
 * space or T: it must be a valid one. With an offset (Z, +02:00) it is an instant, whose day is that of the process's zone;
 * without one it is dropped. False when it is no such date, and always with DATE_UNKNOWN. */
bool csv_date(const char *s, enum date_order, int32_t *ret);
/* In which of these ways it is written; DATE_FORM_OTHER: with the month's name, or as a number of days. */
enum date_form {
	DATE_FORM_NONE,
	DATE_FORM_ISO,
	DATE_FORM_DOT,
	DATE_FORM_OTHER,
	DATE_FORM_DMY,
	DATE_FORM_MDY,
	DATE_FORM_EITHER
};
enum date_form csv_date_form(const char *s);

/* A header reduced to what is compared: letters and digits, folded, so that "InvoiceNo", "invoice_no" and "Invoice
 * No." are the same. In the arena. */
const char *csv_header_bare(struct arena *, const char *header);

/* Writing: comma, CRLF, quotes where needed. The guard: a text that begins with = + - @ tab or CR, which a spreadsheet
 * would run as a formula, is written with a leading ' unless it is a number or a phone number ("+47…"); so is a text
 * that begins with ' and would otherwise look guarded. Reading does not remove the guard, csv_unguard does: from what
 * csv_cell wrote it gives exactly the text back. */
void csv_cell(struct buf *, const char *s, bool first);
void csv_cell_behind(struct buf *, char separator, const char *s, bool first); /* with another one than a comma */
void csv_end(struct buf *); /* end of the row; one empty cell alone is written "", lest it be a blank line */
const char *csv_unguard(const char *s); /* s, or s + 1 when it begins with a guard */
/* The same cells as tab-separated text for the clipboard: tabs and newlines become spaces. */
void tsv_cell(struct buf *, const char *s, bool first);
void tsv_end(struct buf *);

#endif

/* CSV: reading of files as they are (plain or .gz; separator, encoding, decimal mark and date order detected and told),
 * constant memory; writing with quoting and without formula traps. libcsv is hidden in csv.c. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/ctx.h"
#include "base/num.h"
#include "base/text.h"

#include <stdio.h>

/* What was found by reading the first 256 kB; each can be set by the caller to override (ambiguity is asked for). */
enum date_order { DATE_ISO, DATE_DMY_DOT, DATE_DMY_SLASH, DATE_MDY_SLASH, DATE_UNKNOWN };
struct csv_dialect {
	char separator; /* , ; tab | ; 0 = detect */
	int encoding;   /* enum encoding; -1 = detect */
	bool gzip;      /* found by magic */
};
#define CSV_DETECT ((struct csv_dialect){.separator = 0, .encoding = -1})

struct csv;
/* Open a file by path and read the header line. Errors: E_IO (cannot open), E_INVALID (not text, truncated gzip, no header,
 * duplicate or more than 500 columns). The csv lives until csv_close; header strings live as long. A first line "sep=;" is
 * taken as told. Spaces around a cell belong to it only within quotes. */
enum err csv_open(struct ctx *, const char *path, struct csv_dialect want, struct csv **ret);
void csv_close(struct csv *);
void csv_close_p(struct csv **);                           /* for the cleanup attribute */
const struct csv_dialect *csv_dialect(const struct csv *); /* what is used */
size_t csv_columns(const struct csv *);
const char *csv_header(const struct csv *, size_t column);

struct csv_row {
	int64_t line;       /* line number in the file where the row starts, header = 1 */
	size_t count;       /* cells in this row; may differ from the header's */
	const char **cells; /* UTF-8, valid until the next csv_next */
	const size_t *lengths;
	bool bad_utf8; /* held bytes that are no text in the encoding (shown as U+FFFD) */
};
/* Next row; *ret NULL at the end. A blank line is skipped. A cell over 1 MiB, a row over 4 MiB or 10,000 cells, an unclosed
 * quote at the end, text behind a closing quote, or a compressed file that stops or is damaged is E_INVALID with the line
 * number (the whole file's reading stops there). A quote in the middle of an unquoted cell is a character like others. A
 * file that is plain ASCII at its beginning may turn out to be Windows-1252 later: csv_dialect tells what was found. */
enum err csv_next(struct ctx *, struct csv *, const struct csv_row **ret);
int64_t csv_bytes_read(const struct csv *); /* of the file on disk, for progress */
int64_t csv_bytes_total(const struct csv *);

/* Guess the decimal mark and date order of one column from samples; feed values, then ask. */
struct csv_guess {
	int comma, point, ambiguous; /* numbers that can only be read with , or . as mark, and those with either */
	int iso, dmy_dot, dmy_slash, mdy_slash, either_slash, bad;
};
void csv_guess_number(struct csv_guess *, const char *s);
void csv_guess_date(struct csv_guess *, const char *s);
/* DECIMAL_ANY / DATE_UNKNOWN = cannot be told: ask, when there was something to tell (ambiguous > 0, either_slash > 0 or
 * both kinds); a column of whole numbers has no mark and any will do. Feed all rows, not only the first. */
enum decimal_mark csv_guessed_mark(const struct csv_guess *);
enum date_order csv_guessed_order(const struct csv_guess *);
/* A date in that order (2026-11-23, 2026/11/23, 20261123 · 23.11.2026 · 23/11/2026 · 11/23/2026; years of four digits), with or
 * without time of day after a space or T (ignored, checked): false when it is none. */
bool csv_date(const char *s, enum date_order, int32_t *ret);

/* Writing: comma, CRLF, quotes where needed. The guard: a text that begins with = + - @ tab or CR, which a spreadsheet would
 * run as a formula, is written with a leading ' unless it is a number or a phone number ("+47…"); so is a text that begins
 * with ' and would otherwise look guarded. Reading leaves the guard; csv_unguard takes it off again, exactly what was put on:
 * csv_unguard(what csv_cell wrote) is the text. */
void csv_cell(struct buf *, const char *s, bool first);
void csv_end(struct buf *);             /* end of the row; a row of one empty cell is "" and so no blank line */
const char *csv_unguard(const char *s); /* s, or s + 1 when it begins with a guard */
/* The same cells as tab-separated text for the clipboard: tabs and newlines become spaces. */
void tsv_cell(struct buf *, const char *s, bool first);
void tsv_end(struct buf *);

#endif

/* Finding out how a CSV file is written from its beginning. Internal to the CSV reader. */
#ifndef BASE_CSV_DETECT_H
#define BASE_CSV_DETECT_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* The encoding of the raw bytes at the beginning of a file. *ret_sure false: they are plain ASCII, so the file may
 * still turn out to be Windows-1252. */
enum encoding detect_encoding(const char *raw, size_t n, bool *ret_sure);
/* The separator of the text at the beginning of a file: that of ; tab | , with which most of the first rows are of one table,
 * with two cells or more (those within quotes do not count), be it that empty cells are left off at their ends; a comma when
 * there is none. The header need not be the first row. */
char detect_separator(const char *text, size_t n);
/* Is the first line Excel's "sep=;"? Answers the line's length with its newline and gives the separator; 0 when it is
 * not. */
size_t detect_sep_line(const char *text, size_t n, char *ret_separator);

#endif

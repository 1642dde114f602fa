/* What a CSV file looks like, told from its beginning. Internal to the CSV reader. */
#ifndef BASE_CSV_DETECT_H
#define BASE_CSV_DETECT_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* The encoding of the raw bytes at the beginning of a file. *ret_sure false: plain ASCII so far, so that it may still turn
 * out to be Windows-1252. */
enum encoding detect_encoding(const char *raw, size_t n, bool *ret_sure);
/* The separator of the text at the beginning of a file: the one of , ; tab | that gives the first rows most consistently
 * as many cells as the header, outside quotes; , when there is none. */
char detect_separator(const char *text, size_t n);
/* Excel's first line "sep=;": its length with the newline and the separator, or 0. */
size_t detect_sep_line(const char *text, size_t n, char *ret_separator);

#endif

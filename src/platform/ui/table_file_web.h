/* A list as a file: for people (lang/sheet.h), for programs as plain CSV, or as tab-separated text. */
#ifndef PLATFORM_TABLE_FILE_WEB_H
#define PLATFORM_TABLE_FILE_WEB_H

#include "http/http.h"

struct table_file {
	const struct record *record; /* of a row */
	const char *columns;         /* its fields, names with spaces between; their labels are the heads */
	/* The next rows, none behind the last. They live until they are written. */
	enum err (*next)(struct ctx *, void *arg, struct list *ret);
};

/* Write all rows as the answer of a route whose path ends in /excel, /csv or /tsv, as NAME.csv or NAME.tsv, while memory
 * stays small. Shares are in per cent with two decimals, everything else plain but for people. `arg` is for `next`. */
enum err table_file_write(struct ctx *, const struct request *, struct response *, const struct table_file *,
                          const char *name, void *arg);

#endif

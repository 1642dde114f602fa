/* An import as people and programs see it: pages, JSON, the command line. Pure. */
#ifndef PLATFORM_IMPORT_SHOW_H
#define PLATFORM_IMPORT_SHOW_H

#include "platform/import/import.h"

struct import_kind;

struct import_reject {
	int64_t line;
	const char *reason, *param0, *param1; /* message key "import.reject.…" */
	int64_t seq, nth;                     /* nth: NONE when that is not known */
	const char *cells;                    /* one line of CSV */
};

struct import_mapping {
	const char *column; /* known name; label "import.column.<name>" */
	const char *header; /* of the file */
};

struct import_show {
	int64_t id;
	int32_t kind;
	const char *file, *source;
	int32_t state;
	int64_t read, created, updated, unchanged, rejected, without_customer, other_currency, credits, credits_turned;
	int64_t accounts_created, products_created, people_created, warnings, left;
	int64_t line;
	bool create_missing;
	const char *currency;
	int32_t separator, encoding, decimal, dates;
	int64_t started, ended;
	const char *message, *message_param; /* key of why it failed */
	struct list mapping;
};
extern const struct record import_show_record;
void import_show_make(struct ctx *, const struct import_run *, struct import_show *ret);

/* The cells of one line of CSV as csv_cell writes it; *ret_count of them. */
const char **import_header_cells(struct ctx *, const char *line, size_t *ret_count);

/* The message key of a reason's {0} when it names a column ("import.column.amount"), else NULL: it is shown as it
 * is. */
const char *import_param_key(struct ctx *, const struct import_kind *, const char *reason, const char *param0);

/* A row of which too little could be read to count it is numbered by its line, far above any count. */
#define IMPORT_NTH_UNKNOWN INT64_C(1000000000)

/* The file of rejected rows, without line ends: line, reason, where rows are known by a count which one it was (so
 * that a mended file falls into place), then the cells as they came. */
const char *import_rejects_head(struct ctx *, const struct import_run *);
const char *import_rejects_row(struct ctx *, const struct import_run *, const struct import_reject *, const char *why);

#endif

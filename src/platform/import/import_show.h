/* An import as it is shown on pages, in JSON and by commands. Pure. */
#ifndef PLATFORM_IMPORT_SHOW_H
#define PLATFORM_IMPORT_SHOW_H

#include "platform/import/import.h"

struct import_kind;

struct import_reject {
	int64_t line;
	const char *reason, *param0, *param1; /* message key "import.reject.…" */
	int64_t seq, nth;                     /* as in struct reject_row */
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

/* The cells of one line of CSV, as csv_cell writes them; in the arena. *ret_count: how many. */
const char **import_header_cells(struct ctx *, const char *line, size_t *ret_count);

/* The message key of a column ("import.column.amount") when a reason's {0} is the name of one; NULL when {0} is
 * shown as it is. */
const char *import_param_key(struct ctx *, const struct import_kind *, const char *reason, const char *param0);

/* Added to the line's number for a row that could not be counted, since too little of it could be read: far above
 * any count. */
#define IMPORT_NTH_UNKNOWN INT64_C(1000000000)

/* The first line of the file of rejected rows, and one of its rows; without line ends, in the arena. Columns: line;
 * reason; for lines that are told apart by counting them, which one it was, so that the same lines are meant when
 * the corrected file is imported; then the cells of the original row. */
const char *import_rejects_head(struct ctx *, const struct import_run *);
const char *import_rejects_row(struct ctx *, const struct import_run *, const struct import_reject *, const char *why);

#endif

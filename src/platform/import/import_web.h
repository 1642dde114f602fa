/* The page of one import, made for import_web.c. */
#ifndef PLATFORM_IMPORT_WEB_H
#define PLATFORM_IMPORT_WEB_H

#include "http/http.h"
#include "platform/import/import_kind_ops.h"
#include "platform/import/import_ops.h"

/* Short texts in lists. */
struct import_text {
	const char *text;
	bool bad;
};

/* A known column with the file's columns to choose from. */
struct import_choose {
	const char *name, *label;
	bool needed, missing;
	struct list options;
};

/* One of the first rows, as it will be read. */
struct import_row {
	int64_t line;
	const char *reason; /* why it would be refused */
	const char *credit; /* what is said of a line that is deducted */
	struct list cells;
};

/* A number of the result, with its name. */
struct import_count {
	const char *label;
	int64_t value;
	bool bad;
};

struct import_reason_row {
	int64_t line;
	const char *reason;
};

struct import_page {
	struct import_show run;
	bool draft, working, undoing, interrupted, ended;
	bool may_resume, may_undo, may_write;
	int64_t percent;
	const char *failure; /* why the file stopped it */
	/* of a draft */
	const char *problem; /* why it cannot be started as it is */
	bool ask_decimal, ask_dates;
	struct list separators, encodings, decimals, dates;
	int64_t columns; /* of the file */
	struct list choose, heads, rows;
	const char *unused; /* headers that nothing is read from */
	bool tried;
	struct import_show trial;
	/* what was refused, of a draft's first rows or of the run; and what was odd */
	struct list rejects, warnings;
	struct list counts;
	bool more_rejects, more_warnings;
	const char *see;       /* markup: the button to where the result is seen; NULL = it is seen nowhere */
	bool sales;            /* rows are lines that name records; called so in JSON since sales were the first */
	bool refused, credits; /* some of the first rows are */
};
extern const struct record import_page_record;

enum { IMPORT_TRY_ROWS = 1000 };
enum err import_page_make(struct ctx *, const struct import_run *, struct import_page *ret);
const char *import_reason(struct ctx *, int32_t kind, const char *reason, const char *p0, const char *p1);

#endif

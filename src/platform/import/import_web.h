/* The page of one import. import_page_web.c fills it for the routes in import_web.c. */
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
#define IMPORT_CHOOSE(F, S) \
	F(S, TEXT, name)    \
	F(S, TEXT, label)   \
	F(S, BOOL, needed)  \
	F(S, BOOL, missing) \
	F(S, LIST, options, .of = &option_record)
STRUCT_OF(import_choose, IMPORT_CHOOSE);

/* One of the first rows, as it will be read. */
#define IMPORT_ROW(F, S)                                                                   \
	F(S, INT, line)                                                                    \
	F(S, TEXT, reason) /* why it would be rejected; NULL = it would not */             \
	F(S, TEXT, credit) /* the remark on a line that is subtracted; NULL = it is not */ \
	F(S, LIST, cells, .of = &text_record)
STRUCT_OF(import_row, IMPORT_ROW);

/* A number of the result, with its name. */
#define IMPORT_COUNT(F, S) \
	F(S, TEXT, label)  \
	F(S, INT, value)   \
	F(S, BOOL, bad)
STRUCT_OF(import_count, IMPORT_COUNT);

struct import_reason_row {
	int64_t line;
	const char *reason;
};

struct import_page {
	struct import_show run;
	bool draft, working, undoing, interrupted, ended;
	bool may_resume, may_undo, may_write;
	int64_t percent;
	const char *failure; /* why it stopped before the end of the file */
	/* Of a draft: */
	const char *problem;         /* why it cannot be started as it is */
	bool ask_decimal, ask_dates; /* they can be read in two ways: the user has to choose */
	struct list separators, encodings, decimals, dates;
	int64_t columns; /* of the file */
	struct list choose, heads, rows;
	const char *unused; /* headers that nothing is read from */
	bool tried;         /* a trial was made; `trial` has its counts */
	struct import_show trial;
	/* Of every import: rejected rows and warnings, of a draft those of its trial; import_reason_row. */
	struct list rejects, warnings;
	struct list counts;
	bool more_rejects, more_warnings;
	const char *see;       /* markup of the button to the page that shows the result; NULL = there is none */
	bool sales;            /* KIND_LINES; JSON keeps this name from the time when sales were the only such kind */
	bool refused, credits; /* some of the first rows would be rejected; some are credits */
};
extern const struct record import_page_record;

enum { IMPORT_TRY_ROWS = 1000 }; /* rows of a draft that are tried for the page */
enum err import_page_make(struct ctx *, const struct import_run *, struct import_page *ret);
/* The text of a reason in the request's language, with its {0} and {1}. */
const char *import_reason(struct ctx *, int32_t kind, const char *reason, const char *p0, const char *p1);

#endif

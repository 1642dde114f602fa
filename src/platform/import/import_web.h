/* The page of one import. import_page_web.c fills it for the routes in import_web.c. */
#ifndef PLATFORM_IMPORT_WEB_H
#define PLATFORM_IMPORT_WEB_H

#include "http/http.h"
#include "platform/import/import_kind_ops.h"
#include "platform/import/import_ops.h"

/* Short texts in lists. */
#define IMPORT_TEXT(F, S) \
	F(S, TEXT, text)  \
	F(S, BOOL, bad)
STRUCT_OF(import_text, IMPORT_TEXT);

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

/* A rejected row or a warning. */
#define IMPORT_REASON(F, S) \
	F(S, INT, line)     \
	F(S, TEXT, reason)
STRUCT_OF(import_reason_row, IMPORT_REASON);

#define IMPORT_PAGE(F, S)                                                                                           \
	F(S, RECORD(struct import_show), run, .of = &import_show_record)                                            \
	F(S, BOOL, draft)                                                                                           \
	F(S, BOOL, working)                                                                                         \
	F(S, BOOL, undoing)                                                                                         \
	F(S, BOOL, interrupted)                                                                                     \
	F(S, BOOL, ended)                                                                                           \
	F(S, BOOL, may_resume)                                                                                      \
	F(S, BOOL, may_undo)                                                                                        \
	F(S, BOOL, may_write)                                                                                       \
	F(S, INT, percent)                                                                                          \
	F(S, TEXT, failure) /* why it stopped before the end of the file */                                         \
	/* Of a draft, to columns: */                                                                               \
	F(S, TEXT, problem)     /* why it cannot be started as it is */                                             \
	F(S, BOOL, ask_decimal) /* it can be read in two ways, as can dates: the user has to choose */              \
	F(S, BOOL, ask_dates)                                                                                       \
	F(S, LIST, separators, .of = &option_record)                                                                \
	F(S, LIST, encodings, .of = &option_record)                                                                 \
	F(S, LIST, decimals, .of = &option_record)                                                                  \
	F(S, LIST, dates, .of = &option_record)                                                                     \
	F(S, INT, columns) /* of the file */                                                                        \
	F(S, LIST, choose, .of = &choose_record)                                                                    \
	F(S, LIST, heads, .of = &text_record)                                                                       \
	F(S, LIST, rows, .of = &row_record)                                                                         \
	F(S, TEXT, unused) /* headers that nothing is read from */                                                  \
	F(S, BOOL, tried)  /* a trial was made; `trial` has its counts */                                           \
	F(S, RECORD(struct import_show), trial, .of = &import_show_record)                                          \
	/* Of every import: rejected rows and warnings, of a draft those of its trial. */                           \
	F(S, LIST, rejects, .of = &reason_record)                                                                   \
	F(S, LIST, warnings, .of = &reason_record)                                                                  \
	F(S, LIST, counts, .of = &count_record)                                                                     \
	F(S, BOOL, more_rejects)                                                                                    \
	F(S, BOOL, more_warnings)                                                                                   \
	F(S, HTML, see)     /* the button to the page that shows the result; NULL = there is none */                \
	F(S, BOOL, sales)   /* KIND_LINES; JSON keeps this name from the time when sales were the only such kind */ \
	F(S, BOOL, refused) /* some of the first rows would be rejected; some are credits */                        \
	F(S, BOOL, credits)
STRUCT_OF(import_page, IMPORT_PAGE);
extern const struct record import_page_record;

enum { IMPORT_TRY_ROWS = 1000 }; /* rows of a draft that are tried for the page */
enum err import_page_make(struct ctx *, const struct import_run *, struct import_page *ret);

#endif

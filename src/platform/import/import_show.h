/* An import as it is shown on pages, in JSON and by commands. Pure. */
#ifndef PLATFORM_IMPORT_SHOW_H
#define PLATFORM_IMPORT_SHOW_H

#include "platform/import/import.h"

struct import_kind;

#define IMPORT_MAPPING(F, S)                                              \
	F(S, TEXT, column) /* known name; label "import.column.<name>" */ \
	F(S, TEXT, header) /* of the file */
STRUCT_OF(import_mapping, IMPORT_MAPPING);

/* A column of a file that waits or is tried: what it is read as (label of the known column; NULL = it is not used), some
 * values, and how they are understood (NULL = as text). */
#define IMPORT_SEEN_COLUMN(F, S) \
	F(S, TEXT, header)       \
	F(S, TEXT, means)        \
	F(S, TEXT, samples)      \
	F(S, TEXT, reading)
STRUCT_OF(import_seen_column, IMPORT_SEEN_COLUMN);
extern const struct record import_seen_column_record;

/* What is said of a file before it is imported. asked: whoever imports it has to say that it is right so. */
#define IMPORT_QUESTION(F, S)                               \
	F(S, TEXT, name) /* again, future, rejected, new */ \
	F(S, TEXT, text)                                    \
	F(S, BOOL, asked)
STRUCT_OF(import_question, IMPORT_QUESTION);
extern const struct record import_question_record;

#define IMPORT_SHOW(F, S)                                                                                \
	F(S, ID, id)                                                                                     \
	F(S, CHOICE, kind, .choices = &import_kinds)                                                     \
	F(S, TEXT, file)                                                                                 \
	F(S, TEXT, source)                                                                               \
	F(S, CHOICE, state, .choices = &import_states)                                                   \
	F(S, INT, read)                                                                                  \
	F(S, INT, created)                                                                               \
	F(S, INT, updated)                                                                               \
	F(S, INT, unchanged)                                                                             \
	F(S, INT, rejected)                                                                              \
	IMPORT_COUNTS(F, S)                                                                              \
	F(S, INT, left)                                                                                  \
	F(S, INT, line)                                                                                  \
	IMPORT_FORMAT(F, S)                                                                              \
	F(S, TIME, started)                                                                              \
	F(S, TIME, ended)                                                                                \
	F(S, TEXT, message) /* key of why it failed */                                                   \
	F(S, TEXT, message_param)                                                                        \
	F(S, LIST, mapping, .of = &import_mapping_record)                                                \
	F(S, LIST, seen, .of = &import_seen_column_record) /* of a draft or a trial, as are questions */ \
	F(S, LIST, questions, .of = &import_question_record)
STRUCT_OF(import_show, IMPORT_SHOW);
extern const struct record import_show_record;
void import_show_make(struct ctx *, const struct import_run *, struct import_show *ret);

/* By what the records of a file are known, or those that its lines name, when that is not their number: the message key of the
 * column; NULL = by their number, or by a key of several columns. */
const char *import_known_by(struct ctx *, const struct import_run *);

/* The cells of one line of CSV, as csv_cell writes them; in the arena. *ret_count: how many. */
const char **import_header_cells(struct ctx *, const char *line, size_t *ret_count);

const char *import_column_key(struct ctx *, const struct import_column *); /* its label, "import.column.amount" */
/* The same of a column when a reason's {0} is the name of one; NULL when {0} is
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

/* Imports: preview a file, import it in short transactions, resume after a crash, undo all of it. Commands and
 * servers use the same functions; a command does the work itself, the web leaves it to a job. */
#ifndef PLATFORM_IMPORT_OPS_H
#define PLATFORM_IMPORT_OPS_H

#include "db/db.h"
#include "platform/import/import_read.h"
#include "platform/import/import_show.h"
#include "platform/job/job.h"

struct import_kind;

/* A file before it is imported. */
struct import_preview {
	struct import_run run;   /* how it will be read; decimal or dates is -1 when there are two ways to read them */
	struct import_spec spec; /* the same, for reading rows */
	const char *ask_decimal, *ask_dates; /* a value that can be read in two ways; NULL = there is none */
	const char *ask_credits; /* the number of a document that may be a credit note or not; NULL = none */
	bool unsigned_credits;   /* there are credit notes without a minus sign */
	bool stock; /* most quantities are below zero though their amounts are above: they are what left the stock */
	const char **headers;
	size_t columns;
	struct csv_row *rows; /* copies of the first 20; cells are cut after a thousand bytes */
	size_t row_count;
};
/* Look at a file and find out how to read it. E_INVALID, E_IO: it cannot be read. Whether needed columns are missing
 * is for import_map_check to say. */
enum err import_preview(struct ctx *, const struct import_ask *, struct import_preview *ret);

/* What each column of the file is read as: list of import_seen_column. */
void import_seen_columns(struct ctx *, const struct import_preview *, struct list *ret);
/* Replace the names of columns of an export by the headings of the import of that kind (export_headings). */
enum err import_headings(struct ctx *, const char *kind, const char **names, size_t count);
/* What of the file is left out, in a sentence: lines above the table, rows of sums, columns; NULL = nothing. */
const char *import_left_out(struct ctx *, const struct import_preview *, int64_t total_rows);

extern const struct job_kind import_job_kind;

/* Called about once a second with how far an import is. */
typedef void import_progress(struct ctx *, const struct import_run *);

/* Import a file, to its end, in this process. A small file is imported in one transaction, so that all of it is
 * imported or nothing. A large one that cannot be read to its end gives OK and the state RUN_FAILED. E_INVALID
 * import.ask_decimal, import.ask_dates, import.column_missing: the file does not say it, so that `ask` must.
 * E_CONFLICT import.busy: another import is under way. */
enum err import_start(struct ctx *, const struct import_ask *, import_progress *, struct import_run *ret);
enum import_task {
	TASK_START, /* start a draft */
	/* Go on with an import, or an undo, that was interrupted. E_CONFLICT import.not_resumable,
	 * import.file_changed. */
	TASK_RESUME,
	/* Remove what the import added and restore what it changed, except what has been changed since
	 * (import_run.rows_left). E_CONFLICT import.not_undoable. */
	TASK_UNDO
};
/* Do it in this process, to its end. */
enum err import_go_on(struct ctx *, int64_t id, enum import_task, import_progress *, struct import_run *ret);
/* Do it at once when it is small; else ask for a job, so that a server does it. in_person: whoever asks is there himself
 * (import_run.in_person). */
enum err import_begin(struct ctx *, int64_t id, enum import_task, bool in_person);

/* E_NOT_FOUND import.not_found: there is none, or it is another's and the user may not know of every customer. */
enum err import_get(struct ctx *, int64_t id, struct import_run *ret);
/* Runs that the user may see (import_get) with an id below `before` (0 = from the newest), newest first, at most `max`:
 * list of import_run. */
enum err import_list(struct ctx *, int64_t before, size_t max, struct list *ret);
/* The same as they are shown: list of import_show. */
enum err import_list_shown(struct ctx *, int64_t before, size_t max, struct list *ret);
/* Set the state to RUN_INTERRUPTED when the run is stored as being under way, but no process works on it. */
enum err import_settle(struct ctx *, struct import_run *);

/* The rejected rows, or else the warnings, that follow the place (line, seq); 0, 0 = from the first. List of
 * import_reject, at most `max`. */
enum err import_rejects(struct ctx *, int64_t id, bool warnings, int64_t line, int64_t seq, size_t max,
                        struct list *ret);
/* The text of a reason in the request's language, with its {0} and {1}. */
const char *import_reason(struct ctx *, int32_t kind, const char *reason, const char *p0, const char *p1);
/* All rejected rows as a CSV file, line by line: what was wrong, then the cells as they came. `put` is given each
 * line without its end. */
enum err import_rejects_file(struct ctx *, const struct import_run *,
                             enum err (*put)(struct ctx *, const char *line, void *arg), void *arg);

/* For the demo, which makes its lines without a file: store a run as if a file of that name with `rows` lines,
 * `credits` of them credits, had just been imported without a fault. In the write transaction that added the lines. */
enum err import_made(struct ctx *, const struct import_kind *, int64_t id, const char *source, const char *file_name,
                     const char *header, int64_t rows, int64_t credits);

/* For the web: make a draft of a file that was sent. The file is moved to the spool, a folder beside the database;
 * drafts of earlier days are removed. `first` is called in the draft's transaction with the id that it will have;
 * when it sets *ret_again, the same form was sent before, and no draft is made. On an error, also E_RETRY, the file
 * is where it was. */
typedef enum err import_first(struct ctx *, int64_t id, void *arg, bool *ret_again);
enum err import_draft(struct ctx *, const struct import_ask *, import_first *first, void *arg);
/* The file and reading of a draft. */
void import_draft_ask(const struct import_run *, struct import_ask *ret);
/* Read a draft in another way: as `wanted` says, but for its file and source. The columns in its map were chosen when
 * the file was read with map_separator and map_encoding (-1 = detected, -2 = not known); when it is now read in another
 * way, they are found again by the headers. E_INVALID, E_IO: the file cannot be read that way. E_CONFLICT
 * import.started_already: it is no draft any more; so for drop too. */
enum err import_draft_change(struct ctx *, int64_t id, const struct import_ask *wanted, int map_separator,
                             int map_encoding);
enum err import_draft_drop(struct ctx *, int64_t id);
/* Ask the process that works on it to stop after the present chunk. */
enum err import_stop(struct ctx *, int64_t id);
/* Numbers of a file that the base lacks, while it has one that differs only in zeros before it: a spreadsheet takes them away. */
struct import_alike {
	int64_t count;
	const char *given, *found; /* the first of them, and the base's */
};
/* What importing a file would do. */
struct import_trial {
	struct import_run run;         /* its counts */
	struct list rejects, warnings; /* the first of them (import_reject); more: there are others */
	bool whole;                    /* all rows were tried */
	int64_t future;                /* rows that are dated after today */
	struct import_alike alike;
	int64_t named[IMPORT_NOUNS_MAX]; /* how many records of each of the kind's nouns the rows name */
};
/* Try the first `rows` rows (0 = all), without writing anything; at most `shown` rejects and as many warnings are told. */
enum err import_try(struct ctx *, const struct import_ask *, int64_t rows, size_t shown, struct import_trial *ret);

enum { IMPORT_TRY_ROWS = 20000 }; /* that are tried before a file is imported */
/* What a trial of the first IMPORT_TRY_ROWS says that may be a mistake: the file is in already, many rows are dated after
 * today, most are rejected, or most name records that are new where those of the last file were known; and what the import
 * leaves out when whoever starts it is not there himself (import_begin). List of import_question. */
enum err import_questions(struct ctx *, const struct import_trial *, bool in_person, struct list *ret);
/* E_ASKED with `key` and the questions in a text, when one is asked that does not stand in `sure` (names with commas
 * between; may be NULL). */
enum err import_asked(struct ctx *, const struct list *questions, const char *sure, const char *key);
/* The same of a file: tried, and *ret the questions. What cannot be read at all is for the import itself to say. */
enum err import_ask_of(struct ctx *, const struct import_ask *, bool in_person, struct list *ret);
/* The same of a draft that is about to be started. */
enum err import_draft_asked(struct ctx *, int64_t id, const char *sure, bool in_person);

#endif

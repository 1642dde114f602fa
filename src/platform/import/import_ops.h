/* What is done with imports: look at a file, work it off in short transactions, go on after a crash, undo it whole.
 * One way for the command line (in the foreground) and the web (in a thread of its own). */
#ifndef PLATFORM_IMPORT_OPS_H
#define PLATFORM_IMPORT_OPS_H

#include "db/db.h"
#include "platform/import/import_read.h"
#include "platform/import/import_show.h"
#include "platform/job/job.h"

struct import_kind;

/* What is asked for. Texts live as long as the import. */
struct import_ask {
	int32_t kind;          /* number of the kind (import_kind.h) */
	const char *path;      /* of the file */
	const char *file_name; /* shown; NULL = path */
	const char *source;    /* system it comes from; NULL = "" */
	const char *map;       /* "field=Header,…"; NULL = by the headers */
	const char *currency;  /* NULL = the base's */
	bool create_missing;
	int separator, encoding, decimal, dates; /* enum …, -1 = detect */
};
#define IMPORT_DETECT .separator = -1, .encoding = -1, .decimal = -1, .dates = -1

/* A file as it was found to be. */
struct import_preview {
	struct import_run run;   /* how it will be read; decimal and dates -1 when it can be read in two ways */
	struct import_spec spec; /* the same, for reading rows */
	const char *ask_decimal, *ask_dates; /* then: a value that can, else NULL */
	const char **headers;
	size_t columns;
	struct csv_row *rows; /* the first 20, kept; cells beyond a thousand bytes are cut */
	size_t row_count;
};
/* Errors: what cannot be read (E_INVALID, E_IO). A needed column that is missing is told by import_map_check. */
enum err import_preview(struct ctx *, const struct import_ask *, struct import_preview *ret);

extern const struct job_kind import_job_kind;

/* Told each second how far an import is. */
typedef void import_told(struct ctx *, const struct import_run *);

/* Work a file off, to its end. Small files are one transaction: they are in whole or not at all. E_INVALID
 * import.ask_decimal, import.ask_dates, import.column_missing: the option has to be given. E_CONFLICT import.busy:
 * another import is at work. A file that cannot be read to its end gives OK and state failed unless it was small. */
enum err import_start(struct ctx *, const struct import_ask *, import_told *, struct import_run *ret);
/* What is done with a run: a draft is started; an interrupted import (or undo) goes on where it stopped: E_CONFLICT
 * import.not_resumable, import.file_changed; what it made is taken out again and what it changed put back, except
 * what has been changed since (rows_left): E_CONFLICT import.not_undoable. */
enum import_task { TASK_START, TASK_RESUME, TASK_UNDO };
/* Here, to its end. */
enum err import_go_on(struct ctx *, int64_t id, enum import_task, import_told *, struct import_run *ret);
/* What is small at once; else a server does it as a job. */
enum err import_begin(struct ctx *, int64_t id, enum import_task);

enum err import_get(struct ctx *, int64_t id, struct import_run *ret); /* E_NOT_FOUND import.not_found */
/* Newest first, before that id (0 = from the newest). */
enum err import_list(struct ctx *, int64_t before, size_t max, struct list *ret);
/* A run that is under way and that no process works on is interrupted, whatever it says itself. */
enum err import_settle(struct ctx *, struct import_run *);

/* Rejected rows, or warnings, after a place (0, 0 = from the first); K_LIST of import_reject. */
enum err import_rejects(struct ctx *, int64_t id, bool warnings, int64_t line, int64_t seq, size_t max,
                        struct list *ret);

/* The run `id` of `rows` lines of a kind, `credits` of them credits, that the program had at hand itself (the demo),
 * as of a file of that name that was read to its end without a fault just now; in the write transaction that added
 * the lines. */
enum err import_made(struct ctx *, const struct import_kind *, int64_t id, const char *source, const char *file_name,
                     const char *header, int64_t rows, int64_t credits);

/* For the web. A draft: a file that was sent, moved to the spool beside the database; drafts of earlier days are
 * forgotten. `first` is asked in its transaction, with the id it will have: when it says that the same was sent
 * already, none is made. When it fails, E_RETRY too, the file is where it was. */
typedef enum err import_first(struct ctx *, int64_t id, void *arg, bool *ret_again);
enum err import_draft(struct ctx *, const struct import_ask *, import_first *first, void *arg);
/* How a draft will be read. */
void import_draft_ask(const struct import_run *, struct import_ask *ret);
/* Another way to read it: refused when the file cannot be read so, E_CONFLICT import.started_already when it waits
 * no longer. The columns of `map` were chosen from the file as it was read with map_separator and map_encoding (-1 =
 * detected, -2 = not known); from another reading they are found anew. */
struct import_reading {
	int separator, encoding, decimal, dates; /* enum …, -1 = detect */
	const char *currency;
	bool create_missing;
	const char *map;
	int map_separator, map_encoding;
};
enum err import_draft_change(struct ctx *, int64_t id, const struct import_reading *);
enum err import_draft_drop(struct ctx *, int64_t id);
/* Ask the one that works on it to stop after the chunk at hand. */
enum err import_stop(struct ctx *, int64_t id);
/* What the first `rows` rows (0 = all) would do; nothing is written. rejects: the first of those that would be
 * refused. */
enum err import_try(struct ctx *, const struct import_ask *, int64_t rows, struct import_run *ret,
                    struct list *ret_rejects);

#endif

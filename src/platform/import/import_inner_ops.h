/* What the parts of an import's operations share. Private to platform/import. In floors, each on those before it:
 *   look, file, run   a file and a run as they are kept
 *   chunk             an import at work and the rows it has at hand
 *   create, sales, records   what rows become
 *   totals            what comes after the last row
 *   step, undo        a chunk written down; everything taken out again
 *   work              a file from its first line to its end
 *   job               drafts, and the thread that works one off */
#ifndef PLATFORM_IMPORT_INNER_OPS_H
#define PLATFORM_IMPORT_INNER_OPS_H

#include "platform/import/import_ops.h"
#include "platform/import/import_store.h"
#include "platform/import/import_tally.h"

enum { CHUNK_FIRST = 500, CHUNK_MIN = 500, CHUNK_MAX = 20000, CHUNK_BYTES = 4 * 1024 * 1024, LOCK_US = 100 * 1000 };
enum { ITEMS_MAX = 8192 }; /* customers or people of a sales file that are kept in memory from chunk to chunk */

/* References of a record to one that the file has not brought yet: settled when all rows are in. */
struct import_later {
	struct import_item *record, *refers_to;
	int column;
	int64_t line;
	bool unchanged; /* counted so */
	struct import_later *next;
};

/* An import at work. */
struct import_job {
	struct import_run run;  /* as committed */
	struct import_run next; /* as it will be with the chunk at hand */
	bool dry, stored;       /* stored: the run's row is in the base */
	bool recount;           /* reading what is in already, after a crash */
	bool alone;             /* nothing of this source was there before: no line has to be looked for */
	bool adopt_currency;    /* the base has none yet and takes the file's */
	bool ended;             /* the file is read to its end */
	struct fault fault;     /* why it could not be read further; code OK = it could */
	int64_t limit;          /* rows to read at most; 0 = all */
	struct csv *csv;
	struct import_spec spec;
	struct import_items accounts, products, people;
	struct import_docs docs;
	size_t want; /* rows in the next chunk */
	struct import_later *later, **later_end;
	struct import_progress progress;
	struct import_reject tried[20]; /* dry: the first refusals */
	size_t tried_count;
};

/* A row that is refused, or a warning, with what it takes to say so. */
struct chunk_note {
	struct reject_row row;
	struct chunk_note *next;
};
struct chunk_notes {
	struct chunk_note *first, **end;
	size_t count;
};

/* One chunk while it is made: filled by the kind's `read`, looked up, judged, written. */
struct import_chunk {
	size_t rows, bytes;
	int64_t line;
	struct chunk_notes notes;
	struct import_item *unseen[3], **unseen_end[3]; /* lists by enum item_kind: to look up (next) */
	struct import_item *made[3], **made_end[3];     /* to be created, or named (next_made) */
	bool counted;                                   /* its lines have been counted on their documents */
	void *own;                                      /* the kind's */
};
enum item_kind { ITEM_ACCOUNT, ITEM_PRODUCT, ITEM_PERSON };
extern const char *const item_kind_names[]; /* "account", "product", "person": as in import_change.kind */

/* What differs between sales and the other kinds. read: one row into the chunk. judge: everything is looked up: decide, count in
 * job->next; in a read transaction. write: in the chunk's write transaction, rerunnable. written: after its commit. */
struct import_worker {
	void (*begin)(struct ctx *, struct import_job *, struct import_chunk *);
	void (*read)(struct ctx *, struct import_job *, struct import_chunk *, const struct csv_row *);
	enum err (*judge)(struct ctx *, struct import_job *, struct import_chunk *);
	enum err (*write)(struct ctx *, struct import_job *, struct import_chunk *);
	void (*written)(struct ctx *, struct import_job *, struct import_chunk *);
};
extern const struct import_worker import_sales_worker, import_records_worker;

/* import_file_ops.c */
enum err file_fingerprint(struct ctx *, const char *path, const char **ret);
enum err file_spool(struct ctx *, const char *path, int64_t id, const char **ret); /* moved beside the database */
/* Put back where it came from, when what it was moved for was not done: whoever sent it may try again. */
void file_unspool(struct ctx *, const char *spooled, const char *path);
void file_forget(struct ctx *, const char *path); /* removed, when it lies in the spool */
/* Open job->run.path as the run says; the job knows how rows are read. E_CONFLICT import.file_changed. */
enum err job_open(struct ctx *, struct import_job *);

/* import_preview_ops.c */
enum err import_spec_make(struct ctx *, const struct import_run *, const char *const *headers, size_t columns,
                          const char *base, struct import_spec *ret);

/* import_run_ops.c */
/* The run as an import that begins: looked at, nothing ambiguous, every needed column there. */
enum err run_new(struct ctx *, const struct import_ask *, struct import_run *ret);
/* Does the base take this run's currency for its own? The first import into an empty base decides it, when it says one and nobody
 * has chosen. */
enum err currency_adopted(struct ctx *, const struct import_run *, bool *ret);
enum err run_put(struct ctx *, struct import_run *); /* stores, version + 1 in the object */
void run_hold(struct import_run *);                  /* the holder is this process, seen now */
/* The end of a run, in a write transaction: time, state, its history record. Stored with run_put. */
enum err run_end(struct ctx *, struct import_run *, enum import_state);
enum err run_busy(struct ctx *, int64_t but); /* E_CONFLICT import.busy */
enum err run_resumable(struct ctx *, const struct import_run *);
/* The process ends: whoever works stops after the chunk at hand. */
void run_quit(void);
bool run_quitting(void);
enum err fault_again(struct ctx *, const struct fault *); /* answer with an earlier reason */
/* db_work, with patience: a long import does not give up because others write. Part of a transaction that is open already. */
enum err step_work(struct ctx *, enum db_tx, enum err (*work)(struct ctx *, void *), void *arg);

/* import_chunk_ops.c */
void job_init(struct import_job *, const struct import_run *, const struct import_progress *);
void job_fini(struct import_job *);
struct import_items *job_items(struct import_job *, enum item_kind);
void chunk_init(struct import_chunk *);
/* Look up what chunk_see has gathered: ITEM_KNOWN or ITEM_ABSENT. */
enum err chunk_look_up(struct ctx *, struct import_job *, struct import_chunk *);
/* An item that has not been looked up goes on the chunk's list; NULL is nothing. */
void chunk_see(struct import_chunk *, enum item_kind, struct import_item *);
void chunk_make(struct import_chunk *, enum item_kind, struct import_item *);
/* The row is refused (or odd); cells NULL for a warning. */
struct chunk_note *chunk_refuse(struct ctx *, struct import_chunk *, int64_t line, const struct import_reason *,
                                const char *cells);
struct chunk_note *chunk_warn(struct ctx *, struct import_chunk *, int64_t line, const char *key, const char *p0,
                              const char *p1);
/* The row's cells as one line of CSV. */
const char *row_cells(struct ctx *, const struct csv_row *);

/* import_create_ops.c: records that lines name and the base lacks; in the chunk's write transaction. */
enum err chunk_create(struct ctx *, struct import_job *, struct import_chunk *);
struct change_row made_row(int64_t run, enum item_kind kind, int64_t id);

/* import_records_ops.c. At most `max` of the references that were put off, from `*at` on; moves it. */
enum err references_settle(struct ctx *, struct import_job *, struct import_run *next, struct import_later **at,
                           int max);

/* import_totals_ops.c: what comes after the last row, step by step, each small enough for one short transaction: references that
 * were put off, sums of customers that were touched (also of imports that never came so far), clearing up. */
struct import_totals {
	int phase, max;
	bool started;
	int64_t run, after;
	struct import_later *later;
};
enum err totals_step(struct ctx *, struct import_job *, struct import_run *next, struct import_totals *,
                     bool *ret_done);
/* All steps, then the run ends in `state`. */
enum err import_totals(struct ctx *, struct import_job *, enum import_state);

/* import_step_ops.c: the next chunk of the file; sets job->ended at its end. */
enum err import_step(struct ctx *, struct import_job *);

/* import_undo_ops.c */
enum err run_undoable(struct ctx *, const struct import_run *);
enum err undo_work(struct ctx *, const struct import_run *, const struct import_progress *, struct import_run *ret);

/* import_work_ops.c: a run that the base holds in state running or totals (or undoing), from where it is to its end. */
enum err run_work(struct ctx *, const struct import_run *, const struct import_progress *, struct import_run *ret);

#endif

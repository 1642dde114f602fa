/* What the parts of an import's operations share. Private to platform/import. In floors, each on those before it:
 *   look, file, run   a file and a run as they are kept
 *   chunk             an import at work and the rows it has at hand
 *   create, records   what rows become; kinds of their own stand between these and the next
 *   totals            what comes after the last row
 *   step, undo        a chunk written down; everything taken out again
 *   work              a file from its first line to its end
 *   job               drafts, and the thread that works one off */
#ifndef PLATFORM_IMPORT_INNER_OPS_H
#define PLATFORM_IMPORT_INNER_OPS_H

#include "platform/import/import_kind_ops.h"
#include "platform/import/import_store.h"

enum { CHUNK_FIRST = 500, CHUNK_MIN = 500, CHUNK_MAX = 20000, CHUNK_BYTES = 4 * 1024 * 1024, LOCK_US = 100 * 1000 };
enum { ITEMS_MAX = 8192 }; /* records that lines name and that are kept in memory from chunk to chunk */

/* References of a record to one that the file has not brought yet: settled when all rows are in. */
struct import_later {
	struct import_item *record, *refers_to;
	int column;
	int64_t line;
	bool unchanged; /* counted so */
	struct import_later *next;
};

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

/* import_chunk_ops.c */
void job_init(struct import_job *, const struct import_run *, const struct import_progress *);
void job_fini(struct import_job *);
void chunk_init(struct import_chunk *);
/* Look up what chunk_see has gathered: ITEM_KNOWN or ITEM_ABSENT. */
enum err chunk_look_up(struct ctx *, struct import_job *, struct import_chunk *);

/* import_create_ops.c */
struct change_row made_row(int64_t run, const struct import_noun *, int64_t id);
static inline int64_t record_version(const struct record *rec, const void *obj)
{
	return field_get(record_field(rec, "version"), obj).i;
}

/* import_records_ops.c. At most `max` of the references that were put off, from `*at` on; moves it. */
enum err references_settle(struct ctx *, struct import_job *, struct import_run *next, struct import_later **at,
                           int max);

/* import_totals_ops.c: what comes after the last row, step by step, each small enough for one short transaction: references that
 * were put off, then what the kind does. */
struct import_totals {
	bool started, settled;
	struct import_later *later;
	struct import_after after;
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

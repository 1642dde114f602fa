/* What the files import_*_ops.c share; private to platform/import. Each part uses only those above it:
 *   look, file, run   a file and a run as they are kept
 *   chunk             an import at work and the rows it has at hand
 *   create, records   what rows become; kinds of their own stand between these and the next
 *   totals            what comes after the last row
 *   step, undo        a chunk of the file; everything taken out again
 *   work              all of it, as a job or in one transaction
 *   begin, draft      what people do */
#ifndef PLATFORM_IMPORT_INNER_OPS_H
#define PLATFORM_IMPORT_INNER_OPS_H

#include "platform/import/import_kind_ops.h"
#include "platform/import/import_store.h"

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
enum err import_spec_make(struct ctx *, const struct import_run *, const struct import_columns *,
                          const char *const *headers, size_t columns, const char *base, struct import_spec *ret);

/* import_run_ops.c */
/* The run as an import that begins: looked at, nothing ambiguous, every needed column there. */
enum err run_new(struct ctx *, const struct import_ask *, struct import_run *ret);
/* Does the base take this run's currency for its own? The first import into an empty base decides it, when it says
 * one and nobody has chosen. */
enum err currency_adopted(struct ctx *, const struct import_run *, bool *ret);
enum err run_put(struct ctx *, struct import_run *); /* stores, version + 1 in the object */
/* It has begun, or its undo has, and is not at its end: a process works on it, or it is interrupted. */
static inline bool run_is_under_way(const struct import_run *run)
{
	return run->state == RUN_RUNNING || run->state == RUN_TOTALS || run->state == RUN_UNDOING;
}
/* The end of a run, in a write transaction: time, state, its history record. Stored with run_put. */
enum err run_end(struct ctx *, struct import_run *, enum import_state);
enum err run_none_at_work(struct ctx *); /* E_CONFLICT import.busy */
enum err run_resumable(struct ctx *, const struct import_run *);

enum err fault_again(struct ctx *, const struct fault *); /* answer with an earlier reason */

/* import_chunk_ops.c */
void job_init(struct import_job *, const struct import_run *);
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

/* import_old_ops.c. Do two differ in what people know of them? The values that differ, as they are kept; and put
 * back into `obj`. */
bool record_differs(const struct record *, const void *before, const void *after);
const char *old_values(struct ctx *, const struct record *, const void *before, const void *after);
enum err old_put_back(struct ctx *, const struct record *, const char *old, void *obj);

/* import_records_ops.c. At most `max` of the references that were put off, from `*at` on; moves it. */
enum err references_settle(struct ctx *, struct import_job *, struct import_run *next, struct import_later **at,
                           int max);

/* What comes after the last row, step by step, each small enough for one short transaction: references that were put
 * off, then what the kind does. */
struct import_totals {
	bool settled;
	struct import_later *later;
	struct import_after after;
};

/* Where an undo is. */
enum import_undo_stage { UNDOES_ROWS, UNDOES_RECORDS, UNDOES_TOTALS };
struct import_undo_at {
	enum import_undo_stage stage;
	int noun, pass;
	int64_t after; /* the last record that was tried */
	bool progress; /* some of this pass are gone */
	bool alone;    /* records are tried one by one */
};
struct import_undo {
	struct import_undo_at at, next;     /* next: when the chunk at hand is committed */
	struct list used[IMPORT_KINDS_MAX]; /* of the noun, by kind: ids that lines of other imports refer to, rising */
	int64_t tried;                      /* the record at hand when a chunk was refused */
};

/* An import, or its undo, at work: what is kept from chunk to chunk, and the chunk at hand. */
struct import_work {
	struct arena arena;        /* of its own: it goes on from one request of the job engine to the next */
	struct arena_mark lasting; /* what is behind it is the chunk's */
	const char *path;          /* of the file */
	struct import_job job;
	struct import_chunk chunk;
	struct chunk_notes as_read; /* its notes before it was judged */
	bool pending, refused;      /* pending: there is one; refused: it has to be judged anew */
	int refusals;
	bool spilled;
	int64_t size;
	struct import_run next; /* with the chunk at hand */
	struct import_totals totals, totals_next;
	struct import_undo undo;
};

/* import_totals_ops.c: about `size` records. */
enum err totals_step(struct ctx *, struct import_job *, struct import_run *next, struct import_totals *, int size,
                     bool *ret_done);

/* import_step_ops.c: the next chunk of the file, read and judged; read to its end, it sets job.ended. */
enum err chunk_prepare(struct ctx *, struct import_work *, int64_t size);
enum err chunk_write(struct ctx *, struct import_work *);         /* in a write transaction */
void chunk_done(struct ctx *, struct import_work *);              /* it is committed; of a dry run: judged */
bool chunk_goes_on(struct ctx *, struct import_work *, enum err); /* may it, after this refusal? */

/* import_undo_ops.c: the same, but for what comes after it. */
enum err run_undoable(struct ctx *, const struct import_run *);
enum err undo_prepare(struct ctx *, struct import_work *);
enum err undo_write(struct ctx *, struct import_work *);
bool undo_goes_on(struct import_work *, enum err);

/* import_work_ops.c: a run in a state that is under way, from where it is. run: with texts that last; NULL: the
 * base's of that id. */
enum err work_open(struct ctx *, int64_t id, const struct import_run *run, struct import_work **ret);
void work_close(struct import_work *);
enum err work_prepare(struct ctx *, struct import_work *, int64_t size);
/* All of it, in the write transaction that is open. */
enum err work_all(struct ctx *, struct import_work *);

/* import_draft_ops.c */
enum err import_may_write(struct ctx *, int32_t kind);         /* who may import may not write all that files hold */
enum err draft_waits(struct ctx *, const struct import_run *); /* else E_CONFLICT import.started_already */

#endif

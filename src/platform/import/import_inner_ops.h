/* What the files import_*_ops.c share; only inside platform/import. Each part uses only those above it:
 *   file, preview, run   a file on disk, how it is read, and the stored run
 *   chunk                an import that runs, and its present chunk of rows
 *   create, keys, records      records from rows; kinds with a worker of their own use this and what is above
 *   above                where the records stand among their own kind, when all rows are in
 *   step, undo           importing one chunk of the file; undoing one
 *   work                 chunk after chunk, then what comes after the last row; as a job or in one transaction
 *   begin, question, draft   what people start, and what they are asked before */
#ifndef PLATFORM_IMPORT_INNER_OPS_H
#define PLATFORM_IMPORT_INNER_OPS_H

#include "platform/import/import_kind_ops.h"
#include "platform/import/import_store.h"

enum { ITEMS_MAX = 8192 }; /* items that stay in memory from one chunk to the next (items_trim) */

/* What a row says is above its record, of the same kind: judged with all others when all rows are in (import_above_ops.c). */
enum later_verdict { LATER_SET, LATER_UNKNOWN, LATER_CIRCLE };
struct import_later {
	struct import_item *record, *refers_to;
	int column;
	int64_t line;
	int64_t was;    /* what was above it; 0 = nothing */
	bool unchanged; /* so far the record is counted as unchanged */
	bool again;     /* read again after a crash: `was` is not known */
	enum later_verdict verdict;
	int64_t walk;                        /* while they are judged */
	struct import_later *next, *next_up; /* as in the file; as they are followed */
};

/* import_file_ops.c */
enum err file_fingerprint(struct ctx *, const char *path, const char **ret);
/* The digest of all its bytes. */
enum err file_content(struct ctx *, const char *path, const char **ret);
bool file_copy(const char *from, const char *to);
/* Move a file to the spool, a folder beside the database; *ret: its path there. file_unspool moves it back when the
 * import was not made, so that it can be sent again. file_forget removes it, if it is in the spool. */
enum err file_spool(struct ctx *, const char *path, int64_t id, const char **ret);
void file_unspool(struct ctx *, const char *spooled, const char *path);
void file_forget(struct ctx *, const char *path);
const char **file_headers(struct ctx *, const struct csv *, size_t *ret_count); /* copies, in the arena */

/* import_head_ops.c: the line of the file's header. */
enum err file_header_line(struct ctx *, const char *path, const struct import_columns *, struct csv_dialect,
                          int64_t *ret);

/* import_preview_ops.c. import_map_guess, and what people read of a column means it too. Then how rows are read, from a run
 * and its file's headers. base: the base's currency. */
void import_map_find(struct ctx *, const struct import_columns *, const char *const *headers, size_t count,
                     struct import_map *ret);
enum err import_spec_make(struct ctx *, const struct import_run *, const struct import_columns *,
                          const char *const *headers, size_t columns, const char *base, struct import_spec *ret);

/* import_run_ops.c */
/* A new run for a file that can be imported: it was previewed, can be read in one way only, and has every needed
 * column. */
enum err run_new(struct ctx *, const struct import_ask *, struct import_run *ret);
enum err run_put(struct ctx *, struct import_run *); /* store it; its version becomes one more */
/* Has the import, or its undo, begun and not ended? A process works on it then, or it was interrupted. */
static inline bool run_is_under_way(const struct import_run *run)
{
	return run->state == RUN_RUNNING || run->state == RUN_TOTALS || run->state == RUN_UNDOING;
}
/* End a run: set time and state, and write it to the history. The caller stores it with run_put, in the same write
 * transaction. */
enum err run_end(struct ctx *, struct import_run *, enum import_state);
enum err run_none_at_work(struct ctx *); /* E_CONFLICT import.busy */

struct fault fault_kept(struct arena *, const struct fault *); /* a copy with its texts in that arena */
enum err fault_again(struct ctx *, const struct fault *);      /* fail with a reason that was noted earlier */

/* import_chunk_ops.c */
void job_init(struct import_job *, const struct import_run *);
void job_fini(struct import_job *);
void chunk_init(struct import_chunk *);
/* What is stored of a row that is rejected, or of a warning about it; cells NULL = none. */
struct import_reject reject_made(int64_t line, bool warning, const struct import_reason *, const char *cells);
struct chunk_note *note_add(struct ctx *, struct chunk_notes *, const struct import_reject *);
const char *cells_line(struct ctx *, const char *const *cells, size_t count); /* as one line of CSV, in the arena */
/* Look up the items that chunk_see has put on the list; each becomes ITEM_KNOWN or ITEM_ABSENT. */
enum err chunk_look_up(struct ctx *, struct import_job *, struct import_chunk *);
/* Those of a noun (its place in kind->nouns) that are not known yet, by mail address and by title, if files mention it so. */
enum err chunk_look_up_called(struct ctx *, struct import_job *, struct import_chunk *, int noun);

/* import_keys_ops.c: for files of records. keys_open: which columns another source owns, and whether the run's has keys of its
 * own. keys_match: find the record of a row that is in a source's own numbers by what else it says. keys_leave: is the
 * record's value to stay, because it is its owner's? keys_write: note which records the source knows, in a write transaction. */
enum err keys_open(struct ctx *, struct import_job *);
enum err keys_match(struct ctx *, struct import_job *, struct import_record *);
enum err keys_leave(struct ctx *, struct import_job *, struct import_chunk *, const struct import_record *,
                    size_t column, bool *ret);
enum err keys_write(struct ctx *, const struct import_job *, const struct import_record *rows, size_t count);

/* import_create_ops.c. Add records, or save one that was changed, and note it, so that it can be undone. record_read:
 * the record as it is, and a copy to change. */
enum err records_add(struct ctx *, int64_t run, const struct import_noun *, void *objs, size_t count);
enum err record_change(struct ctx *, int64_t run, const struct import_noun *, const void *before, void *after);
enum err record_read(struct ctx *, const struct import_noun *, int64_t id, void **ret_before, void **ret_after);
static inline int64_t record_version(const struct record *rec, const void *obj)
{
	return field_get(record_field(rec, "version"), obj).i;
}

/* import_old_ops.c. Do two versions of a record differ in more than what the program itself sets? old_values: the
 * values before, where they differ, as change_row.old stores them; in the arena. old_put_back: put such values back
 * into `obj`. */
bool record_differs(const struct record *, const void *before, const void *after);
const char *old_values(struct ctx *, const struct record *, const void *before, const void *after);
enum err old_put_back(struct ctx *, const struct record *, const char *old, void *obj);

/* import_above_ops.c. references_judge, in a read transaction (arg: the struct import_job): what becomes of the references that were
 * put off; job->later_judged is the first. references_settle: follow at most `max` of them, from *at on, and move *at behind
 * them. references_tried: in a trial, count and tell what following all of them would do. */
enum err references_judge(struct ctx *, void *arg);
/* In a trial: how else than by its number other rows may name the record of a row, since it is not in the base to be found. */
void references_note(struct ctx *, struct import_job *, const struct import_record *);
enum err references_settle(struct ctx *, struct import_job *, struct import_run *next, struct import_later **at,
                           int max);
void references_tried(struct ctx *, struct import_job *, struct chunk_notes *);

/* Where the work after the last row is: first the references that were put off are followed, then the kind does its
 * part (import_worker.after). Each step is small enough for a short transaction. */
struct import_totals {
	bool judged, settled;
	struct import_later *later;
	struct import_after after;
};

/* Where an undo is. Rows are undone first, then records, then sums are computed again. */
enum import_undo_stage { UNDOES_ROWS, UNDOES_RECORDS, UNDOES_TOTALS };
struct import_undo_at {
	enum import_undo_stage stage;
	int noun, pass;
	int64_t after; /* the last record that was tried */
	bool progress; /* some records were removed in this pass */
	bool alone;    /* records are tried one by one */
};
struct import_undo {
	struct import_undo_at at, next; /* next: as it is when the present chunk is committed */
	/* By kind: the noun's records that lines of other imports refer to (import_used, by id). */
	struct list used[IMPORT_KINDS_MAX];
	int64_t tried; /* the record that was being removed when the database refused a chunk */
};

/* An import, or its undo, that runs: what lives from chunk to chunk, and the present chunk. */
struct import_work {
	struct arena arena;        /* its own, since it lives longer than a chunk of the job */
	struct arena_mark lasting; /* memory behind this mark is freed with the chunk */
	const char *path;          /* of the file */
	struct import_job job;
	struct import_chunk chunk;
	struct chunk_notes as_read; /* the chunk's notes before it was judged */
	bool pending, refused;      /* pending: there is a chunk; refused: it has to be judged again */
	int refusals;
	bool spilled;
	const char *gave_up; /* message key of why no sums can be made; NULL = they can */
	int64_t size;
	struct import_run next; /* the run as it is when the present chunk is committed */
	struct import_totals totals, totals_next;
	struct import_undo undo;
};

/* import_step_ops.c. Read and judge the next chunk of the file; at its end job.ended is set. */
enum err chunk_prepare(struct ctx *, struct import_work *, int64_t size);
enum err chunk_write(struct ctx *, struct import_work *);         /* in a write transaction */
void chunk_done(struct ctx *, struct import_work *);              /* after the commit; in a trial after judging */
bool chunk_goes_on(struct ctx *, struct import_work *, enum err); /* after this error: is the chunk tried again? */

/* import_undo_ops.c: the same for an undo. run_undoable: E_CONFLICT when the run cannot be undone now. */
enum err run_undoable(struct ctx *, const struct import_run *);
enum err undo_prepare(struct ctx *, struct import_work *);
enum err undo_write(struct ctx *, struct import_work *);
bool undo_goes_on(struct import_work *, enum err);

/* import_work_ops.c: take up a run that is under way where it is. run: its texts must live as long as the work; NULL
 * = the run `id` is read from the base. */
enum err work_open(struct ctx *, int64_t id, const struct import_run *run, struct import_work **ret);
/* own: the struct import_work. */
void work_close(void *own);
enum err work_prepare(struct ctx *, void *own, int64_t size);
/* All of it, in the write transaction that is open. */
enum err work_all(struct ctx *, struct import_work *);

/* import_draft_ops.c */
/* E_FORBIDDEN when the user may import, but not write the data that this kind of file holds (import_kind.edit). */
enum err import_may_write(struct ctx *, int32_t kind);
/* E_CONFLICT import.started_already when the run is no draft any more. */
enum err draft_waits(struct ctx *, const struct import_run *);

#endif

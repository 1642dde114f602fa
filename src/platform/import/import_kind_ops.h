/* For kinds of files whose rows are not simply records: the functions that such a kind has (struct import_worker),
 * and what they work with, which is an import that runs, its present chunk, and parts of the engine. */
#ifndef PLATFORM_IMPORT_KIND_OPS_H
#define PLATFORM_IMPORT_KIND_OPS_H

#include "db/db.h"
#include "platform/import/import_kind.h"
#include "platform/import/import_ops.h"

/* An import that runs. */
struct import_job {
	const struct import_kind *kind;
	const struct import_besides *besides; /* NULL = its rows give nothing besides their records */
	struct import_run run;                /* as committed */
	struct import_run next;               /* as it will be when the present chunk is committed */
	bool dry;                             /* a trial: nothing is written */
	bool stored;                          /* the run's row is in the base */
	bool recount;              /* after a crash: lines that are imported already are read again, to count them */
	bool alone;                /* the base has no lines of this source, so that none has to be looked for */
	bool adopt_currency;       /* the base has no currency yet and takes the file's */
	bool ended;                /* the file is read to its end */
	struct fault fault;        /* why it could not be read further; code OK = it could */
	int64_t future;            /* of a trial: rows that are dated after today */
	struct import_alike alike; /* of a trial */
	int64_t limit;             /* rows to read at most; 0 = all */
	bool cut;                  /* there may be more than that */
	struct csv *csv;
	struct import_spec spec;
	int key; /* files of records: the column by which they are known, and which text of theirs that is */
	int by;  /* enum noun_by; of lines always NOUN_BY_KEY */
	struct import_items items[IMPORT_NOUNS_MAX]; /* of each of the kind's nouns */
	bool keyed;                                  /* the source is a known one: it has keys of its own */
	const char *owner[IMPORT_COLUMNS_MAX];       /* the other source that owns a column; NULL = none does */
	int64_t owner_told[IMPORT_COLUMNS_MAX];      /* the line for which that was told; 0 = it was not */
	struct import_items uniques; /* texts of import_noun.unique; its memory lives as long as the job */
	void *own;                   /* what the kind keeps from chunk to chunk */
	size_t want;                 /* rows in the next chunk */
	/* References to records of the file's own kind, which are judged after the last row, and in which order they are
	 * followed then. */
	struct import_later *later, **later_end, *later_judged;
};

/* A row that is rejected, or a warning. */
struct chunk_note {
	struct import_reject row;
	struct chunk_note *next;
};
struct chunk_notes {
	struct chunk_note *first, **end;
	size_t count;
};

/* One chunk on its way: the kind's `read` fills it, its items are looked up, `judge` decides, `write` stores. Arrays
 * are indexed by the noun's place in import_kind.nouns. */
struct import_chunk {
	size_t rows, bytes;
	int64_t total_rows; /* rows of sums among them, which are left out */
	int64_t line;
	struct chunk_notes notes;
	struct import_item *unseen[IMPORT_NOUNS_MAX], **unseen_end[IMPORT_NOUNS_MAX]; /* to look up (next) */
	/* To be added, or to get their names (next_made). */
	struct import_item *made[IMPORT_NOUNS_MAX], **made_end[IMPORT_NOUNS_MAX];
	bool counted; /* for the kind: its lines have been counted */
	void *own;    /* what the kind keeps for this chunk */
};

/* Where the work after the last row is. For the kind to use as it likes; all 0 at first. */
struct import_after {
	int phase;
	int64_t run, id;
	int max; /* how many records in this step */
};

/* A row of the file as it would be imported, for the preview. */
struct import_shown {
	const char *texts[IMPORT_COLUMNS_MAX]; /* by known column; NULL = the text in the file */
	struct import_reason why;              /* why it would be rejected; key NULL = it would not */
	const char *mark;                      /* message key of a remark on the row; NULL = none */
};

/* How the rows of a kind get into the base. A chunk is read without a transaction, looked up and judged in a read
 * transaction, and written in a short write transaction that may be run again. */
struct import_worker {
	/* Make and free job->own. Either may be NULL, as may resume: called when an import goes on after an
	 * interruption, to read from the base what it knew before. */
	void (*open)(struct import_job *);
	void (*close)(struct import_job *);
	enum err (*resume)(struct ctx *, struct import_job *);
	/* A new chunk begins; one more of its rows was read. */
	void (*begin)(struct ctx *, struct import_job *, struct import_chunk *);
	void (*read)(struct ctx *, struct import_job *, struct import_chunk *, const struct csv_row *);
	/* Decide what becomes of each row, now that all items are looked up, and count it in job->next. With
	 * job->recount only take note of what later rows depend on. */
	enum err (*judge)(struct ctx *, struct import_job *, struct import_chunk *);
	/* When memory is full, move what it holds to the chunk, to be written with it; true = it did, and the chunk
	 * has to be written even with job->recount. May be NULL. */
	bool (*spill)(struct ctx *, struct import_job *, struct import_chunk *);
	enum err (*write)(struct ctx *, struct import_job *, struct import_chunk *);
	void (*written)(struct ctx *, struct import_job *, struct import_chunk *); /* after the commit */

	/* The rest may be NULL, except show. */
	/* One step of the work after the last row, or after an undo (sums, clearing up); small enough for a short
	 * transaction. */
	enum err (*after)(struct ctx *, struct import_job *, struct import_run *next, struct import_after *,
	                  bool *ret_done);
	/* In a trial of a whole file, after the last row: count in job->run what the work after it would do. */
	enum err (*tried)(struct ctx *, struct import_job *);
	/* Undo the last `max` rows, at most, that the run wrote: restore what they changed and remove what they
	 * added. */
	enum err (*undo)(struct ctx *, int64_t run, int64_t max, bool *ret_done);
	enum err (*left)(struct ctx *, int64_t run, int64_t *ret); /* how many of the run's rows could not be undone */
	/* The records of a noun that the run added and that rows of other runs refer to: list of import_used, by id. */
	enum err (*used)(struct ctx *, const struct import_noun *, int64_t run, struct list *ret);
	/* KIND_CURRENCY: is the base still without any amounts? */
	enum err (*empty)(struct ctx *, bool *ret);
	/* Fill a row of the preview. */
	void (*show)(struct ctx *, const struct import_spec *, const struct csv_row *, struct import_shown *ret);
};
/* The functions of a plain noun, which use its verbs (import_noun_ops.c). A kind whose lines name products has
 *   static const struct import_noun product_named = IMPORT_NOUN(product); */
enum err import_noun_get(struct ctx *, const struct import_noun *, int64_t id, void *ret);
enum err import_noun_add(struct ctx *, const struct import_noun *, void *objs, size_t count);
enum err import_noun_save(struct ctx *, const struct import_noun *, const void *before, void *after, int64_t run);
enum err import_noun_remove(struct ctx *, const struct import_noun *, int64_t id, bool *ret_removed);
void import_noun_begin(const struct import_run *, const struct import_noun *, const struct import_item *, void *obj);
enum err import_noun_check(struct ctx *, const struct import_noun *, const void *before, void *after,
                           struct import_reason *why, bool *ret_good);
#define IMPORT_NOUN_VERBS                                                                                       \
	.get = import_noun_get, .add = import_noun_add, .save = import_noun_save, .remove = import_noun_remove, \
	.begin = import_noun_begin, .check = import_noun_check
#define IMPORT_NOUN(n)                                                                   \
	{                                                                                \
		.name = #n, .record = &n##_record, .plain = &n##_noun, IMPORT_NOUN_VERBS \
	}

/* For files in which each row is a record. A cell that is empty leaves the record's value as it is. */
extern const struct import_worker import_records_worker;

/* A row of a file of records, on its way to be one. */
struct import_record {
	struct import_item *item, *unique; /* unique: by the noun's unique column; NULL = the row has none */
	struct import_item *same; /* of files without numbers: by the text they have instead, however it is written */
	int64_t line;
	struct span cells[IMPORT_COLUMNS_MAX]; /* in the arena */
	const char *csv;
	void *before, *after; /* before NULL = it is a new record */
	const void *own;      /* for the noun's functions to use */
	const void *besides;  /* what the row gives besides the record (struct import_besides); NULL = nothing */
	bool refused, update, changed;
};
/* The text in the column of that name, in the arena; NULL when it is empty or the kind has no such column. */
char *import_record_text(struct ctx *, const struct import_job *, const struct import_record *, const char *column);

/* Put an item on the chunk's list of those to look up, unless it has been looked up; NULL = do nothing. chunk_make:
 * on the list of those to be added or named. */
void chunk_see(struct import_chunk *, int noun, struct import_item *);
void chunk_make(struct import_chunk *, int noun, struct import_item *);
/* Add the records on the chunk's list, which lines name and the base lacks, and store the names that were found. In
 * the chunk's write transaction. */
enum err chunk_create(struct ctx *, struct import_job *, struct import_chunk *);
/* Note that a row is rejected, with its cells as one line of CSV; or, chunk_warn, that something about it is odd. */
struct chunk_note *chunk_refuse(struct ctx *, struct import_chunk *, int64_t line, const struct import_reason *,
                                const char *cells);
void chunk_warn(struct ctx *, struct import_chunk *, int64_t line, const char *key, const char *p0, const char *p1);
/* The row's cells as one line of CSV, in the arena. */
const char *row_cells(struct ctx *, const struct csv_row *);
/* As db_work, but tried more often, so that a long import does not fail because others write too. When a transaction
 * is open already, `work` is simply run in it. */
enum err step_work(struct ctx *, enum db_tx, enum err (*work)(struct ctx *, void *), void *arg);
/* A number or an amount as people write it; "" for NONE. */
const char *import_number_text(struct ctx *, int64_t, bool money);

#endif

/* What a kind of file whose rows are no plain records brings, and what it is given to work with: an import at work,
 * the chunk it has at hand, and the parts of the engine that act on them. */
#ifndef PLATFORM_IMPORT_KIND_OPS_H
#define PLATFORM_IMPORT_KIND_OPS_H

#include "db/db.h"
#include "platform/import/import_kind.h"
#include "platform/import/import_ops.h"

/* An import at work. */
struct import_job {
	const struct import_kind *kind;
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
	struct import_items items[IMPORT_NOUNS_MAX]; /* of each of the kind's nouns */
	struct import_items uniques;             /* texts that may stand once besides numbers (import_noun.unique) */
	void *own;                               /* the kind's, from chunk to chunk */
	size_t want;                             /* rows in the next chunk */
	struct import_later *later, **later_end; /* references that were put off */
	struct import_reject tried[20];          /* dry: the first refusals */
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

/* One chunk while it is made: filled by the kind's `read`, looked up, judged, written. Lists stand by number of
 * noun. */
struct import_chunk {
	size_t rows, bytes;
	int64_t line;
	struct chunk_notes notes;
	struct import_item *unseen[IMPORT_NOUNS_MAX], **unseen_end[IMPORT_NOUNS_MAX]; /* to look up (next) */
	struct import_item *made[IMPORT_NOUNS_MAX],
	    **made_end[IMPORT_NOUNS_MAX]; /* to be created, or named (next_made) */
	bool counted;                     /* for the kind: its lines have been counted */
	void *own;                        /* the kind's, of this chunk */
};

/* What comes after the last row, from step to step: the kind's own, all 0 at first. */
struct import_after {
	int phase;
	int64_t run, id;
	int max; /* how many records at a time */
};

/* A row of the file as it will be read, for people who look before they start. */
struct import_shown {
	const char *texts[IMPORT_COLUMNS_MAX]; /* by known column; NULL = as it stands in the file */
	struct import_reason why;              /* it would be refused; key NULL = it would not */
	const char *mark;                      /* message key of what is said of the row; NULL = nothing */
};

/* How rows of a kind become what is in the base. Those marked * may be NULL. A chunk is read without a transaction,
 * looked up and judged in a read transaction, written in a short write transaction that may be tried again. */
struct import_worker {
	void (*open)(struct import_job *);                     /* * job->own is made */
	void (*close)(struct import_job *);                    /* * and given back */
	enum err (*resume)(struct ctx *, struct import_job *); /* * an import goes on: what it knew before */
	void (*begin)(struct ctx *, struct import_job *, struct import_chunk *);
	void (*read)(struct ctx *, struct import_job *, struct import_chunk *, const struct csv_row *);
	/* Everything is looked up: decide, count in job->next. With job->recount only what later rows need to know. */
	enum err (*judge)(struct ctx *, struct import_job *, struct import_chunk *);
	/* * Memory that is full goes into the chunk, to be written with it. True: then it is to be written even with
	 * job->recount. */
	bool (*spill)(struct ctx *, struct import_job *, struct import_chunk *);
	enum err (*write)(struct ctx *, struct import_job *, struct import_chunk *);
	void (*written)(struct ctx *, struct import_job *, struct import_chunk *); /* after the commit */
	/* * One step of what comes after the last row and after an undo (sums, clearing up), small enough for a
	 * short transaction. */
	enum err (*after)(struct ctx *, struct import_job *, struct import_after *, bool *ret_done);
	/* * Rows that the run wrote last: at most `max` of them put back as they were, or taken out. */
	enum err (*undo)(struct ctx *, int64_t run, int64_t max, bool *ret_done);
	enum err (*left)(struct ctx *, int64_t run, int64_t *ret); /* * how many of its rows could not be undone */
	/* * Ids, rising, of those records of a noun that the run made and rows of other runs still refer to: list of
	 * import_used. */
	enum err (*used)(struct ctx *, const struct import_noun *, int64_t run, struct list *ret);
	/* * KIND_CURRENCY: are there no amounts in the base yet? */
	enum err (*empty)(struct ctx *, bool *ret);
	void (*show)(struct ctx *, const struct import_spec *, const struct csv_row *, struct import_shown *ret);
};
/* What is done with records of a plain noun by its verbs (import_noun_ops.c); lines name one, say product, as
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

/* One row, one record, known by its number; what a file leaves empty stays as it is. */
extern const struct import_worker import_records_worker;

/* A row of a file of records, while it becomes one. */
struct import_record {
	struct import_item *item, *unique; /* unique: of the noun's column of that name, when the row has it */
	int64_t line;
	struct span cells[IMPORT_COLUMNS_MAX]; /* kept in the arena */
	const char *csv;
	void *before, *after; /* before NULL: new */
	const void *own;      /* the noun's */
	bool refused, update, changed;
};
/* A cell's text by the column's name, in the arena; NULL when it is empty or the kind has no such column. */
char *import_record_text(struct ctx *, const struct import_job *, const struct import_record *, const char *column);

/* An item that has not been looked up goes on the chunk's list; NULL is nothing. */
void chunk_see(struct import_chunk *, int noun, struct import_item *);
void chunk_make(struct import_chunk *, int noun, struct import_item *);
/* Records that lines name and the base lacks: made, or named, as the chunk's lists say. In its write transaction. */
enum err chunk_create(struct ctx *, struct import_job *, struct import_chunk *);
/* The row is refused (or odd); cells NULL for a warning. */
struct chunk_note *chunk_refuse(struct ctx *, struct import_chunk *, int64_t line, const struct import_reason *,
                                const char *cells);
struct chunk_note *chunk_warn(struct ctx *, struct import_chunk *, int64_t line, const char *key, const char *p0,
                              const char *p1);
/* The row's cells as one line of CSV. */
const char *row_cells(struct ctx *, const struct csv_row *);
/* Warnings of a run, as they are kept: list of reject_row. */
enum err import_warned(struct ctx *, int64_t run, struct list *ret);
/* db_work, with patience: a long import does not give up because others write. Part of a transaction that is open
 * already. */
enum err step_work(struct ctx *, enum db_tx, enum err (*work)(struct ctx *, void *), void *arg);
/* A number or an amount as people write it; "" for NONE. */
const char *import_number_text(struct ctx *, int64_t, bool money);

#endif

/* Jobs: long and repeated work that servers do by themselves, in chunks: what a kind of it is, and how far one of each kind is. Pure. */
#ifndef PLATFORM_JOB_H
#define PLATFORM_JOB_H

#include "base/process.h"
#include "base/record.h"

/* JOB_IDLE waits for its time, or for something to do. JOB_STOPPED goes on when somebody asks for it, JOB_FAILED by itself after a
 * while. JOB_INTERRUPTED is never stored: JOB_RUNNING whose holder is gone; the next server that looks goes on with it. */
enum job_state { JOB_IDLE, JOB_RUNNING, JOB_STOPPED, JOB_FAILED, JOB_INTERRUPTED };
extern const struct choices job_states;

enum job_outcome { JOB_RUN_DONE, JOB_RUN_STOPPED, JOB_RUN_FAILED, JOB_RUN_INTERRUPTED };
extern const struct choices job_outcomes;

/* One for each kind. From stage to total: of the run at hand, or the last one. */
struct job {
	const char *name;
	int32_t state;
	const char *holder; /* the process that works on it, or began it, as base/process.h names it; NULL = nobody */
	int64_t beat;       /* when it last said so */
	int64_t asked;      /* when somebody asked for it; 0 once it has begun */
	int64_t stage, position;
	int64_t done, total;
	int64_t started;
	int64_t failures; /* since it last went well */
	int64_t next_at;  /* not before */
	int64_t version;
};
extern const struct record job_record;

/* How a run ended. */
struct job_run {
	int64_t id;
	const char *name;
	int32_t outcome;
	int64_t started, ended, done;
	const char *message, *message_param; /* key of why it failed */
	const char *holder;
};
extern const struct record job_run_record;

/* How a chunk of a job_task ended. */
struct job_chunk {
	bool more;
	struct fault why; /* of a run that ends here and has failed, not to be tried again; key NULL: it went well */
};

/* Work that people begin, each time for something of its own that job->position names (an import its file), with buttons on a page of
 * its own: job_begin of job_ops.h. What it keeps at hand from chunk to chunk is made when a process takes hold of it and given back
 * when it lets go; after a crash it is made anew from what was committed. A chunk is prepared while nothing is locked, then written in
 * one short transaction. `own` is what open() made. */
struct job_task {
	/* The page that has its buttons; of what is under way or waits, else of all. */
	const char *(*page)(struct ctx *, const struct job *);
	/* How the last one ended; left alone when there was none. In a read transaction. */
	enum err (*last)(struct ctx *, struct job_run *ret);
	/* May, and can, a server take it up by itself? In a read or write transaction. */
	enum err (*able)(struct ctx *, const struct job *, bool *ret);
	/* No transaction is open. */
	enum err (*open)(struct ctx *, const struct job *, void **ret_own);
	void (*close)(void *own);
	/* The next chunk, of about `size`; or the same one once more, when it was refused. No transaction is open. */
	enum err (*prepare)(struct ctx *, void *own, int64_t size);
	/* In a write transaction that may be run again: what it changes in `own` it must be able to change once more. job as in work(). */
	enum err (*write)(struct ctx *, void *own, struct job *, struct job_chunk *ret);
	/* OK: the chunk was committed. Else nothing of it was, and the answer says what comes of that: OK, it is prepared and written once
	 * more; or why the run fails. */
	enum err (*after)(struct ctx *, void *own, enum err);
};

/* A kind of work. A module hands it in (.jobs of modules.h):
 *
 *   const struct job_kind rate_sums_job = {"rate_sums", "job.rate_sums", .due = due, .left = left, .work = work};
 *
 * A server runs it when there is something to do or its time has come, `hjul job run NAME` and the page's button at once. It is run by
 * one process at a time, on however many servers; when that process ends in the middle, another goes on from the last chunk that was
 * committed. Each chunk is one write transaction, with what the job knows of how far it is: it is done once, or not at all. */
struct job_kind {
	const char *name;  /* stays the same from release to release: letters, digits and _ */
	const char *label; /* message key of what it does */
	/* Seconds from the beginning of one run to the next; 0 = it has no times of its own. */
	int64_t interval;
	/* Is there anything to do? Asked by each server every two seconds, so it has to be cheap. In a read or write transaction. NULL:
	 * the interval alone says when. */
	enum err (*due)(struct ctx *, bool *ret);
	/* How much is left behind where `job` stands, counted as work() counts: asked when a run begins or goes on, for people who wait.
	 * NULL: nobody knows. */
	enum err (*left)(struct ctx *, const struct job *, int64_t *ret);
	/* The next chunk: about `size` of what the job counts, which is chosen so that a chunk holds the write lock for a tenth of a
	 * second. In a write transaction that may be run again. It begins behind job->stage and job->position (both 0 in a new
	 * run), moves them as it likes, adds to job->done what it has done, and says whether there is more. What it fails with is
	 * shown as the reason; the job is tried again from the last chunk, after pauses that grow. The user is the program itself. */
	enum err (*work)(struct ctx *, struct job *, int64_t size, bool *ret_more);
	/* Instead of all of the above: it is begun by people, and keeps more at hand than its row holds. */
	const struct job_task *task;
};

/* Does the next to work on it go on with a run that did not come to its end? Else it begins one. */
bool job_goes_on(const struct job *);
/* Does a process work on it, or will one within seconds? Of a task. */
bool job_at_work(const struct job *, int64_t now);
/* May a process work on it: does nobody, or is the holder gone or silent for too long? A server whose clock is ahead takes a job early,
 * and the other one finds its next chunk refused. */
enum { JOB_LEASE_S = 15 };
bool job_free(const struct job *, enum process_state holder, int64_t now);
/* Is it to be run now? JOB_WHEN_DUE: if kind->due() says so. What is under way is to be run when it is free. */
enum job_when { JOB_NOT_NOW, JOB_NOW, JOB_WHEN_DUE };
enum job_when job_when(const struct job_kind *, const struct job *, bool is_free, int64_t now);
/* The pause after so many failures in a row. */
int64_t job_pause(int64_t failures);
/* The size of the next chunk after one of `size` that took so long. A job begins, and goes on in another stage, with JOB_SIZE_FIRST. */
int64_t job_size(int64_t size, int64_t us);
enum { JOB_SIZE_FIRST = 8, JOB_SIZE_MOST = 5000 };

#endif

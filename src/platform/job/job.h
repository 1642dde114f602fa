/* Jobs: long or repeated work that servers do by themselves, in chunks. Here: what a kind of job is, and the state
 * of each job. Pure. */
#ifndef PLATFORM_JOB_H
#define PLATFORM_JOB_H

#include "base/process.h"
#include "base/record.h"

enum job_state {
	JOB_IDLE, /* waits for its time, or for something to do */
	JOB_RUNNING,
	JOB_STOPPED,    /* by somebody; goes on when somebody asks for it */
	JOB_FAILED,     /* goes on by itself after a pause */
	JOB_INTERRUPTED /* never stored: JOB_RUNNING, but its process is gone; another server will go on */
};
extern const struct choices job_states;

enum job_outcome { JOB_RUN_DONE, JOB_RUN_STOPPED, JOB_RUN_FAILED, JOB_RUN_INTERRUPTED };
extern const struct choices job_outcomes;

/* The state of a job; one for each kind. The members from stage to started belong to the present run, or else to the
 * last one. */
#define JOB(F, S)                                                                                                      \
	F(S, TEXT, name, .flags = F_NO_NAME | F_KEY, .max = 40)                                                        \
	F(S, CHOICE, state, .choices = &job_states)                                                                    \
	F(S, TEXT, holder,                                                                                             \
	  .flags = F_NULL |                                                                                            \
	           F_NO_NAME) /* the process that works on it, or began it, as base/process.h names it; NULL = none */ \
	F(S, TIME, beat, .flags = F_NULL)  /* when that process last showed that it is alive */                        \
	F(S, TIME, asked, .flags = F_NULL) /* when somebody asked for a run; 0 once that has begun */                  \
	F(S, INT, stage)                   /* where the next chunk begins; the kind decides what the numbers mean */   \
	F(S, INT, position)                                                                                            \
	F(S, INT, done) /* counted as the kind counts; total 0 = not known */                                          \
	F(S, INT, total)                                                                                               \
	F(S, TIME, started, .flags = F_NULL)                                                                           \
	F(S, INT, failures)                  /* in a row */                                                            \
	F(S, TIME, next_at, .flags = F_NULL) /* it does not run before */                                              \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(job, JOB);
extern const struct record job_record;

/* A run that has ended. */
#define JOB_RUN(F, S)                                                               \
	F(S, ID, id, .flags = F_KEY)                                                \
	F(S, TEXT, name, .flags = F_NO_NAME)                                        \
	F(S, CHOICE, outcome, .choices = &job_outcomes)                             \
	F(S, TIME, started)                                                         \
	F(S, TIME, ended)                                                           \
	F(S, INT, done)                                                             \
	F(S, TEXT, message, .flags = F_NO_NAME | F_NULL) /* key of why it failed */ \
	F(S, TEXT, message_param, .flags = F_FREE_TEXT | F_NULL)                    \
	F(S, TEXT, holder, .flags = F_NO_NAME | F_NULL)
STRUCT_OF(job_run, JOB_RUN);
extern const struct record job_run_record;

/* The result of writing one chunk of a job_task. */
struct job_chunk {
	bool more;        /* the run goes on with another chunk */
	struct fault why; /* why the run ends here, failed for good; key NULL = it has not failed */
};

/* A kind of job that people begin (job_begin of job_ops.h), each time for one thing of their own, such as an import,
 * whose id is job->position. It has its own page with buttons. open() makes what it needs from chunk to chunk,
 * `own`, when a process takes the job, and close() frees it when the process lets go; after a crash the next open()
 * makes it again from what was committed. Each chunk is first prepared without a lock, then written in one short
 * transaction. */
struct job_task {
	/* Path of the page with its buttons: that of the thing which is under way or waits, else of the list of all.
	 * In the arena. *ret_known: may the user know how far it is? In a read transaction. */
	enum err (*page)(struct ctx *, const struct job *, const char **ret, bool *ret_known);
	/* How the last run ended; *ret is left as it is when there was none. In a read transaction. */
	enum err (*last)(struct ctx *, struct job_run *ret);
	/* May a server go on with this one by itself, and has it what it needs? In a read or write transaction. */
	enum err (*able)(struct ctx *, const struct job *, bool *ret);
	/* No transaction is open. */
	enum err (*open)(struct ctx *, const struct job *, void **ret_own);
	void (*close)(void *own);
	/* Prepare the next chunk, of about `size`; or the same chunk again, when after() answered OK to an error. No
	 * transaction is open. */
	enum err (*prepare)(struct ctx *, void *own, int64_t size);
	/* Write the prepared chunk and move `job` on as work() does. In a write transaction that may be run again,
	 * so it must be possible to repeat what it changes in `own`. */
	enum err (*write)(struct ctx *, void *own, struct job *, struct job_chunk *ret);
	/* Called with OK when the chunk was committed; else with the error, and nothing of it was committed. To an
	 * error it answers OK when the chunk is to be prepared and written again, or the error with which the run
	 * fails. */
	enum err (*after)(struct ctx *, void *own, enum err);
};

/* A kind of job. A module hands it in (.jobs of modules.h):
 *
 *   const struct job_kind rate_sums_job = {"rate_sums", "job.rate_sums", .due = due, .left = left, .work = work};
 *
 * A server runs it when there is something to do or its time has come; `hjul job run NAME` and the button on the
 * page of jobs run it at once. However many servers there are, one process at a time works on it. When that process
 * ends in the middle, another goes on behind the last chunk that was committed. Each chunk is one write transaction,
 * in which also the job's position is stored: every chunk is done exactly once. */
struct job_kind {
	const char *name;  /* stays the same from release to release: letters, digits and _ */
	const char *label; /* message key of what it does */
	/* Seconds from the beginning of one run to the beginning of the next; 0 = it is not run by the clock. */
	int64_t interval;
	/* Is there anything to do? Every server asks every two seconds, so it has to be cheap. In a read or write
	 * transaction. NULL = the interval alone decides. */
	enum err (*due)(struct ctx *, bool *ret);
	/* What the next chunk needs and that must not be done with the base locked, such as work on files. No transaction is
	 * open. May be NULL. */
	enum err (*prepare)(struct ctx *);
	/* How much remains to be done from where `job` is, counted as work() counts. Asked when a run begins or goes
	 * on, to show people how far it is. NULL = it cannot be known. */
	enum err (*left)(struct ctx *, const struct job *, int64_t *ret);
	/* Do the next chunk: about `size` of what the job counts, a number chosen so that the write lock is held for
	 * a tenth of a second. In a write transaction that may be run again. It begins at job->stage and
	 * job->position (both 0 in a new run), moves them as it likes, adds what it did to job->done, and answers
	 * whether there is more. When it fails, its error is shown as the reason, and the job is tried again from
	 * the last chunk that was committed, after pauses that grow. cx->user is the program itself. */
	enum err (*work)(struct ctx *, struct job *, int64_t size, bool *ret_more);
	/* Instead of the members above: a job that people begin, which needs more than struct job from chunk to
	 * chunk. */
	const struct job_task *task;
};

/* Did the last run not come to its end, so that whoever works on the job next goes on with it? Else a new run
 * begins. */
bool job_goes_on(const struct job *);
/* For a task: does a process work on it, or will one within seconds? */
bool job_at_work(const struct job *, int64_t now);
/* May another process take the job? Yes when no process holds it, and when the one that does is gone or has been
 * silent for JOB_LEASE_S seconds. A server whose clock is ahead takes a job too early; the next chunk of the other
 * one is then refused. */
enum { JOB_LEASE_S = 15 };
bool job_free(const struct job *, enum process_state holder, int64_t now);
/* Is it to be run now? JOB_WHEN_DUE: only if kind->due() says so. A run that is under way is to be continued as soon
 * as it is free. */
enum job_when { JOB_NOT_NOW, JOB_NOW, JOB_WHEN_DUE };
enum job_when job_when(const struct job_kind *, const struct job *, bool is_free, int64_t now);
/* Seconds to wait after so many failures in a row. */
int64_t job_pause(int64_t failures);
/* The size of the next chunk, when one of `size` took `us` microseconds. A run, and each of its stages, begins with
 * JOB_SIZE_FIRST. */
int64_t job_size(int64_t size, int64_t us);
enum { JOB_SIZE_FIRST = 8, JOB_SIZE_MOST = 5000 };

#endif

/* Working on a job: a process takes it, does chunk after chunk, and lets it go. */
#ifndef PLATFORM_JOB_WORK_OPS_H
#define PLATFORM_JOB_WORK_OPS_H

#include "db/db.h"
#include "platform/job/job.h"

/* Called after each chunk with how far the job is; own: of a task, else NULL. */
typedef void job_progress(struct ctx *, const struct job *, const void *own, void *arg);

/* A job that this process holds. */
struct job_hold {
	const struct job_kind *kind; /* NULL = no job is held */
	struct job job;              /* as it was last committed */
	int64_t size;                /* of the next chunk */
	void *own;                   /* of a task, from its first chunk in this process on */
	/* Called after each chunk, also the last; NULL = nothing is called. */
	job_progress *progress;
	void *progress_arg;
};

/* Find the jobs that are due: due[i] is set for job_kind_at(i). A job that this process is noted to hold, though the
 * caller lost hold of it because of an error, is due as well. In a read transaction. */
enum err job_look(struct ctx *, bool *due);
/* Take a job. A run that did not come to its end is continued, else a new one begins. ret->kind is NULL when it was
 * not taken because it is not due; with `asked` it is taken all the same. E_CONFLICT job.busy: another process holds
 * it. No transaction may be open. */
enum err job_take(struct ctx *, const struct job_kind *, bool asked, struct job_hold *ret);
/* Do chunks until all is done (hold->kind is then NULL), `us` microseconds have passed or one fails; after a failure
 * the hold is as the last commit left it. E_CONFLICT job.lost: the job was stopped, or another process has taken it.
 * No transaction may be open. */
enum err job_go(struct ctx *, struct job_hold *, int64_t us);
/* Is this error of job_go a passing one, so that the caller may go on with the same hold? */
bool job_passing(enum err);
/* Let go after a failure: the reason, from cx->fault, is stored, and the job is tried again after a pause. After
 * job.lost nothing is stored, since the job belongs to another process by then. */
enum err job_failed(struct ctx *, struct job_hold *, enum err);
/* Let go in the middle of a run, so that another process can go on with it at once. */
enum err job_leave(struct ctx *, struct job_hold *);

/* Do a whole run in this process, now, until it ends. */
enum err job_run_here(struct ctx *, const struct job_kind *, job_progress *, void *arg);

/* The thread of a server that runs what is due, with its own connection to cx's base (job_worker_ops.c).
 * job_worker_stop waits until it has ended, which takes a second or so. */
struct job_worker;
enum err job_worker_start(struct ctx *, struct job_worker **ret);
void job_worker_stop(struct job_worker *);
/* Wake the thread of this process, if it has one, because a job was asked for: it looks at once instead of within
 * two seconds. */
void job_worker_wake(void);

#endif

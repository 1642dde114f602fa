/* Working on a job: a process takes hold of it, does chunk after chunk, and lets it go. */
#ifndef PLATFORM_JOB_WORK_OPS_H
#define PLATFORM_JOB_WORK_OPS_H

#include "db/db.h"
#include "platform/job/job.h"

/* How far it is; own: a task's. */
typedef void job_told(struct ctx *, const struct job *, const void *own, void *arg);

/* A job that this process holds; `job` as it was committed last. */
struct job_hold {
	const struct job_kind *kind; /* NULL: none is held */
	struct job job;
	int64_t size; /* of the next chunk */
	void *own;    /* a task's, once a chunk of it was begun */
	/* Told after each chunk, also the last; NULL: nobody. */
	job_told *tell;
	void *tell_arg;
};

/* Which kinds are due: due[i] is set for job_kind_at(i). A job whose row names this process, but which the caller does not hold any more
 * (an error came between), is due as well. In a read transaction. */
enum err job_look(struct ctx *, bool *due);
/* Take hold of a job; a run that did not come to its end is continued. asked: also when it is not due. Else, and when it is not due,
 * ret->kind is NULL.
 * E_CONFLICT job.busy: another process holds it. No transaction may be open. */
enum err job_take(struct ctx *, const struct job_kind *, bool asked, struct job_hold *ret);
/* Chunks until the work is done (ret->kind NULL), `us` microseconds are over or one fails: then from the last that was committed.
 * E_CONFLICT job.lost: it was stopped, or another process has taken it. No transaction may be open. */
enum err job_go(struct ctx *, struct job_hold *, int64_t us);
/* After job_go: did it fail for a moment only, so that the same hold may just go on? */
bool job_passing(enum err);
/* Let go after a failure: the reason, from cx->fault, is stored, and the job is tried again after a pause. After job.lost nothing is
 * stored, since the job belongs to somebody else by then. */
enum err job_failed(struct ctx *, struct job_hold *, enum err);
/* Let go in the middle of a run, so that another process may continue it at once. */
enum err job_leave(struct ctx *, struct job_hold *);

/* All of it in this process, to its end, now. */
enum err job_run_here(struct ctx *, const struct job_kind *, job_told *, void *arg);

/* The thread of a server that runs what is due, with a connection of its own to cx's base, until it is stopped, a second or so
 * later. job_worker_ops.c */
struct job_worker;
enum err job_worker_start(struct ctx *, struct job_worker **ret);
void job_worker_stop(struct job_worker *);
/* Something was begun: the thread of this process, when it has one, looks at once. */
void job_worker_wake(void);

#endif

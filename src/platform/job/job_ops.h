/* Jobs: list them, see how far they are, start and stop them. */
#ifndef PLATFORM_JOB_OPS_H
#define PLATFORM_JOB_OPS_H

#include "db/db.h"
#include "platform/job/job.h"

/* At start, before any thread, once for each kind. False, with the reason in `why`, when something is wrong with it. */
bool job_register(const struct job_kind *, char *why, size_t why_size);
size_t job_kind_count(void);
const struct job_kind *job_kind_at(size_t);
/* The kind of that name, for starting or stopping it by hand. E_NOT_FOUND job.unknown; E_CONFLICT job.elsewhere: it
 * is a task, which is started and stopped on its own page. */
enum err job_kind_by_hand(struct ctx *, const char *name, const struct job_kind **ret);
/* Called when a base was opened: sets the time of the first run of kinds with an interval. */
enum err job_opened(struct ctx *);

/* Store how a run ended; why: the reason of a failure, else NULL. In a write transaction. */
enum err job_note_run(struct ctx *, const struct job *, enum job_outcome, int64_t ended, const struct fault *why);

/* A job as it is listed: the run that is under way or waits, and how the last run ended. */
struct job_show {
	const char *name, *label;
	int32_t state;
	int64_t done, total; /* NONE = nothing is under way, or it is not known */
	int64_t percent;
	int64_t started, beat; /* of the run that is under way; beat: when it was interrupted, stopped … */
	int64_t next_at;       /* 0 = no time is set */
	const char *next;      /* when it runs next, in words */
	int32_t last_outcome;
	int64_t last_ended, last_done;
	int64_t failures;
	const char *message; /* why the last run failed */
	const char *href;    /* path of a task's own page, which has its buttons; NULL = it is no task */
	bool may_run, may_stop;
};
extern const struct record job_show_record;
/* A run that has ended, as it is listed. */
struct job_run_show {
	const char *name, *label;
	int32_t outcome;
	int64_t started, ended, done;
	const char *message;
};
extern const struct record job_run_show_record;

/* All jobs, as job_show; and the last runs of all of them, newest first, as job_run_show (at most 50). In a read
 * transaction. */
enum err job_list(struct ctx *, struct list *ret_jobs, struct list *ret_runs);

/* Ask for a run: a server begins it, or goes on with the one that was left, within seconds. In a write transaction.
 * E_NOT_FOUND job.unknown; E_CONFLICT job.busy, job.elsewhere. */
enum err job_ask(struct ctx *, const char *name);
/* Ask the process that works on it to stop after the present chunk; what is done stays done. In a write transaction.
 * E_CONFLICT job.not_running, job.elsewhere. */
enum err job_stop(struct ctx *, const char *name);

/* The same for tasks. job_begin asks for a run of the thing that `position` names, of which `done` was done before;
 * E_CONFLICT job.busy: another is under way. job_end is as job_stop. In a write transaction. */
enum err job_begin(struct ctx *, const struct job_kind *, int64_t position, int64_t done);
enum err job_end(struct ctx *, const struct job_kind *);
/* The caller has itself done the thing that `position` names, in this write transaction: no server need do it any
 * more. E_CONFLICT job.busy. */
enum err job_done_here(struct ctx *, const struct job_kind *, int64_t position);
/* The job's state; idle when it was never begun. In any transaction. */
enum err job_get(struct ctx *, const struct job_kind *, struct job *ret);
/* The same, and its row is added when there is none, so that it can be changed. In a write transaction. */
enum err job_get_or_add(struct ctx *, const struct job_kind *, struct job *ret);

#endif

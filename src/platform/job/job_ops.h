/* Jobs: which there are, how far they are, starting and stopping them. */
#ifndef PLATFORM_JOB_OPS_H
#define PLATFORM_JOB_OPS_H

#include "db/db.h"
#include "platform/job/job.h"

/* What the modules hand in; once each, at start, before any thread. False: what is wrong with it, in `why`. */
bool job_register(const struct job_kind *, char *why, size_t why_size);
size_t job_kind_count(void);
const struct job_kind *job_kind_at(size_t);
/* The kind that people begin and stop by its name. E_NOT_FOUND job.unknown; E_CONFLICT job.elsewhere: a task, which has a page. */
enum err job_kind_by_hand(struct ctx *, const char *name, const struct job_kind **ret);
/* A base was opened: kinds with times of their own have their first one. */
enum err job_opened(struct ctx *);

/* A run of it has ended so; why: of a failure, else NULL. In a write transaction. */
enum err job_note_run(struct ctx *, const struct job *, enum job_outcome, int64_t ended, const struct fault *why);

/* A kind as it is listed: what is under way or waits, and how the last run ended. */
struct job_show {
	const char *name, *label;
	int32_t state;
	int64_t done, total; /* NONE: nothing is under way, or it is not known */
	int64_t percent;
	int64_t started, beat; /* of what is under way; beat: when it was interrupted, stopped … */
	int64_t next_at;       /* 0: no time is set */
	const char *next;      /* when it runs next, in words */
	int32_t last_outcome;
	int64_t last_ended, last_done;
	int64_t failures;
	const char *message; /* why the last run failed */
	const char *href;    /* of a task: the page that has its buttons */
	bool may_run, may_stop;
};
extern const struct record job_show_record;
/* A run that ended. */
struct job_run_show {
	const char *name, *label;
	int32_t outcome;
	int64_t started, ended, done;
	const char *message;
};
extern const struct record job_run_show_record;

/* All kinds, and the last runs of all, newest first (at most 50). In a read transaction. */
enum err job_list(struct ctx *, struct list *ret_jobs, struct list *ret_runs);

/* Let a server begin it, or go on with it, within seconds. In a write transaction. E_NOT_FOUND; E_CONFLICT job.busy, job.elsewhere. */
enum err job_ask(struct ctx *, const char *name);
/* Let who works on it stop after the chunk at hand; what is done stays done. In a write transaction. E_CONFLICT job.not_running,
 * job.elsewhere. */
enum err job_stop(struct ctx *, const char *name);

/* The same for tasks. job_begin: of what `position` names; `done` of it were done before. E_CONFLICT job.busy: one is at work. */
enum err job_begin(struct ctx *, const struct job_kind *, int64_t position, int64_t done);
enum err job_end(struct ctx *, const struct job_kind *);
/* What `position` names is done here and now, without a process that holds the job: it waits no longer. E_CONFLICT job.busy. */
enum err job_done_here(struct ctx *, const struct job_kind *, int64_t position);
/* How far it is; idle when it was never begun. In any transaction. */
enum err job_get(struct ctx *, const struct job_kind *, struct job *ret);
/* The same in a write transaction, so that it can be changed. */
enum err job_get_or_add(struct ctx *, const struct job_kind *, struct job *ret);

#endif

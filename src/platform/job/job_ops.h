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
#define JOB_SHOW(F, S)                                                                                           \
	F(S, TEXT, name, .label = "job.name")                                                                    \
	F(S, TEXT, label, .label = "job.label")                                                                  \
	F(S, CHOICE, state, .choices = &job_states, .label = "job.state")                                        \
	F(S, INT, done, .label = "job.done") /* NONE = nothing is under way, or it is not known */               \
	F(S, INT, total, .label = "job.total")                                                                   \
	F(S, INT, percent, .label = "job.percent")                                                               \
	F(S, TIME, started,                                                                                      \
	  .label = "job.started") /* of the run that is under way; beat: when it was interrupted, stopped … */ \
	F(S, TIME, beat, .label = "job.beat")                                                                    \
	F(S, TIME, next_at, .label = "job.next_at") /* 0 = no time is set */                                     \
	F(S, TEXT, next, .label = "job.next")       /* when it runs next, in words */                            \
	F(S, CHOICE, last_outcome, .choices = &job_outcomes, .label = "job.last_outcome")                        \
	F(S, TIME, last_ended, .label = "job.last_ended")                                                        \
	F(S, INT, last_done, .label = "job.last_done")                                                           \
	F(S, INT, failures, .label = "job.failures_count")                                                       \
	F(S, TEXT, message, .label = "job.message") /* why the last run failed */                                \
	F(S, URL, href) /* path of a task's own page, which has its buttons; NULL = it is no task */             \
	F(S, BOOL, may_run, .label = "job.may_run")                                                              \
	F(S, BOOL, may_stop, .label = "job.may_stop")
STRUCT_OF(job_show, JOB_SHOW);
extern const struct record job_show_record;
/* A run that has ended, as it is listed. */
#define JOB_RUN_SHOW(F, S)                                                      \
	F(S, TEXT, name, .label = "job.name")                                   \
	F(S, TEXT, label, .label = "job.label")                                 \
	F(S, CHOICE, outcome, .choices = &job_outcomes, .label = "job.outcome") \
	F(S, TIME, started, .label = "job.started")                             \
	F(S, TIME, ended, .label = "job.ended")                                 \
	F(S, INT, done, .label = "job.done")                                    \
	F(S, TEXT, message, .label = "job.message")
STRUCT_OF(job_run_show, JOB_RUN_SHOW);
extern const struct record job_run_show_record;

/* All jobs, as job_show; and the last runs of all of them, newest first, as job_run_show (at most 50); NULL = not
 * asked for. In a read transaction. */
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
/* The kind's job among these rows (list of job); idle when it is not among them. */
struct job job_in(const struct list *rows, const struct job_kind *);
/* The job's state; idle when it was never begun. In any transaction. */
enum err job_get(struct ctx *, const struct job_kind *, struct job *ret);
/* The same, and its row is added when there is none, so that it can be changed. In a write transaction. */
enum err job_get_or_add(struct ctx *, const struct job_kind *, struct job *ret);

#endif

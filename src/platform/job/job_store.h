/* SQL of jobs. */
#ifndef PLATFORM_JOB_STORE_H
#define PLATFORM_JOB_STORE_H

#include "db/db.h"
#include "platform/job/job.h"

extern const struct query_set job_queries;

enum { JOBS_MAX = 50, JOB_RUNS_KEPT = 20 };

enum err job_store_get(struct ctx *, const char *name, struct job *ret); /* E_NOT_FOUND without a reason */
enum err job_store_list(struct ctx *, struct list *ret);                 /* all, by name; list of job */
/* Add its row, unless there is one. */
enum err job_store_add(struct ctx *, const struct job *);
/* Store the row. E_CONFLICT error.changed_meanwhile: somebody else has changed it. */
enum err job_store_put(struct ctx *, const struct job *);

/* From now on PostgreSQL ends this connection when nothing comes from it for ten seconds inside a transaction.
 * Otherwise a process that is halted in the middle of a chunk would keep its rows locked, and nobody could go on
 * with the job. On SQLite it does nothing. Call it outside a transaction. */
enum err job_store_limit_silence(struct ctx *);

/* The runs of all jobs that have ended, newest first: list of job_run. Adding one removes what is older than the
 * job's last JOB_RUNS_KEPT. */
enum err job_run_store_list(struct ctx *, struct list *ret);
enum err job_run_store_add(struct ctx *, const struct job_run *);

#endif

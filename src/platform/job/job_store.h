/* SQL of jobs. */
#ifndef PLATFORM_JOB_STORE_H
#define PLATFORM_JOB_STORE_H

#include "db/db.h"
#include "platform/job/job.h"

extern const struct query_set job_queries;

enum { JOBS_MAX = 50, JOB_RUNS_KEPT = 20 };

/* The row of a name; E_NOT_FOUND without reason. All of them, by name. */
enum err job_store_get(struct ctx *, const char *name, struct job *ret);
enum err job_store_list(struct ctx *, struct list *ret);
/* A row for it, unless there is one. */
enum err job_store_add(struct ctx *, const struct job *);
/* The row that is still of this version; *ret_mine false: somebody else has changed it. */
enum err job_store_put(struct ctx *, const struct job *, bool *ret_mine);

/* From now on PostgreSQL ends this connection when it says nothing for ten seconds inside a transaction: a process that is stopped in
 * the middle of a chunk would else hold its rows against whoever goes on with the job. Nothing on SQLite. Outside a transaction. */
enum err job_store_limit_silence(struct ctx *);

/* Runs that ended, newest first: of all jobs; and one more, instead of those beyond the last twenty. */
enum err job_run_store_list(struct ctx *, struct list *ret);
enum err job_run_store_add(struct ctx *, const struct job_run *);

#endif

/* A file worked off from its first line, or from where it was left. */
#include "platform/import/import_inner_ops.h"

/* Are there lines of this source that another import wrote? */
static enum err job_alone(struct ctx *cx, struct import_job *job)
{
	int64_t others = 0;
	TRY(db_int(cx, &import_queries[RUN_WROTE],
	           ARGS(ARG("kind", job->kind->name), ARG("source", job->run.source), ARG("id", job->run.id)), 0,
	           &others));
	job->alone = !others;
	return OK;
}

/* References that nothing answers, counted where nothing is written. */
static void count_unanswered(struct import_job *job)
{
	for (const struct import_later *l = job->later; l; l = l->next)
		job->run.warnings += l->refers_to->state != ITEM_KNOWN;
}

static enum err job_run(struct ctx *cx, struct import_job *job)
{
	TRY(job_alone(cx, job));
	while (!job->ended) {
		TRY(import_step(cx, job));
		if (run_quitting())
			return fail(cx, E_CONFLICT, "import.stopped");
	}
	if (job->dry) {
		count_unanswered(job);
		return job->fault.code == OK ? OK : fault_again(cx, &job->fault);
	}
	if (job->run.state == RUN_DONE)
		return OK;
	job->run.message = job->fault.key;
	job->run.message_param = job->fault.param[0];
	return import_totals(cx, job, job->fault.key ? RUN_FAILED : RUN_DONE);
}

enum err import_start(struct ctx *cx, const struct import_ask *ask, const struct import_progress *progress,
                      struct import_run *ret)
{
	struct import_run run;
	TRY(run_new(cx, ask, &run));
	TRY(run_busy(cx, run.id));
	__attribute__((cleanup(job_fini))) struct import_job job;
	job_init(&job, &run, progress);
	TRY(currency_adopted(cx, &run, &job.adopt_currency));
	TRY(job_open(cx, &job));
	TRY(job_run(cx, &job));
	*ret = job.run;
	return OK;
}

enum err import_try(struct ctx *cx, const struct import_ask *ask, int64_t rows, struct import_run *ret,
                    struct list *ret_rejects)
{
	struct import_run run;
	TRY(run_new(cx, ask, &run));
	__attribute__((cleanup(job_fini))) struct import_job job;
	job_init(&job, &run, NULL);
	job.dry = true;
	job.limit = rows;
	TRY(currency_adopted(cx, &run, &job.adopt_currency));
	TRY(job_open(cx, &job));
	TRY(job_run(cx, &job));
	*ret = job.run;
	ret->id = 0;
	ret->state = RUN_TRIED;
	struct import_reject *rejects = arena_array(cx->arena, struct import_reject, job.tried_count + 1);
	for (size_t i = 0; i < job.tried_count; i++) {
		rejects[i] = job.tried[i];
		rejects[i].param0 = arena_strdup(cx->arena, job.tried[i].param0);
		rejects[i].param1 = arena_strdup(cx->arena, job.tried[i].param1);
	}
	*ret_rejects = (struct list){rejects, job.tried_count, false};
	return OK;
}

enum err import_warned(struct ctx *cx, int64_t run, struct list *ret)
{
	return db_list(cx, &import_queries[WARNED], ARGS(ARG("run", run)), 0, ret);
}

enum err run_work(struct ctx *cx, const struct import_run *run, const struct import_progress *progress,
                  struct import_run *ret)
{
	if (run->state == RUN_UNDOING)
		return undo_work(cx, run, progress, ret);
	__attribute__((cleanup(job_fini))) struct import_job job;
	job_init(&job, run, progress);
	job.stored = true;
	if (run->state == RUN_TOTALS && (job.kind->flags & KIND_LINES)) {
		TRY(import_totals(cx, &job, RUN_DONE));
	} else {
		if (job.kind->worker->resume)
			TRY(job.kind->worker->resume(cx, &job));
		TRY(job_open(cx, &job));
		job.recount = run->line > 0;
		TRY(job_run(cx, &job));
	}
	if (db_in_tx(cx) == TX_NONE) /* else whoever commits */
		file_forget(cx, run->path);
	*ret = job.run;
	return OK;
}

enum err import_resume(struct ctx *cx, int64_t id, const struct import_progress *progress, struct import_run *ret)
{
	struct import_run run;
	TRY(import_get(cx, id, &run));
	TRY(run_resumable(cx, &run));
	return run_work(cx, &run, progress, ret);
}

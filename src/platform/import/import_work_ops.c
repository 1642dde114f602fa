/* A file worked off from its first line, or from where it was left, or everything of it taken out again: as a job, or at once. */
#include "platform/import/import_inner_ops.h"

#include "platform/access/access_ops.h"
#include "platform/noun/noun_find.h"
#include "platform/setting/setting_ops.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Stages of the job; an undo has its own behind them. */
enum { STAGE_READ, STAGE_TOTALS, STAGE_UNDO };
enum { REFERENCES_MAX = 100 };

static bool is_undo(const struct import_work *w)
{
	return w->job.run.state == RUN_UNDOING;
}

static bool is_reading(const struct import_work *w)
{
	return !is_undo(w) && (w->pending || !w->job.ended);
}

/* Are there lines of this source that another import wrote? */
static enum err look_alone(struct ctx *cx, struct import_job *job)
{
	int64_t others = 0;
	TRY(db_int(cx, &import_queries[RUN_WROTE],
	           ARGS(ARG("kind", job->kind->name), ARG("source", job->run.source), ARG("id", job->run.id)), 0,
	           &others));
	job->alone = !others;
	return OK;
}

/* Does this run's currency become the base's? It does when the base is empty, the run has one, and nobody has chosen another. */
static enum err currency_adopted(struct ctx *cx, const struct import_run *run, bool *ret)
{
	const struct import_kind *kind = import_kind(run->kind);
	int64_t chosen = 0;
	bool empty = false;
	*ret = false;
	if (!run->currency || !(kind->flags & KIND_CURRENCY))
		return OK;
	TRY(db_int(cx, &import_queries[CURRENCY_SET], ARGS_NONE, 0, &chosen));
	TRY(kind->worker->empty(cx, &empty));
	*ret = !chosen && empty;
	return OK;
}

/* Which text of its record the key column holds. */
static int by_of(const struct import_job *job)
{
	const char *name = job->kind->columns.items[job->key].name;
	if (!job->key)
		return NOUN_BY_KEY;
	return !strcmp(name, "orgnr") ? NOUN_BY_ORGNR : !strcmp(name, "mail") ? NOUN_BY_MAIL : NOUN_BY_TITLE;
}

static enum err job_spec(struct ctx *cx, struct import_job *job)
{
	size_t n;
	const struct settings *set;
	const char **headers = file_headers(cx, job->csv, &n);
	TRY(settings_get(cx, &set));
	const char *base = job->adopt_currency ? job->run.currency : set->currency ? set->currency : "";
	TRY(import_kind_with_custom(cx, &job->uniques.memory, job->run.kind, &job->kind)); /* as long as the job */
	TRY(import_spec_make(cx, &job->run, &job->kind->columns, headers, n, base, &job->spec));
	if (!(job->kind->flags & KIND_LINES))
		job->key = import_key_column(&job->kind->columns, &job->spec.map);
	job->by = by_of(job);
	return keys_open(cx, job);
}

static enum err job_open(struct ctx *cx, struct import_job *job)
{
	const char *fingerprint;
	struct csv_dialect want = {.separator = import_separator_char(job->run.separator),
	                           .encoding = job->run.encoding,
	                           .header_line = job->run.first_line};
	TRY(file_fingerprint(cx, job->run.path, &fingerprint));
	if (job->run.fingerprint && strcmp(fingerprint, job->run.fingerprint) != 0)
		return fail(cx, E_CONFLICT, "import.file_changed", job->run.file_name);
	TRY(csv_open(cx, job->run.path, want, &job->csv));
	return job_spec(cx, job);
}

/* The file, unless all that is left to do comes after its last row. */
static enum err open_file(struct ctx *cx, struct import_job *job)
{
	job->ended = job->run.state == RUN_TOTALS && (job->kind->flags & KIND_LINES);
	if (job->ended)
		return look_alone(cx, job);
	job->recount = job->run.line > 0;
	if (job->recount && job->kind->worker->resume)
		TRY(job->kind->worker->resume(cx, job));
	if (!job->recount)
		TRY(currency_adopted(cx, &job->run, &job->adopt_currency));
	TRY(job_open(cx, job));
	return look_alone(cx, job);
}

/* Back to the caller's memory, with the reason of a failure: the work's own may end before that is told. */
static enum err back_to(struct ctx *cx, struct arena *outer, enum err e)
{
	const struct fault why = cx->fault;
	cx->arena = outer;
	if (e == OK)
		return OK;
	fault_clear(cx);
	(void)fault_again(cx, &why);
	return e;
}

static enum err open_run(struct ctx *cx, int64_t id, const struct import_run *given, struct import_work *w)
{
	struct import_run run;
	if (given)
		run = *given;
	else
		TRY(import_get(cx, id, &run));
	job_init(&w->job, &run);
	w->path = run.path;
	return is_undo(w) ? OK : open_file(cx, &w->job);
}

enum err work_open(struct ctx *cx, int64_t id, const struct import_run *run, struct import_work **ret)
{
	struct import_work *w = calloc(1, sizeof *w);
	struct arena *outer = cx->arena;
	if (!w)
		abort(); /* out of memory ends the process */
	arena_init(&w->arena);
	cx->arena = &w->arena;
	enum err e = back_to(cx, outer, open_run(cx, id, run, w));
	w->lasting = arena_mark(&w->arena);
	if (e != OK)
		work_close(w);
	else
		*ret = w;
	return e;
}

void work_close(void *own)
{
	struct import_work *w = own;
	if (w->job.kind)
		job_fini(&w->job);
	arena_fini(&w->arena);
	free(w);
}

/* Once, before the first step of what comes after the last row. */
static enum err judge_references(struct ctx *cx, struct import_work *w)
{
	if (w->totals.judged || !w->job.later)
		return OK;
	TRY(step_work(cx, TX_READ, references_judge, &w->job));
	w->totals.judged = true;
	w->totals.later = w->job.later_judged;
	return OK;
}

/* A part of the work, as the one who asked for it: in a job, too, it finds and writes nothing that he may not know of. */
static enum err as_actor(struct ctx *cx, struct import_work *w,
                         enum err (*part)(struct ctx *, struct import_work *, bool *), bool *ret_done)
{
	struct acting before = {cx->user, cx->person, cx->role};
	int64_t actor = w->job.run.actor_id;
	if (actor && (cx->person != actor || !cx->user))
		TRY(access_act_as(cx, actor, &before));
	enum err e = part(cx, w, ret_done);
	access_act_end(cx, &before);
	return e;
}

static enum err prepare(struct ctx *cx, struct import_work *w, bool *ret_done)
{
	(void)ret_done;
	if (is_undo(w))
		return undo_prepare(cx, w);
	return is_reading(w) ? chunk_prepare(cx, w, w->size) : judge_references(cx, w);
}

enum err work_prepare(struct ctx *cx, void *own, int64_t size)
{
	struct import_work *w = own;
	struct arena *outer = cx->arena;
	w->size = size;
	cx->arena = &w->arena;
	return back_to(cx, outer, as_actor(cx, w, prepare, NULL));
}

/* The next step of the work after the last row. */
static enum err totals_step(struct ctx *cx, struct import_work *w, bool *ret_done)
{
	const struct import_worker *worker = w->job.kind->worker;
	struct import_totals *t = &w->totals_next;
	*t = w->totals;
	t->after.max = (int)w->size;
	if (t->settled)
		return worker->after(cx, &w->job, &w->next, &t->after, ret_done);
	TRY(references_settle(cx, &w->job, &w->next, &t->later, REFERENCES_MAX));
	t->settled = !t->later;
	*ret_done = t->settled && !worker->after;
	return OK;
}

static enum err write_totals(struct ctx *cx, struct import_work *w, bool *ret_done)
{
	struct import_run *next = &w->next;
	if (w->gave_up) {
		*ret_done = true;
		next->message = w->gave_up;
	} else {
		TRY(totals_step(cx, w, ret_done));
	}
	if (*ret_done)
		TRY(run_end(cx, next, is_undo(w) ? RUN_UNDONE : next->message ? RUN_FAILED : RUN_DONE));
	return run_put(cx, next);
}

static enum err write_part(struct ctx *cx, struct import_work *w, bool *ret_done)
{
	if (is_reading(w))
		return chunk_write(cx, w);
	return is_undo(w) && w->undo.at.stage != UNDOES_TOTALS ? undo_write(cx, w) : write_totals(cx, w, ret_done);
}

/* The chunk that was prepared, in a write transaction; done: it was the last. */
static enum err write_chunk(struct ctx *cx, struct import_work *w, bool *ret_done)
{
	struct arena *outer = cx->arena;
	*ret_done = false;
	w->next = w->job.run;
	cx->arena = &w->arena;
	return back_to(cx, outer, as_actor(cx, w, write_part, ret_done));
}

static void written(struct ctx *cx, struct import_work *w)
{
	if (is_reading(w)) {
		chunk_done(cx, w);
	} else if (is_undo(w) && w->undo.at.stage != UNDOES_TOTALS) {
		w->undo.at = w->undo.next;
	} else {
		w->totals = w->totals_next;
		w->job.run = w->next;
	}
	arena_reset(&w->arena, w->lasting);
}

enum err work_all(struct ctx *cx, struct import_work *w)
{
	for (bool done = false; !done;) {
		TRY(work_prepare(cx, w, JOB_SIZE_MOST));
		TRY(write_chunk(cx, w, &done));
		written(cx, w);
	}
	return OK;
}

/* ---- the job ---- */

static enum err page(struct ctx *cx, const struct job *job, const char **ret, bool *ret_known)
{
	struct import_run run;
	*ret = "/imports";
	*ret_known = true;
	if (job->state == JOB_IDLE)
		return OK;
	enum err e = import_get(cx, job->position, &run);
	*ret_known = e == OK;
	if (e == OK)
		*ret = arena_printf(cx->arena, "/imports/%jd", (intmax_t)run.id);
	if (e == E_NOT_FOUND)
		fault_clear(cx);
	return e == E_NOT_FOUND ? OK : e;
}

/* Also of those that were small, and no job. */
static enum err last(struct ctx *cx, struct job_run *ret)
{
	enum { RECENT = 20 };
	struct list runs;
	TRY(import_list(cx, 0, RECENT, &runs));
	for (size_t i = 0; i < runs.count && !ret->ended; i++) {
		const struct import_run *run = list_at(&runs, struct import_run, i);
		if (!run->ended || run_is_under_way(run))
			continue;
		record_copy(&import_run_record, run, &job_run_record, ret);
		ret->outcome = run->state == RUN_FAILED ? JOB_RUN_FAILED : JOB_RUN_DONE;
		ret->done = run->rows_read;
	}
	return OK;
}

/* What a command began is gone on with by a command, or by people: whoever ended that may not want it. What was begun in the browser, by
 * every server, once its file is read, or that has the file. */
static enum err able(struct ctx *cx, const struct job *job, bool *ret)
{
	struct import_run run;
	TRY(import_get(cx, job->position, &run));
	*ret = run.actor_id && (run.state == RUN_UNDOING || (run.path && access(run.path, R_OK) == 0));
	return OK;
}

static enum err open_job(struct ctx *cx, const struct job *job, void **ret_own)
{
	struct import_work *w;
	TRY(work_open(cx, job->position, NULL, &w));
	*ret_own = w;
	return OK;
}

static enum err write_job(struct ctx *cx, void *own, struct job *job, struct job_chunk *ret)
{
	struct import_work *w = own;
	bool done;
	TRY(write_chunk(cx, w, &done));
	job->done = w->next.rows_read;
	job->stage = is_undo(w) ? STAGE_UNDO + (int)w->undo.next.stage : w->job.ended ? STAGE_TOTALS : STAGE_READ;
	ret->more = !done;
	if (w->next.state == RUN_FAILED)
		ret->why = (struct fault){E_INVALID, w->next.message, {w->next.message_param}};
	return OK;
}

/* Sums that cannot be made of what was read never can: the run ends with that, so that it can be undone. */
static bool totals_give_up(const struct ctx *cx, struct import_work *w, enum err e)
{
	bool new = e == E_INVALID && !w->gave_up;
	if (new)
		w->gave_up = cx->fault.key;
	return new;
}

static bool goes_on(struct ctx *cx, struct import_work *w, enum err e)
{
	return is_reading(w) ? chunk_goes_on(cx, w, e) : is_undo(w) ? undo_goes_on(w, e) : totals_give_up(cx, w, e);
}

static enum err after_job(struct ctx *cx, void *own, enum err e)
{
	struct import_work *w = own;
	if (e != OK)
		return goes_on(cx, w, e) ? OK : e;
	written(cx, w);
	if (!run_is_under_way(&w->job.run))
		file_forget(cx, w->path);
	return OK;
}

static const struct job_task task = {page, last, able, open_job, work_close, work_prepare, write_job, after_job};
const struct job_kind import_job_kind = {"imports", "job.imports", .task = &task};

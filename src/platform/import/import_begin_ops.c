/* What people do with an import: try it, start it, go on with it, undo it. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "lang/tr.h"
#include "platform/job/job_ops.h"
#include "platform/job/job_work_ops.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

/* What is done at once; and enough rows to see whether a file is so small. */
enum { SMALL_ROWS = 200, FIRST_ROWS = 500 };

static void keep_reason(struct ctx *cx, struct list *to, size_t max, const struct import_reject *row)
{
	to->more = to->count == max;
	if (to->more)
		return;
	struct import_reject *r = list_at(to, struct import_reject, to->count++);
	*r = *row;
	r->reason = arena_strdup(cx->arena, r->reason);
	r->param0 = arena_strdup(cx->arena, r->param0);
	r->param1 = arena_strdup(cx->arena, r->param1);
	r->cells = "";
}

/* The first reasons of a trial, which stores none. */
static void keep_reasons(struct ctx *cx, const struct chunk_notes *notes, size_t max, struct import_trial *to)
{
	for (const struct chunk_note *n = notes->first; n; n = n->next)
		keep_reason(cx, n->row.warning ? &to->warnings : &to->rejects, max, &n->row);
}

static enum err count_after(struct ctx *cx, void *arg)
{
	struct import_job *job = arg;
	return job->kind->worker->tried(cx, job);
}

/* Nothing is written. */
static enum err try_rows(struct ctx *cx, struct import_work *w, size_t max, struct import_trial *to)
{
	struct import_job *job = &w->job;
	struct import_chunk last;
	while (!job->ended) {
		TRY(work_prepare(cx, w, JOB_SIZE_MOST));
		keep_reasons(cx, &w->chunk.notes, max, to);
		chunk_done(cx, w);
		arena_reset(&w->arena, w->lasting);
	}
	if (job->fault.code != OK)
		return fault_again(cx, &job->fault);
	TRY(work_prepare(cx, w, JOB_SIZE_MOST));
	chunk_init(&last);
	references_tried(cx, job, &last.notes);
	if (!job->cut && job->kind->worker->tried)
		TRY(step_work(cx, TX_READ, count_after, job));
	keep_reasons(cx, &last.notes, max, to);
	return OK;
}

static void close_work(struct import_work *const *w)
{
	if (*w)
		work_close(*w);
}
#define WORK_AUTO __attribute__((cleanup(close_work)))

enum err import_try(struct ctx *cx, const struct import_ask *ask, int64_t rows, size_t shown, struct import_trial *ret)
{
	WORK_AUTO struct import_work *w = NULL;
	*ret = (struct import_trial){.rejects.items = arena_array(cx->arena, struct import_reject, shown + 1),
	                             .warnings.items = arena_array(cx->arena, struct import_reject, shown + 1)};
	TRY(run_new(cx, ask, &ret->run));
	ret->run.in_person = true; /* what would need that is asked about: import_questions */
	TRY(work_open(cx, 0, &ret->run, &w));
	w->job.dry = true;
	w->job.limit = rows;
	TRY(try_rows(cx, w, shown, ret));
	ret->run = w->job.run;
	ret->run.state = RUN_TRIED;
	ret->whole = !w->job.cut;
	ret->future = w->job.future;
	ret->alike = w->job.alike;
	if (ret->alike.count) {
		ret->alike.given = arena_strdup(cx->arena, ret->alike.given);
		ret->alike.found = arena_strdup(cx->arena, ret->alike.found);
	}
	for (int i = 0; w->job.kind->nouns[i]; i++)
		ret->named[i] = (int64_t)w->job.items[i].count;
	return OK;
}

/* A run that begins, goes on or is undone. */
struct beginning {
	struct import_run run;
	bool is_new; /* not in the base yet */
	bool adopt_currency;
	bool is_small;
	bool done; /* at once, and what it has become */
	struct import_run ended;
};

static enum err put(struct ctx *cx, struct beginning *b, struct import_run *ret)
{
	*ret = b->run;
	if (b->adopt_currency)
		TRY(setting_put(cx, "currency", ret->currency));
	return b->is_new ? db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(ret)) : run_put(cx, ret);
}

/* One transaction, which leaves everything or nothing. */
static enum err all_at_once(struct ctx *cx, void *arg)
{
	struct beginning *b = arg;
	WORK_AUTO struct import_work *w = NULL;
	struct import_run run;
	TRY(job_done_here(cx, &import_job_kind, b->run.id));
	TRY(put(cx, b, &run));
	TRY(work_open(cx, run.id, &run, &w));
	TRY(work_all(cx, w));
	b->ended = w->job.run;
	return OK;
}

static enum err begin_job(struct ctx *cx, void *arg)
{
	struct beginning *b = arg;
	struct import_run run;
	TRY(put(cx, b, &run));
	return job_begin(cx, &import_job_kind, run.id, run.rows_read);
}

/* Is the file so small that it is imported at once? refuse: when its first rows cannot be read. */
static enum err look_whether_small(struct ctx *cx, struct beginning *b, bool refuse)
{
	WORK_AUTO struct import_work *w = NULL;
	TRY(work_open(cx, b->run.id, &b->run, &w));
	TRY(work_prepare(cx, w, FIRST_ROWS));
	b->adopt_currency = w->job.adopt_currency;
	b->is_small = w->job.ended && w->chunk.rows <= SMALL_ROWS;
	return refuse && w->job.fault.code != OK ? fault_again(cx, &w->job.fault) : OK;
}

/* A small file is imported at once, a small undo done so, unless the database itself keeps one of its records back; else the job begins. */
static enum err begin(struct ctx *cx, struct beginning *b)
{
	enum err e = b->is_small ? db_work(cx, TX_WRITE, all_at_once, b) : E_CONFLICT;
	b->done = e == OK;
	if (b->done)
		file_forget(cx, b->run.path);
	if (e != E_CONFLICT)
		return e;
	fault_clear(cx);
	return db_work(cx, TX_WRITE, begin_job, b);
}

/* The draft as a run that begins. */
static enum err take_draft(struct ctx *cx, const struct import_run *draft, struct import_run *ret)
{
	struct import_ask ask;
	TRY(draft_waits(cx, draft));
	TRY(run_none_at_work(cx));
	import_draft_ask(draft, &ask);
	TRY(run_new(cx, &ask, ret));
	ret->id = draft->id;
	ret->version = draft->version;
	ret->person_id = draft->person_id;
	ret->path = draft->path;
	return OK;
}

static enum err begin_task(struct ctx *cx, int64_t id, enum import_task task, bool in_person, struct beginning *ret)
{
	struct import_run run;
	TRY(import_get(cx, id, &run));
	TRY(import_may_write(cx, run.kind));
	*ret = (struct beginning){.run = run};
	if (task == TASK_RESUME) {
		if (!run_is_under_way(&run))
			return fail(cx, E_CONFLICT, "import.not_resumable");
		TRY(run_none_at_work(cx));
	} else if (task == TASK_UNDO) {
		TRY(run_undoable(cx, &run));
		ret->run.state = RUN_UNDOING;
		ret->is_small = run.rows_read <= SMALL_ROWS;
	} else {
		TRY(take_draft(cx, &run, &ret->run));
		TRY(look_whether_small(cx, ret, false));
	}
	ret->run.actor_id = cx->person;
	ret->run.in_person = in_person;
	return begin(cx, ret);
}

enum err import_begin(struct ctx *cx, int64_t id, enum import_task task, bool in_person)
{
	struct beginning b;
	TRY(begin_task(cx, id, task, in_person, &b));
	if (!b.done)
		job_worker_wake();
	return OK;
}

/* ---- here, to its end ---- */

struct reporting {
	import_progress *progress;
	struct import_run *run;
};

static void report(struct ctx *cx, const struct job *job, const void *own, void *arg)
{
	const struct import_work *w = own;
	const struct reporting *t = arg;
	(void)job;
	if (t->progress)
		t->progress(cx, &w->job.run);
	if (run_is_under_way(&w->job.run))
		return;
	*t->run = w->job.run;
	for (size_t i = 0; i < import_run_record.count; i++) { /* the work's own memory ends */
		const struct field *f = &import_run_record.fields[i];
		const char **text = (const char **)((char *)t->run + f->offset);
		if (f->kind == K_TEXT || f->kind == K_LONG)
			*text = arena_strdup(cx->arena, *text);
	}
}

/* What stopped it, how much is in, and how to go on. */
static enum err stopped(struct ctx *cx, int64_t id, enum err e)
{
	struct fault why = cx->fault;
	struct import_run run;
	fault_clear(cx);
	if (import_get(cx, id, &run) != OK || !run.rows_read) {
		fault_clear(cx);
		return fault_again(cx, &why);
	}
	if (!strcmp(why.key, "error.io"))
		why.key = "import.cut_short.io"; /* that nothing was changed is not so */
	return fail(cx, e, "import.cut_short", tr_fault(cx, &why), text_int(cx, run.rows_read, false),
	            arena_printf(cx->arena, "%jd", (intmax_t)id));
}

static enum err to_its_end(struct ctx *cx, const struct beginning *b, import_progress *progress, struct import_run *ret)
{
	struct reporting t = {progress, ret};
	*ret = b->ended;
	enum err e = b->done ? OK : job_run_here(cx, &import_job_kind, report, &t);
	return e == E_IO ? stopped(cx, b->run.id, e) : e;
}

enum err import_start(struct ctx *cx, const struct import_ask *ask, import_progress *progress, struct import_run *ret)
{
	struct beginning b = {.is_new = true};
	TRY(run_new(cx, ask, &b.run));
	b.run.id = id_new();
	b.run.in_person = true;
	TRY(run_none_at_work(cx));
	TRY(look_whether_small(cx, &b, true));
	TRY(begin(cx, &b));
	return to_its_end(cx, &b, progress, ret);
}

enum err import_go_on(struct ctx *cx, int64_t id, enum import_task task, import_progress *progress,
                      struct import_run *ret)
{
	struct beginning b;
	TRY(begin_task(cx, id, task, true, &b));
	return to_its_end(cx, &b, progress, ret);
}

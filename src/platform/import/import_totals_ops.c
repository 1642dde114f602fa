/* What comes after the last row of a file. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"

enum { REFERENCES_MAX = 100, RECORDS_FIRST = 8, RECORDS_MAX = 5000 };

enum err totals_step(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_totals *t,
                     bool *ret_done)
{
	const struct import_worker *worker = job->kind->worker;
	if (!t->started)
		*t = (struct import_totals){.started = true, .later = job->later, .after.max = RECORDS_FIRST};
	*ret_done = false;
	if (!t->settled) {
		TRY(references_settle(cx, job, next, &t->later, REFERENCES_MAX));
		t->settled = !t->later;
		*ret_done = t->settled && !worker->after;
		return OK;
	}
	return worker->after(cx, job, &t->after, ret_done);
}

struct totals_work {
	struct import_job *job;
	struct import_totals before, after;
	struct import_run next;
	enum import_state state;
	bool done;
};

static enum err step(struct ctx *cx, void *arg)
{
	struct totals_work *w = arg;
	w->after = w->before;
	w->next = w->job->run;
	run_hold(&w->next);
	TRY(totals_step(cx, w->job, &w->next, &w->after, &w->done));
	if (w->done)
		TRY(run_end(cx, &w->next, w->state));
	return run_put(cx, &w->next);
}

enum err import_totals(struct ctx *cx, struct import_job *job, enum import_state state)
{
	struct totals_work w = {.job = job, .state = state};
	while (!w.done) {
		struct arena_mark mark = arena_mark(cx->arena);
		int64_t started = clock_monotonic_us();
		TRY(step_work(cx, TX_WRITE, step, &w));
		int64_t us = clock_monotonic_us() - started;
		if (us < LOCK_US / 4 && w.after.after.max < RECORDS_MAX)
			w.after.after.max *= 2;
		else if (us > LOCK_US / 2 && w.after.after.max > 1)
			w.after.after.max /= 2;
		w.before = w.after;
		job->run = w.next;
		arena_reset(cx->arena, mark);
		if (job->progress.tell)
			job->progress.tell(cx, &job->run, job->progress.arg);
	}
	return OK;
}

/* What comes after the last row of a file. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "hub/account/account_ops.h"

enum { REFERENCES, NEXT_RUN, REFRESH, WINDOW, WINDOW_MOVE, TOTAL, CLEAR, DONE };
enum { REFERENCES_MAX = 100, ACCOUNTS_FIRST = 8, ACCOUNTS_MAX = 5000, CLEAR_MAX = 5000 };

static enum err clear_step(struct ctx *cx, const struct import_job *job, bool *ret_done)
{
	int64_t seen = 0, touched = 0;
	struct args mine = ARGS(ARG("run", job->run.id), ARG("max", (int64_t)CLEAR_MAX));
	TRY(db_exec(cx, &import_queries[SEEN_DROP], mine, &seen));
	TRY(db_exec(cx, &import_queries[TOUCH_DROP], mine, &touched));
	*ret_done = !seen && !touched;
	return OK;
}

enum err totals_step(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_totals *t,
                     bool *ret_done)
{
	int64_t last = 0;
	bool flag = false;
	if (!t->started)
		*t = (struct import_totals){.started = true, .max = ACCOUNTS_FIRST, .later = job->later};
	switch (t->phase) {
	case REFERENCES:
		TRY(references_settle(cx, job, next, &t->later, REFERENCES_MAX));
		t->phase = t->later ? REFERENCES : job->run.kind == IMPORT_SALES ? NEXT_RUN : CLEAR;
		break;
	case NEXT_RUN:
		TRY(db_int(cx, &import_queries[TOUCH_RUNS], ARGS(ARG("after", t->run)), 0, &t->run));
		t->after = 0;
		t->phase = t->run ? REFRESH : WINDOW;
		break;
	case REFRESH:
		TRY(facts_refresh(cx, t->run, t->after, t->max, &last));
		t->after = last;
		t->phase = last ? REFRESH : NEXT_RUN;
		break;
	case WINDOW:
		TRY(facts_window(cx, &flag));
		t->phase = flag ? WINDOW_MOVE : TOTAL;
		break;
	case WINDOW_MOVE:
		TRY(facts_window_refresh(cx, t->after, t->max, &last));
		t->after = last;
		t->phase = last ? WINDOW_MOVE : TOTAL;
		break;
	case TOTAL:
		TRY(facts_total(cx));
		t->phase = CLEAR;
		break;
	case CLEAR:
		TRY(clear_step(cx, job, &flag));
		t->phase = flag ? DONE : CLEAR;
		break;
	default:
		break;
	}
	*ret_done = t->phase == DONE;
	return OK;
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
		if (us < LOCK_US / 4 && w.after.max < ACCOUNTS_MAX)
			w.after.max *= 2;
		else if (us > LOCK_US / 2 && w.after.max > 1)
			w.after.max /= 2;
		w.before = w.after;
		job->run = w.next;
		arena_reset(cx->arena, mark);
		if (job->progress.tell)
			job->progress.tell(cx, &job->run, job->progress.arg);
	}
	return OK;
}

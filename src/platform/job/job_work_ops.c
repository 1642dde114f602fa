#include "platform/job/job_work_ops.h"

#include "base/clock.h"
#include "base/log.h"
#include "lang/tr.h"
#include "platform/job/job_ops.h"
#include "platform/job/job_store.h"

#include <string.h>
#include <time.h>

static bool is_free(const struct job *job, int64_t now)
{
	return job_free(job, process_state(job->holder), now);
}

static bool is_ours(const struct job *job)
{
	return job->holder && !strcmp(job->holder, process_name());
}

/* Is it to be run, by this process? What it says it holds too: it lost sight of it. */
static enum err is_due(struct ctx *cx, const struct job_kind *kind, const struct job *job, bool *ret)
{
	enum job_when when = job_when(kind, job, is_free(job, cx->now) || is_ours(job), cx->now);
	*ret = when == JOB_NOW;
	if (when == JOB_NOW && kind->task)
		return kind->task->able(cx, job, ret);
	return when == JOB_WHEN_DUE ? kind->due(cx, ret) : OK;
}

enum err job_look(struct ctx *cx, bool *due)
{
	struct list rows;
	TRY(job_store_list(cx, &rows));
	for (size_t i = 0; i < job_kind_count(); i++) {
		const struct job job = job_in(&rows, job_kind_at(i));
		TRY(is_due(cx, job_kind_at(i), &job, &due[i]));
	}
	return OK;
}

/* In the base under the version that is held; then a version on. */
static enum err put(struct ctx *cx, struct job *job)
{
	enum err e = job_store_put(cx, job);
	if (e != OK)
		return e == E_CONFLICT ? fail(cx, e, "job.lost") : e;
	job->version++;
	return OK;
}

struct taking {
	const struct job_kind *kind;
	bool asked, taken;
	struct job job;
};

static enum err take(struct ctx *cx, void *arg)
{
	struct taking *t = arg;
	struct job *job = &t->job;
	int64_t left = 0;
	t->taken = t->asked;
	TRY(job_get_or_add(cx, t->kind, job));
	if (!is_free(job, cx->now) && !(is_ours(job) && !t->asked))
		return fail(cx, E_CONFLICT, "job.busy", tr(cx->lang, t->kind->label));
	if (!t->asked)
		TRY(is_due(cx, t->kind, job, &t->taken));
	if (!t->taken)
		return OK;
	if (job->state == JOB_RUNNING)
		TRY(job_note_run(cx, job, JOB_RUN_INTERRUPTED, job->beat, NULL));
	if (!job_goes_on(job)) {
		job->stage = job->position = job->done = 0;
		job->started = cx->now;
	}
	if (t->kind->left)
		TRY(t->kind->left(cx, job, &left));
	job->total = t->kind->left ? job->done + left : 0;
	job->state = JOB_RUNNING;
	job->holder = process_name();
	job->beat = cx->now;
	job->asked = 0;
	return put(cx, job);
}

enum err job_take(struct ctx *cx, const struct job_kind *kind, bool asked, struct job_hold *ret)
{
	struct taking t = {.kind = kind, .asked = asked};
	*ret = (struct job_hold){0};
	cx->now = clock_now();
	TRY(job_store_limit_silence(cx));
	TRY(db_work(cx, TX_WRITE, take, &t));
	if (!t.taken)
		return OK;
	/* What outlives the arena. */
	t.job.name = kind->name;
	t.job.holder = process_name();
	*ret = (struct job_hold){.kind = kind, .job = t.job, .size = JOB_SIZE_FIRST};
	return OK;
}

struct chunk {
	const struct job_hold *hold;
	struct job next;
	struct job_chunk is;
};

static enum err work_chunk(struct ctx *cx, void *arg)
{
	struct chunk *c = arg;
	const struct job_kind *kind = c->hold->kind;
	c->next = c->hold->job;
	c->is = (struct job_chunk){0};
	if (kind->task)
		TRY(kind->task->write(cx, c->hold->own, &c->next, &c->is));
	else
		TRY(kind->work(cx, &c->next, c->hold->size, &c->is.more));
	c->next.beat = clock_now();
	if (kind->left && c->next.total < c->next.done)
		c->next.total = c->next.done;
	if (!c->is.more) {
		bool failed = c->is.why.key;
		TRY(job_note_run(cx, &c->next, failed ? JOB_RUN_FAILED : JOB_RUN_DONE, c->next.beat,
		                 failed ? &c->is.why : NULL));
		c->next.state = JOB_IDLE;
		c->next.holder = NULL;
		c->next.failures = 0;
		c->next.next_at = kind->interval ? c->next.started + kind->interval : 0;
	}
	return put(cx, &c->next);
}

static void pause_us(int64_t us)
{
	if (us > 0)
		nanosleep(&(struct timespec){0, us * 1000}, NULL);
}

bool job_passing(enum err e)
{
	return e == E_RETRY || e == E_BUSY;
}

static bool is_lost(const struct ctx *cx, enum err e)
{
	return e == E_CONFLICT && cx->fault.key && !strcmp(cx->fault.key, "job.lost");
}

/* Until it is written; ret_us: how long that took. */
static enum err prepare_and_write(struct ctx *cx, struct chunk *c, int64_t *ret_us)
{
	const struct job_hold *hold = c->hold;
	const struct job_task *task = hold->kind->task;
	for (;;) {
		if (task)
			TRY(task->prepare(cx, hold->own, hold->size));
		else if (hold->kind->prepare)
			TRY(hold->kind->prepare(cx));
		cx->now = clock_now();
		int64_t started = clock_monotonic_us();
		enum err e = db_work(cx, TX_WRITE, work_chunk, c);
		*ret_us = clock_monotonic_us() - started;
		if (!task || job_passing(e) || is_lost(cx, e))
			return e;
		TRY(task->after(cx, hold->own, e));
		if (e == OK)
			return OK;
		fault_clear(cx);
	}
}

static void let_go(struct job_hold *hold)
{
	if (hold->own)
		hold->kind->task->close(hold->own);
	*hold = (struct job_hold){.job = hold->job};
}

/* Others who write get their turn: another process on an SQLite file asks for the lock ten times a second, and is refused after five.
 * While a chunk is prepared they have it as well. */
static void make_way(int64_t us, int64_t free_us)
{
	pause_us((us < 400000 ? us / 4 : 100000) - free_us);
}

enum err job_go(struct ctx *cx, struct job_hold *hold, int64_t us)
{
	enum { PASSING_US = 50000 };
	int64_t began = clock_monotonic_us(), now = began, wrote = 0;
	struct chunk c = {.hold = hold, .is.more = true};
	if (hold->kind->task && !hold->own)
		TRY(hold->kind->task->open(cx, &hold->job, &hold->own));
	while (c.is.more && now - began < us) {
		struct arena_mark mark = arena_mark(cx->arena);
		int64_t before = clock_monotonic_us();
		enum err e = prepare_and_write(cx, &c, &wrote);
		now = clock_monotonic_us();
		if (job_passing(e) && now - began < us) {
			fault_clear(cx);
			pause_us(PASSING_US);
			continue;
		}
		TRY(e);
		hold->size = c.next.stage == hold->job.stage ? job_size(hold->size, wrote) : JOB_SIZE_FIRST;
		hold->job = c.next;
		arena_reset(cx->arena, mark);
		if (hold->progress)
			hold->progress(cx, &hold->job, hold->own, hold->progress_arg);
		if (c.is.more)
			make_way(wrote, now - before - wrote);
	}
	if (!c.is.more)
		let_go(hold);
	return OK;
}

struct failing {
	struct job job;
	struct fault why;
};

static enum err note_failure(struct ctx *cx, void *arg)
{
	const struct failing *f = arg;
	struct job job = f->job;
	TRY(job_note_run(cx, &job, JOB_RUN_FAILED, cx->now, &f->why));
	job.state = JOB_FAILED;
	job.holder = NULL;
	job.failures++;
	job.next_at = cx->now + job_pause(job.failures);
	return put(cx, &job);
}

enum err job_failed(struct ctx *cx, struct job_hold *hold, enum err e)
{
	struct failing f = {.job = hold->job, .why = cx->fault};
	bool lost = is_lost(cx, e);
	log_line(lost ? LOG_INFO : LOG_WARN, "job", "name=%s error=%s reason=%s", hold->job.name, err_info(e)->name,
	         cx->fault.key ? cx->fault.key : "-");
	let_go(hold);
	if (lost)
		return OK;
	if (!f.why.key)
		f.why.key = err_info(e)->key;
	fault_clear(cx);
	cx->now = clock_now();
	return db_work(cx, TX_WRITE, note_failure, &f);
}

static enum err leave(struct ctx *cx, void *arg)
{
	struct job job = *(const struct job *)arg;
	job.holder = NULL;
	return put(cx, &job);
}

enum err job_leave(struct ctx *cx, struct job_hold *hold)
{
	let_go(hold);
	return db_work(cx, TX_WRITE, leave, &hold->job);
}

/* A second of it, with patience: it does not give up because others write. */
static enum err go_on(struct ctx *cx, struct job_hold *hold)
{
	enum { PATIENCE = 20, SECOND_US = 1000000 };
	enum err e = OK;
	for (int tries = 0; tries < PATIENCE; tries++) {
		fault_clear(cx);
		e = job_go(cx, hold, SECOND_US);
		if (!job_passing(e))
			break;
	}
	return e;
}

/* The failure is noted, and stays the answer. */
static enum err failed_here(struct ctx *cx, struct job_hold *hold, enum err e)
{
	const struct fault why = cx->fault;
	if (job_failed(cx, hold, e) != OK)
		log_line(LOG_WARN, "job", "name=%s what=\"the failure could not be noted\"", hold->job.name);
	cx->fault = why;
	return e;
}

enum err job_run_here(struct ctx *cx, const struct job_kind *kind, job_progress *progress, void *arg)
{
	struct job_hold hold;
	TRY(job_take(cx, kind, true, &hold));
	hold.progress = progress;
	hold.progress_arg = arg;
	while (hold.kind) {
		enum err e = go_on(cx, &hold);
		if (e != OK)
			return failed_here(cx, &hold, e);
	}
	return OK;
}

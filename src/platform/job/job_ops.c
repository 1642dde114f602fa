#include "platform/job/job_ops.h"

#include "base/clock.h"
#include "lang/tr.h"
#include "platform/job/job_store.h"

#include <stdio.h>
#include <string.h>

enum { KINDS_MAX = 32, RUNS_SHOWN = 50 };

static const struct job_kind *kinds[KINDS_MAX];
static size_t kind_count;

const struct record job_show_record = RECORD_OF("job_show", job_show, JOB_SHOW);

const struct record job_run_show_record = RECORD_OF("job_run_show", job_run_show, JOB_RUN_SHOW);

static bool well_named(const char *name)
{
	return name && *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

static const struct job_kind *find(const char *name)
{
	for (size_t i = 0; i < kind_count; i++)
		if (!strcmp(kinds[i]->name, name))
			return kinds[i];
	return NULL;
}

bool job_register(const struct job_kind *kind, char *why, size_t why_size)
{
	const char *fault = kind_count == KINDS_MAX                       ? "more jobs than there is room for"
	                    : !well_named(kind->name)                     ? "a job without a name"
	                    : find(kind->name)                            ? "a second job of that name"
	                    : !kind->label || !tr_exists(kind->label)     ? "a job without a label"
	                    : !kind->work == !kind->task                  ? "a job that is either work() or a task"
	                    : kind->work && !kind->due && !kind->interval ? "a job that nothing says when to run"
	                                                                  : NULL;
	if (fault) {
		snprintf(why, why_size, "%s: %s", kind->name ? kind->name : "?", fault);
		return false;
	}
	kinds[kind_count++] = kind;
	return true;
}

size_t job_kind_count(void)
{
	return kind_count;
}

const struct job_kind *job_kind_at(size_t i)
{
	return kinds[i];
}

static enum err kind_find(struct ctx *cx, const char *name, const struct job_kind **ret)
{
	*ret = find(name);
	return *ret ? OK : fail(cx, E_NOT_FOUND, "job.unknown", arena_strdup(cx->arena, name));
}

enum err job_kind_by_hand(struct ctx *cx, const char *name, const struct job_kind **ret)
{
	TRY(kind_find(cx, name, ret));
	return (*ret)->task ? fail(cx, E_CONFLICT, "job.elsewhere", tr(cx->lang, (*ret)->label)) : OK;
}

/* ---- times of their own ---- */

static enum err add_times(struct ctx *cx, void *arg)
{
	(void)arg;
	for (size_t i = 0; i < kind_count; i++) {
		const struct job first = {
		    .name = kinds[i]->name, .state = JOB_IDLE, .next_at = cx->now + kinds[i]->interval, .version = 1};
		if (kinds[i]->interval)
			TRY(job_store_add(cx, &first));
	}
	return OK;
}

static enum err look(struct ctx *cx, void *arg)
{
	return job_store_list(cx, arg);
}

static const struct job *row_of(const struct list *rows, const char *name)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!strcmp(list_at(rows, struct job, i)->name, name))
			return list_at(rows, struct job, i);
	return NULL;
}

struct job job_in(const struct list *rows, const struct job_kind *kind)
{
	const struct job *job = row_of(rows, kind->name);
	return job ? *job : (struct job){.name = kind->name, .state = JOB_IDLE, .version = 1};
}

enum err job_opened(struct ctx *cx)
{
	struct list rows;
	bool lacking = false;
	TRY(db_work(cx, TX_READ, look, &rows));
	for (size_t i = 0; i < kind_count; i++)
		lacking |= kinds[i]->interval && !row_of(&rows, kinds[i]->name);
	return lacking ? db_work(cx, TX_WRITE, add_times, NULL) : OK;
}

/* ---- shown ---- */

static const char *time_text(struct ctx *cx, int64_t t)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 100);
	fmt_time(&b, cx->lang, t);
	return arena_strdup(cx->arena, b.p);
}

static const char *next_text(struct ctx *cx, const struct job_kind *kind, const struct job *job)
{
	if (job->state == JOB_RUNNING || kind->task)
		return NULL;
	if (job->state == JOB_INTERRUPTED || job->asked)
		return tr(cx->lang, "job.next.soon");
	if (job->state == JOB_STOPPED)
		return tr(cx->lang, "job.next.asked");
	if (job->next_at && (kind->interval || job->state == JOB_FAILED))
		return time_text(cx, job->next_at);
	return tr(cx->lang, "job.next.something");
}

static void show(struct ctx *cx, const struct job_kind *kind, const struct job *job, struct job_show *ret)
{
	bool under_way = job->state == JOB_RUNNING || job->state == JOB_INTERRUPTED;
	record_blank(&job_show_record, ret);
	record_copy(&job_record, job, &job_show_record, ret);
	ret->label = tr(cx->lang, kind->label);
	ret->next = next_text(cx, kind, job);
	ret->may_stop = under_way && !kind->task;
	ret->may_run = job->state != JOB_RUNNING && !job->asked && !kind->task;
	if (job->state == JOB_IDLE) {
		ret->started = ret->beat = 0;
		ret->done = ret->total = NONE;
	} else if (job->total > 0) {
		ret->percent = job->done < job->total ? job->done * 100 / job->total : 100;
	} else {
		ret->total = NONE;
	}
}

static const char *message_of(struct ctx *cx, const struct job_run *run)
{
	return run->message ? tr_f(cx, run->message, run->message_param) : NULL;
}

static void show_last(struct ctx *cx, const struct job_run *run, struct job_show *ret)
{
	ret->last_outcome = run->outcome;
	ret->last_ended = run->ended;
	ret->last_done = run->done;
	if (run->outcome == JOB_RUN_FAILED)
		ret->message = message_of(cx, run);
}

static const struct job_run *last_of(const struct list *runs, const char *name)
{
	for (size_t i = 0; i < runs->count; i++)
		if (!strcmp(list_at(runs, struct job_run, i)->name, name))
			return list_at(runs, struct job_run, i);
	return NULL;
}

static enum err show_kind(struct ctx *cx, const struct job_kind *kind, const struct list *rows, const struct list *runs,
                          struct job_show *ret)
{
	struct job job = job_in(rows, kind);
	struct job_run of_task = {0};
	const struct job_run *last = kind->task ? &of_task : last_of(runs, kind->name);
	if (job.state == JOB_RUNNING && job_free(&job, process_state(job.holder), cx->now))
		job.state = JOB_INTERRUPTED;
	show(cx, kind, &job, ret);
	if (kind->task) {
		bool known;
		TRY(kind->task->page(cx, &job, &ret->href, &known));
		if (!known) {
			ret->started = ret->beat = 0;
			ret->done = ret->total = ret->percent = NONE;
		}
		TRY(kind->task->last(cx, &of_task));
	}
	if (last && last->ended)
		show_last(cx, last, ret);
	return OK;
}

static enum err list_kinds(struct ctx *cx, const struct list *rows, const struct list *runs, struct list *ret)
{
	struct job_show *shown = arena_array(cx->arena, struct job_show, kind_count + 1);
	for (size_t i = 0; i < kind_count; i++)
		TRY(show_kind(cx, kinds[i], rows, runs, &shown[i]));
	*ret = (struct list){shown, kind_count, false};
	return OK;
}

enum err job_list(struct ctx *cx, struct list *ret_jobs, struct list *ret_runs)
{
	struct list rows, runs;
	TRY(job_store_list(cx, &rows));
	TRY(job_run_store_list(cx, &runs));
	TRY(list_kinds(cx, &rows, &runs, ret_jobs));
	if (!ret_runs)
		return OK;
	struct job_run_show *shown = arena_array(cx->arena, struct job_run_show, RUNS_SHOWN);
	size_t n = 0;
	for (size_t i = 0; i < runs.count && n < RUNS_SHOWN; i++) {
		const struct job_run *run = list_at(&runs, struct job_run, i);
		const struct job_kind *kind = find(run->name);
		struct job_run_show *to = &shown[n++];
		record_copy(&job_run_record, run, &job_run_show_record, to);
		to->label = kind ? tr(cx->lang, kind->label) : run->name;
		to->message = message_of(cx, run);
	}
	*ret_runs = (struct list){shown, n, runs.count > n};
	return OK;
}

/* ---- by somebody ---- */

enum err job_get(struct ctx *cx, const struct job_kind *kind, struct job *ret)
{
	enum err e = job_store_get(cx, kind->name, ret);
	if (e != E_NOT_FOUND)
		return e;
	*ret = job_in(&(struct list){0}, kind);
	fault_clear(cx);
	return OK;
}

enum err job_get_or_add(struct ctx *cx, const struct job_kind *kind, struct job *ret)
{
	TRY(job_get(cx, kind, ret));
	return ret->version == 1 ? job_store_add(cx, ret) : OK;
}

enum err job_ask(struct ctx *cx, const char *name)
{
	const struct job_kind *kind;
	struct job job;
	TRY(job_kind_by_hand(cx, name, &kind));
	TRY(job_get_or_add(cx, kind, &job));
	if (!job_free(&job, process_state(job.holder), cx->now))
		return fail(cx, E_CONFLICT, "job.busy", tr(cx->lang, kind->label));
	job.asked = cx->now;
	return job_store_put(cx, &job);
}

static enum err get_unheld(struct ctx *cx, const struct job_kind *kind, struct job *ret)
{
	TRY(job_get(cx, kind, ret));
	return job_at_work(ret, cx->now) ? fail(cx, E_CONFLICT, "job.busy", tr(cx->lang, kind->label)) : OK;
}

enum err job_begin(struct ctx *cx, const struct job_kind *kind, int64_t position, int64_t done)
{
	struct job job;
	TRY(get_unheld(cx, kind, &job));
	TRY(job_store_add(cx, &job)); /* unless it is there */
	if (job.state == JOB_RUNNING)
		TRY(job_note_run(cx, &job, JOB_RUN_INTERRUPTED, job.beat, NULL));
	job.state = JOB_STOPPED;     /* it goes on from `position`, where a new run would begin from nothing */
	job.holder = process_name(); /* that it is taken up */
	job.asked = job.started = cx->now;
	job.stage = job.failures = job.next_at = 0;
	job.position = position;
	job.done = done;
	return job_store_put(cx, &job);
}

enum err job_done_here(struct ctx *cx, const struct job_kind *kind, int64_t position)
{
	struct job job;
	TRY(get_unheld(cx, kind, &job));
	if (job.state == JOB_IDLE || job.position != position)
		return OK;
	job.state = JOB_IDLE;
	return job_store_put(cx, &job);
}

enum err job_end(struct ctx *cx, const struct job_kind *kind)
{
	struct job job;
	TRY(job_get(cx, kind, &job));
	if (job.state != JOB_RUNNING && !(kind->task && job.asked))
		return fail(cx, E_CONFLICT, "job.not_running", tr(cx->lang, kind->label));
	TRY(job_note_run(cx, &job, JOB_RUN_STOPPED, cx->now, NULL));
	job.state = JOB_STOPPED;
	job.beat = cx->now;
	job.asked = 0;
	job.holder = NULL; /* whose next chunk is refused, beside this version */
	return job_store_put(cx, &job);
}

enum err job_stop(struct ctx *cx, const char *name)
{
	const struct job_kind *kind;
	TRY(job_kind_by_hand(cx, name, &kind));
	return job_end(cx, kind);
}

enum err job_note_run(struct ctx *cx, const struct job *job, enum job_outcome outcome, int64_t ended,
                      const struct fault *why)
{
	const struct job_run run = {.id = id_new(),
	                            .name = job->name,
	                            .outcome = outcome,
	                            .started = job->started,
	                            .ended = ended,
	                            .done = job->done,
	                            .message = why ? why->key : NULL,
	                            .message_param = why ? why->param[0] : NULL,
	                            .holder = job->holder};
	return job_run_store_add(cx, &run);
}

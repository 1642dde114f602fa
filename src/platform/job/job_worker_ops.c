/* The thread of a server that runs jobs. */
#include "platform/job/job_work_ops.h"

#include "base/clock.h"
#include "base/log.h"
#include "platform/job/job_ops.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { PAUSE_S = 2, PAUSE_LONGEST_S = 64, TURN_US = 1000000 };

struct job_worker {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t change; /* of the two below */
	bool stopping, woken;
	struct db *base; /* which one; the connection is the thread's own */
	struct arena arena;
	struct ctx cx;
	bool *due;
	struct job_hold *holds; /* by the place of their kind */
};

static pthread_mutex_t running_lock = PTHREAD_MUTEX_INITIALIZER;
static struct job_worker *running; /* the one of this process */

static bool pause_for(struct job_worker *w, int seconds)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += seconds;
	pthread_mutex_lock(&w->lock);
	while (!w->stopping && !w->woken && pthread_cond_timedwait(&w->change, &w->lock, &until) == 0)
		;
	w->woken = false;
	bool stopping = w->stopping;
	pthread_mutex_unlock(&w->lock);
	return !stopping;
}

static enum err look(struct ctx *cx, void *arg)
{
	return job_look(cx, arg);
}

/* A second for one that is held or due. */
static enum err turn_of(struct job_worker *w, size_t i)
{
	struct ctx *cx = &w->cx;
	struct job_hold *hold = &w->holds[i];
	if (!hold->kind && w->due[i]) {
		enum err e = job_take(cx, job_kind_at(i), false, hold);
		if (e == E_CONFLICT) { /* another server was quicker */
			fault_clear(cx);
			return OK;
		}
		TRY(e);
	}
	if (!hold->kind)
		return OK;
	enum err e = job_go(cx, hold, TURN_US);
	return e == OK || job_passing(e) ? e : job_failed(cx, hold, e);
}

/* A turn of each that has something to do. */
static enum err turn(struct job_worker *w, bool *ret_more)
{
	struct ctx *cx = &w->cx;
	*ret_more = false;
	cx->now = clock_now();
	if (!cx->db)
		TRY(db_open_another(cx, w->base, &cx->db));
	TRY(db_work(cx, TX_READ, look, w->due));
	for (size_t i = 0; i < job_kind_count(); i++) {
		TRY(turn_of(w, i));
		*ret_more |= w->holds[i].kind != NULL;
	}
	return OK;
}

/* What fails here is the database, not a job: on a new connection it is tried again after a longer pause. */
static int after_failure(struct job_worker *w, enum err e, int pause)
{
	pause = pause ? 2 * pause : PAUSE_S;
	if (pause > PAUSE_LONGEST_S)
		pause = PAUSE_LONGEST_S;
	log_line(LOG_WARN, "jobs", "error=%s reason=%s again_in=%ds", err_info(e)->name,
	         w->cx.fault.key ? w->cx.fault.key : "-", pause);
	if (!job_passing(e)) {
		db_close(w->cx.db);
		w->cx.db = NULL;
	}
	return pause;
}

static void leave_all(struct job_worker *w)
{
	for (size_t i = 0; w->cx.db && i < job_kind_count(); i++)
		if (w->holds[i].kind && job_leave(&w->cx, &w->holds[i]) != OK)
			fault_clear(&w->cx); /* another server sees that this process is gone */
}

static void *run(void *arg)
{
	struct job_worker *w = arg;
	struct arena_mark mark = arena_mark(&w->arena);
	int pause = 0;
	while (pause_for(w, pause)) {
		bool more;
		enum err e = turn(w, &more);
		pause = e != OK ? after_failure(w, e, pause) : more ? 0 : PAUSE_S;
		fault_clear(&w->cx);
		arena_reset(&w->arena, mark);
	}
	leave_all(w);
	return NULL;
}

static void worker_free(struct job_worker *w)
{
	db_close(w->cx.db);
	arena_fini(&w->arena);
	pthread_cond_destroy(&w->change);
	pthread_mutex_destroy(&w->lock);
	free(w);
}

enum err job_worker_start(struct ctx *cx, struct job_worker **ret)
{
	struct job_worker *w = calloc(1, sizeof *w);
	if (!w)
		abort();
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&w->change, &monotonic);
	pthread_condattr_destroy(&monotonic);
	pthread_mutex_init(&w->lock, NULL);
	arena_init(&w->arena);
	w->base = cx->db;
	w->cx = (struct ctx){.arena = &w->arena, .lang = cx->lang};
	w->due = arena_array(&w->arena, bool, job_kind_count() + 1);
	w->holds = arena_array(&w->arena, struct job_hold, job_kind_count() + 1);
	if (pthread_create(&w->thread, NULL, run, w) != 0) {
		worker_free(w);
		return fail(cx, E_IO, "error.io");
	}
	pthread_mutex_lock(&running_lock);
	running = w;
	pthread_mutex_unlock(&running_lock);
	*ret = w;
	return OK;
}

void job_worker_wake(void)
{
	pthread_mutex_lock(&running_lock);
	if (running) {
		pthread_mutex_lock(&running->lock);
		running->woken = true;
		pthread_cond_signal(&running->change);
		pthread_mutex_unlock(&running->lock);
	}
	pthread_mutex_unlock(&running_lock);
}

void job_worker_stop(struct job_worker *w)
{
	pthread_mutex_lock(&running_lock);
	running = NULL;
	pthread_mutex_unlock(&running_lock);
	pthread_mutex_lock(&w->lock);
	w->stopping = true;
	pthread_cond_signal(&w->change);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	worker_free(w);
}

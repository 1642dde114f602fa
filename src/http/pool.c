/* Handlers that compute or wait run here, so that the worker that owns their connection goes on with the others. */
#include "base/clock.h"
#include "http/inner.h"

#include <stdlib.h>

enum { MAX_WAITING = 512 };

/* A thread that has nothing to do. The one that was at work last is called first: what its connection has read of the database is then
 * mostly still true, while one that comes after others have written reads it all again. */
struct idle {
	struct idle *before;
	pthread_cond_t wake;
	bool called;
};

struct pool {
	struct http_server *server;
	void (*done)(struct exchange *, const struct reply *);
	pthread_mutex_t lock;
	struct idle *idle;
	struct exchange *first, **last;
	int waiting, threads, at_work; /* at_work: not idle */
	int64_t alone_us, taken_us;    /* taken_us: when one was last called, or took an exchange */
	bool ending;
	pthread_t *thread;
};

/* With the lock held. */
static void be_idle(struct pool *p)
{
	struct idle me = {.before = p->idle};
	pthread_cond_init(&me.wake, NULL);
	p->idle = &me;
	p->at_work--;
	while (!me.called)
		pthread_cond_wait(&me.wake, &p->lock);
	pthread_cond_destroy(&me.wake);
}

static void call_one(struct pool *p)
{
	struct idle *i = p->idle;
	if (!i)
		return;
	p->idle = i->before;
	i->called = true;
	p->at_work++;
	p->taken_us = clock_monotonic_us();
	pthread_cond_signal(&i->wake);
}

static struct exchange *take(struct pool *p)
{
	pthread_mutex_lock(&p->lock);
	while (!p->first && !p->ending)
		be_idle(p);
	struct exchange *x = p->first;
	if (x) {
		p->taken_us = clock_monotonic_us();
		p->first = x->next;
		if (!p->first)
			p->last = &p->first;
		p->waiting--;
	}
	pthread_mutex_unlock(&p->lock);
	return x;
}

static void *run(void *arg)
{
	struct pool *p = arg;
	struct worker w;
	bool made = false; /* opened with the first job: most servers seldom have two at a time */
	for (struct exchange *x; (x = take(p));) {
		struct reply r;
		enum err e = made ? worker_connect(&w) : worker_init(&w, p->server);
		made = true;
		if (e != OK && !metrics_path(x)) { /* the database is away: another time */
			x->early = e;
			x->early_key = w.cx.fault.key;
			arena_clear(&w.arena);
		}
		struct worker *from = x->from;
		bool admit = x->phase == PHASE_ADMIT && x->early == OK;
		if (admit)
			life_admit(&w, x);
		else
			life_answer(&w, x, &r);
		p->done(x, admit ? NULL : &r);
		worker_supply(from, &w.arena);
	}
	if (made)
		worker_fini(&w);
	return NULL;
}

enum err pool_create(struct http_server *srv, int threads, int64_t alone_us,
                     void (*done)(struct exchange *, const struct reply *), struct pool **ret)
{
	struct pool *p = calloc(1, sizeof *p);
	if (p)
		p->thread = calloc((size_t)threads, sizeof *p->thread);
	if (!p || !p->thread)
		abort();
	p->server = srv;
	p->done = done;
	p->alone_us = alone_us;
	p->last = &p->first;
	p->at_work = threads;
	pthread_mutex_init(&p->lock, NULL);
	for (; p->threads < threads; p->threads++)
		if (pthread_create(&p->thread[p->threads], NULL, run, p) != 0) {
			pool_destroy(p);
			return E_IO;
		}
	*ret = p;
	return OK;
}

bool pool_add(struct pool *p, struct exchange *x)
{
	pthread_mutex_lock(&p->lock);
	bool room = p->waiting < MAX_WAITING && !p->ending;
	if (room) {
		x->next = NULL;
		*p->last = x;
		p->last = &x->next;
		p->waiting++;
		/* Who took one just now comes back for this one, and knows the database better than the others do. */
		if (p->at_work == 0 || clock_monotonic_us() - p->taken_us >= p->alone_us)
			call_one(p);
	}
	pthread_mutex_unlock(&p->lock);
	return room;
}

void pool_destroy(struct pool *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->ending = true;
	while (p->idle)
		call_one(p);
	pthread_mutex_unlock(&p->lock);
	for (int i = 0; i < p->threads; i++)
		pthread_join(p->thread[i], NULL);
	pthread_mutex_destroy(&p->lock);
	free(p->thread);
	free(p);
}

/* The disk is waited for here, on a connection of its own, so that the thread that writes goes on with the next write meanwhile. */
#include "base/clock.h"
#include "http/inner.h"

#include <stdlib.h>

struct settler {
	struct http_server *server;
	void (*done)(struct exchange *, const struct reply *);
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct exchange *first; /* the last one added */
	bool ending;
	pthread_t thread;
	struct worker worker;
	bool made, ready; /* the worker; it has read from the base, so that it knows the log */
};

/* All that wait; NULL at the end. */
static struct exchange *take_all(struct settler *s)
{
	pthread_mutex_lock(&s->lock);
	while (!s->first && !s->ending)
		pthread_cond_wait(&s->wake, &s->lock);
	struct exchange *all = s->first;
	s->first = NULL;
	pthread_mutex_unlock(&s->lock);
	return all;
}

static int64_t highest(const struct exchange *x)
{
	int64_t n = 0;
	for (; x; x = x->next)
		n = x->reply.settles > n ? x->reply.settles : n;
	return n;
}

/* With the first write; again while it fails. */
static enum err make_ready(struct settler *s)
{
	struct worker *w = &s->worker;
	enum err e = s->made ? worker_connect(w) : worker_init(w, s->server);
	s->made = true;
	TRY(e);
	w->cx.db = w->db;
	TRY(db_begin(&w->cx, TX_READ));
	TRY(db_commit(&w->cx));
	s->ready = true;
	return OK;
}

static enum err settle(struct settler *s, int64_t number)
{
	if (!s->ready && make_ready(s) != OK)
		return E_IO;
	arena_clear(&s->worker.arena);
	s->worker.cx = (struct ctx){.arena = &s->worker.arena, .db = s->worker.db, .now = clock_now()};
	return db_settle(&s->worker.cx, number);
}

static void *run(void *arg)
{
	struct settler *s = arg;
	for (struct exchange *x, *next; (x = take_all(s));) {
		enum err e = settle(s, highest(x));
		for (; x; x = next) {
			struct reply r;
			next = x->next;
			if (e != OK) {
				x->early = e;
				x->early_key = "db.sync_failed";
				life_answer(&s->worker, x, &r);
			}
			s->done(x, e == OK ? NULL : &r);
		}
	}
	if (s->made)
		worker_fini(&s->worker);
	return NULL;
}

enum err settler_create(struct http_server *srv, void (*done)(struct exchange *, const struct reply *),
                        struct settler **ret)
{
	struct settler *s = calloc(1, sizeof *s);
	if (!s)
		abort();
	s->server = srv;
	s->done = done;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->wake, NULL);
	if (pthread_create(&s->thread, NULL, run, s) != 0) {
		free(s);
		return E_IO;
	}
	*ret = s;
	return OK;
}

void settler_add(struct settler *s, struct exchange *x)
{
	pthread_mutex_lock(&s->lock);
	bool first = !s->first;
	x->next = s->first;
	s->first = x;
	if (first)
		pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

void settler_destroy(struct settler *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->ending = true;
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	pthread_cond_destroy(&s->wake);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

/* One thread's own: memory, database, compression. */
#include "base/clock.h"
#include "base/gzip.h"
#include "http/inner.h"

enum err worker_init(struct worker *w, struct http_server *srv)
{
	*w = (struct worker){.server = srv};
	arena_init(&w->arena);
	w->cx = (struct ctx){.arena = &w->arena, .now = clock_now()};
	buf_init(&w->page, MAX_PAGE);
	buf_init(&w->packed, MAX_PAGE);
	buf_init(&w->bytes, MAX_PAGE);
	w->gzip = gzip_create();
	return worker_connect(w);
}

enum err worker_connect(struct worker *w)
{
	const char *db = w->server->config->db;
	return !db || w->db ? OK : db_open(&w->cx, db, false, &w->db);
}

enum err worker_hurry(struct worker *w)
{
	return w->db ? db_hurry(&w->cx, w->db) : OK;
}

void worker_refresh(struct worker *w)
{
	if (!w->db || !db_lost(w->db))
		return;
	struct db *fresh = atomic_exchange(&w->fresh, NULL);
	w->lacks_db = fresh == NULL;
	if (!fresh)
		return;
	db_close(w->db);
	w->db = fresh;
}

void worker_supply(struct worker *w, struct arena *a)
{
	struct ctx cx = {.arena = a, .now = clock_now()};
	struct db *db;
	if (!atomic_exchange(&w->lacks_db, false) || db_open(&cx, w->server->config->db, false, &db) != OK)
		return;
	if (db_hurry(&cx, db) == OK)
		db = atomic_exchange(&w->fresh, db);
	db_close(db);
}

void worker_fini(struct worker *w)
{
	db_close(w->db);
	db_close(w->fresh);
	gzip_destroy(w->gzip);
	buf_fini(&w->page);
	buf_fini(&w->packed);
	buf_fini(&w->bytes);
	arena_fini(&w->arena);
}

enum err worker_begin(struct worker *w, const struct exchange *x, enum db_tx tx)
{
	struct ctx *cx = &w->cx;
	enum err e = db_begin(cx, tx);
	if (e != E_IO || x->head.test_fail_db || db_hurries(w->db))
		return e;
	struct db *again;
	if (db_open(cx, w->server->config->db, false, &again) != OK)
		return e;
	db_close(w->db);
	w->db = cx->db = again;
	fault_clear(cx);
	return db_begin(cx, tx);
}

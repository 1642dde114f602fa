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

void worker_fini(struct worker *w)
{
	db_close(w->db);
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
	if (e != E_IO || x->head.test_fail_db)
		return e;
	struct db *again;
	if (db_open(cx, w->server->config->db, false, &again) != OK)
		return e;
	db_close(w->db);
	w->db = cx->db = again;
	fault_clear(cx);
	return db_begin(cx, tx);
}

#include "db/db.h"

#include "base/clock.h"
#include "db/stmt.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATIENCE_US = 5000000 /* as long as a person waits */, PAUSE_US = 2000, PAUSES = 6 /* times it is doubled */ };

enum err db_give_up(struct ctx *cx, struct db *db, enum db_tx wanted)
{
	if (wanted > db->gave_up)
		db->gave_up = wanted;
	return fail(cx, E_BUSY, "error.busy");
}

enum err db_hurry(struct ctx *cx, struct db *db)
{
	db->hurries = true;
	return db->backend->hurry(cx, db);
}

bool db_hurries(const struct db *db)
{
	return db->hurries;
}

enum db_tx db_gave_up(struct db *db)
{
	enum db_tx wanted = db->gave_up;
	db->gave_up = TX_NONE;
	return wanted;
}

bool db_lost(const struct db *db)
{
	return db->lost;
}

/* Tests make the nth call fail: every call of the library passes here first. */
static enum err counted(struct ctx *cx, struct db *db)
{
	cx->queries++;
	if (db->fail_in && --db->fail_in == 0)
		return db_trouble(cx, db, "test", "made to fail by the test");
	return OK;
}

void db_fail_at(struct db *db, int64_t nth)
{
	db->fail_in = nth;
}

static _Atomic int64_t fail_in_others;

void db_fail_others_at(int64_t nth)
{
	fail_in_others = nth;
}

/* Write transactions this process has committed. */
static _Atomic int64_t writes;

enum err db_open(struct ctx *cx, const char *where, bool create, struct db **ret)
{
	struct db *db = calloc(1, sizeof *db);
	if (!db)
		abort();
	db->address = strdup(where);
	bool pg = !strncmp(where, "postgresql:", 11) || !strncmp(where, "postgres:", 9);
	db->backend = pg ? &backend_pg : &backend_sqlite;
	enum err e = db->backend->open(cx, db, where, create);
	if (e != OK) {
		db_close(db);
		return e;
	}
	db->fail_in = fail_in_others;
	db->schema = schema_expected(where);
	*ret = db;
	return OK;
}

enum err db_open_another(struct ctx *cx, const struct db *db, struct db **ret)
{
	return db_open(cx, db->address, false, ret);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	stmt_forget_all(db);
	if (db->conn)
		db->backend->close(db);
	if (db->number_socket)
		close(db->number_socket);
	if (db->alone_socket)
		close(db->alone_socket);
	for (size_t i = 0; i < CACHE_SLOTS; i++)
		free(db->cached[i].at);
	free(db->where);
	free(db->name);
	free(db->address);
	free(db);
}

static struct db_cached *cache_slot(struct db *db, const void *key)
{
	for (size_t i = 0; i < CACHE_SLOTS; i++) {
		struct db_cached *c = &db->cached[i];
		if (!c->key)
			c->key = key;
		if (c->key == key)
			return c;
	}
	abort(); /* more features than slots: found by the first request of any test */
}

static void cache_make(struct db_cached *c, size_t size)
{
	free(c->at);
	c->at = calloc(1, size);
	if (!c->at)
		abort();
	c->size = size;
}

void *db_cache(struct db *db, const void *key, size_t size)
{
	struct db_cached *c = cache_slot(db, key);
	if (!c->at)
		cache_make(c, size);
	return c->at;
}

void *db_cache_sized(struct db *db, const void *key, size_t size)
{
	struct db_cached *c = cache_slot(db, key);
	if (c->size != size)
		cache_make(c, size);
	return c->at;
}

bool db_is_pg(const struct db *db)
{
	return db->backend == &backend_pg;
}

const char *db_where(const struct db *db)
{
	return db->where;
}

const char *db_name(const struct db *db)
{
	return db->name ? db->name : db->where;
}

enum db_tx db_in_tx(const struct ctx *cx)
{
	return cx->db ? cx->db->tx : TX_NONE;
}

int64_t db_tx_number(const struct ctx *cx)
{
	return db_in_tx(cx) == TX_NONE ? 0 : cx->db->tx_number;
}

enum err db_begin(struct ctx *cx, enum db_tx tx)
{
	struct db *db = cx->db;
	if (db->tx != TX_NONE)
		return db_trouble(cx, db, "begin", "a transaction is open already");
	if (tx == TX_NONE)
		return OK;
	if (db->hurries && (tx == TX_WRITE || db->lost))
		return db_give_up(cx, db, tx);
	TRY(counted(cx, db));
	TRY(db->backend->begin(cx, db, tx));
	db->tx = tx;
	db->tx_number++;
	db->broken = false;
	enum err e = tx == TX_WRITE && cx->gate ? cx->gate(cx, cx->gate_arg) : OK;
	if (e != OK)
		db_abort(cx);
	return e;
}

void db_before_commit(struct ctx *cx, enum err (*work)(struct ctx *))
{
	struct db *db = cx->db;
	size_t i = 0;
	while (i < FOLLOW_MAX && db->before_commit[i] && db->before_commit[i] != work)
		i++;
	if (i == FOLLOW_MAX || db->tx != TX_WRITE)
		abort(); /* the table is too small, or nothing is being written: the first test finds it */
	db->before_commit[i] = work;
}

void db_after_commit(struct ctx *cx, void (*work)(struct ctx *))
{
	struct db *db = cx->db;
	size_t i = 0;
	while (i < FOLLOW_MAX && db->after_commit[i] && db->after_commit[i] != work)
		i++;
	if (i == FOLLOW_MAX || db->tx != TX_WRITE)
		abort(); /* as above */
	db->after_commit[i] = work;
}

static void forget_follows(struct db *db)
{
	memset(db->before_commit, 0, sizeof db->before_commit);
	memset(db->after_commit, 0, sizeof db->after_commit);
}

/* The last work of a transaction; what it asks for in turn comes behind it. */
static enum err follow_before(struct ctx *cx, struct db *db)
{
	for (size_t i = 0; i < FOLLOW_MAX && db->before_commit[i]; i++)
		TRY(db->before_commit[i](cx));
	return OK;
}

static void follow_after(struct ctx *cx, struct db *db)
{
	void (*work[FOLLOW_MAX])(struct ctx *);
	enum err (*gate)(struct ctx *, void *) = cx->gate;
	memcpy(work, db->after_commit, sizeof work);
	forget_follows(db);
	cx->gate = NULL; /* what was asked for was allowed, and is done: what it was about may be gone */
	for (size_t i = 0; i < FOLLOW_MAX && work[i]; i++)
		work[i](cx);
	cx->gate = gate;
}

enum err db_commit(struct ctx *cx)
{
	int64_t number;
	TRY(db_commit_early(cx, &number));
	return number ? db_settle(cx, number) : OK;
}

enum err db_settle(struct ctx *cx, int64_t number)
{
	return cx->db->backend->settle(cx, cx->db, number);
}

enum err db_commit_early(struct ctx *cx, int64_t *ret_number)
{
	struct db *db = cx->db;
	*ret_number = 0;
	if (db->tx == TX_NONE)
		return OK;
	enum err e = db->broken ? OK : follow_before(cx, db);
	if (e == OK)
		e = db->broken ? fail(cx, E_INTERNAL, "error.internal") : counted(cx, db);
	if (e == OK)
		e = db->backend->commit(cx, db);
	if (e != OK) {
		db_abort(cx);
		return e;
	}
	bool wrote = db->tx == TX_WRITE;
	db->tx = TX_NONE;
	if (!wrote)
		return OK;
	writes++;
	if (db->backend->settle && !db->after_commit[0]) {
		*ret_number = db->committed;
		forget_follows(db);
		return OK;
	}
	e = db->backend->settle ? db_settle(cx, db->committed) : OK;
	if (e == OK)
		follow_after(cx, db);
	else
		forget_follows(db);
	return e;
}

void db_abort(struct ctx *cx)
{
	struct db *db = cx->db;
	if (!db || db->tx == TX_NONE)
		return;
	db->backend->rollback(db);
	forget_follows(db);
	db->tx = TX_NONE;
	db->broken = false;
}

struct db_patience db_patience(struct ctx *cx)
{
	return (struct db_patience){.mark = arena_mark(cx->arena), .until_us = clock_monotonic_us() + PATIENCE_US};
}

/* Some part of a pause that doubles, another one each time and for each thread. */
static int64_t pause_us(const struct db_patience *p)
{
	int64_t longest = (int64_t)PAUSE_US << (p->tries < PAUSES ? p->tries : PAUSES);
	uint64_t mixed = ((uint64_t)clock_monotonic_us() ^ (uint64_t)(uintptr_t)p) * 0x9e3779b97f4a7c15ULL;
	return longest / 4 + (int64_t)((mixed >> 33) % (uint64_t)longest);
}

bool db_once_more(struct ctx *cx, struct db_patience *p, enum err *e)
{
	if (*e != E_RETRY)
		return false;
	db_abort(cx);
	int64_t pause = pause_us(p);
	if (clock_monotonic_us() + pause > p->until_us) {
		*e = fail(cx, E_BUSY, "error.busy");
		return false;
	}
	usleep((useconds_t)pause);
	p->tries++;
	arena_reset(cx->arena, p->mark);
	fault_clear(cx);
	return true;
}

enum err db_work(struct ctx *cx, enum db_tx tx, enum err (*work)(struct ctx *, void *), void *arg)
{
	struct db_patience p = db_patience(cx);
	enum err e;
	do {
		e = db_begin(cx, tx);
		if (e == OK)
			e = work(cx, arg);
		if (e == OK)
			e = db_commit(cx);
	} while (db_once_more(cx, &p, &e));
	if (e != OK)
		db_abort(cx);
	return e;
}

static enum err start(struct ctx *cx, const struct query *q, const struct args *a, struct stmt **ret)
{
	struct db *db = cx->db;
	if (db->broken)
		return db_trouble(cx, db, q->name, "a statement before it failed in this transaction");
	enum err e = counted(cx, db);
	struct value values[PARAM_MAX];
	struct stmt *s = NULL;
	if (e == OK)
		e = stmt_get(cx, db, q, &s);
	if (e == OK)
		e = stmt_values(cx, s, a, values);
	if (e == OK)
		e = db->backend->start(cx, db, s, values);
	if (e != OK && db->tx != TX_NONE)
		db->broken = true;
	*ret = s;
	return e;
}

static void read_value(struct ctx *cx, const struct column *c, const struct value *v, void *obj)
{
	const struct field *f = c->field;
	char *at = (char *)obj + c->offset;
	if (v->type == V_NONE)
		return; /* the blank object holds the kind's "none" */
	switch (f->ctype) {
	case C_I64:
		memcpy(at, &v->i, sizeof v->i);
		break;
	case C_I32: {
		int32_t i = f->kind == K_CHOICE ? choice_find(f->choices, v->s) : (int32_t)v->i;
		memcpy(at, &i, sizeof i);
		break;
	}
	case C_BOOL:
		*(bool *)at = v->i != 0;
		break;
	case C_F64:
		memcpy(at, &v->d, sizeof v->d);
		break;
	case C_STR:
		*(const char **)at = arena_strdup(cx->arena, v->s);
		break;
	case C_LIST:
	case C_STRUCT:
		break;
	}
}

static void read_row(struct ctx *cx, struct stmt *s, void *obj)
{
	memcpy(obj, s->blank, s->query->out->size);
	for (size_t i = 0; i < s->column_count; i++) {
		struct value v;
		cx->db->backend->column(cx->db, s, i, stmt_column_type(s->columns[i].field), &v);
		read_value(cx, &s->columns[i], &v, obj);
	}
	cx->rows++;
}

/* Step; an error breaks the transaction so that nothing after it can be half done. */
static enum step step(struct ctx *cx, struct stmt *s, enum err *ret_err)
{
	enum step st = cx->db->backend->step(cx, cx->db, s, ret_err);
	if (st == STEP_ERR && cx->db->tx != TX_NONE)
		cx->db->broken = true;
	return st;
}

enum err db_one(struct ctx *cx, const struct query *q, struct args a, void *out)
{
	struct stmt *s;
	TRY(start(cx, q, &a, &s));
	enum err e = OK;
	enum step st = step(cx, s, &e);
	if (st == STEP_ROW)
		read_row(cx, s, out);
	cx->db->backend->finish(cx->db, s);
	return st == STEP_ROW ? OK : st == STEP_DONE ? E_NOT_FOUND : e;
}

enum err db_list(struct ctx *cx, const struct query *q, struct args a, size_t max, struct list *ret)
{
	struct stmt *s;
	TRY(start(cx, q, &a, &s));
	size_t size = q->out->size, count = 0, room = max && max < 64 ? max : 64;
	char *items = arena_alloc(cx->arena, arena_mul(size, room));
	bool more = false;
	enum err e = OK;
	enum step st;
	while ((st = step(cx, s, &e)) == STEP_ROW) {
		if (max && count == max) {
			more = true;
			st = STEP_DONE;
			break;
		}
		if (count == room) {
			char *larger = arena_alloc(cx->arena, arena_mul(size, room * 2));
			memcpy(larger, items, size * room);
			items = larger;
			room *= 2;
		}
		read_row(cx, s, items + size * count++);
	}
	cx->db->backend->finish(cx->db, s);
	if (st == STEP_ERR)
		return e;
	*ret = (struct list){.items = items, .count = count, .more = more};
	return OK;
}

enum err db_int(struct ctx *cx, const struct query *q, struct args a, int64_t none, int64_t *ret)
{
	struct stmt *s;
	TRY(start(cx, q, &a, &s));
	enum err e = OK;
	struct value v = {0};
	enum step st = step(cx, s, &e);
	if (st == STEP_ROW) {
		cx->db->backend->column(cx->db, s, 0, PARAM_INT, &v);
		cx->rows++;
	}
	cx->db->backend->finish(cx->db, s);
	if (st == STEP_ERR)
		return e;
	*ret = v.type == V_NONE ? none : v.i;
	return OK;
}

enum err db_exec(struct ctx *cx, const struct query *q, struct args a, int64_t *ret_changed)
{
	struct stmt *s;
	TRY(start(cx, q, &a, &s));
	enum err e = OK;
	while (step(cx, s, &e) == STEP_ROW)
		continue;
	if (e == OK && ret_changed)
		*ret_changed = cx->db->backend->changed(cx->db, s);
	cx->db->backend->finish(cx->db, s);
	return e;
}

enum err db_exec_one(struct ctx *cx, const struct query *q, struct args a)
{
	int64_t n = 0;
	TRY(db_exec(cx, q, a, &n));
	return n == 1 ? OK : fail(cx, E_CONFLICT, "error.changed_meanwhile");
}

struct many {
	struct ctx *cx;
	struct stmt *s;
	const char *objs;
	struct value values[PARAM_MAX];
	enum err e;
};

static struct value *many_row(void *arg, size_t i)
{
	struct many *m = arg;
	struct args a = ARGS_OBJ(m->objs + i * m->s->query->in->size);
	enum err e = stmt_values(m->cx, m->s, &a, m->values);
	if (e != OK)
		m->e = e;
	return m->values;
}

enum err db_exec_many(struct ctx *cx, const struct query *q, const void *objs, size_t count)
{
	struct db *db = cx->db;
	if (!count)
		return OK;
	if (db->broken)
		return db_trouble(cx, db, q->name, "a statement before it failed in this transaction");
	struct many m = {.cx = cx, .objs = objs};
	enum err e = counted(cx, db);
	if (e == OK)
		e = stmt_get(cx, db, q, &m.s);
	if (e == OK)
		e = db->backend->many(cx, db, m.s, many_row, &m, count);
	if (e == OK)
		e = m.e;
	if (e != OK && db->tx != TX_NONE)
		db->broken = true;
	return e;
}

enum err db_script(struct ctx *cx, const char *sql)
{
	TRY(counted(cx, cx->db));
	enum err e = cx->db->backend->script(cx, cx->db, sql);
	if (e != OK && cx->db->tx != TX_NONE)
		cx->db->broken = true;
	return e;
}

enum err db_analyze(struct ctx *cx)
{
	return db_is_pg(cx->db) ? db_script(cx, "ANALYZE") : OK;
}

int64_t db_data_version(struct ctx *cx)
{
	/* SQLite's own counter leaves out what this connection wrote, PostgreSQL's knows whole seconds only. */
	return (int64_t)(((uint64_t)cx->db->backend->data_version(cx, cx->db) << 32) + (uint64_t)writes);
}

enum err db_check_queries(struct ctx *cx, const struct query_set *sets, size_t count)
{
	enum err worst = OK;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sets[i].count; k++) {
			struct stmt *s;
			enum err e = stmt_get(cx, cx->db, &sets[i].q[k], &s);
			if (e != OK)
				worst = e;
		}
	return worst;
}

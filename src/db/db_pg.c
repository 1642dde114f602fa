/* PostgreSQL 15+ through libpq: SERIALIZABLE writes, REPEATABLE READ READ ONLY reads, one prepared statement per query.
 * The only file that knows libpq-fe.h. */
#include "db/backend.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "db/pg_parts.h"
#include "db/stmt.h"

#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OID_INT8 = 20, OID_TEXT = 25, OID_FLOAT8 = 701 };
enum { SHARED_WAIT_US = 10000000 /* on a busy machine */ };

struct pg {
	PGconn *c;
	PGresult *result;
	int row;
	int64_t changed;
	int64_t session; /* the process of the server that answers us; behind a pooler libpq knows another number */
	bool late;       /* an answer did not come in time: nothing more can be asked here */
	bool lost;       /* its last write transaction could not be serialized with the others */
	bool hasty;      /* this one gives up a lock that is not given in a moment */
	bool ran;        /* this transaction ran a statement */
	bool stale;      /* what is prepared no longer fits the tables */
};

/* The handle of a prepared statement: its name on the server and its columns. */
struct pg_stmt {
	char name[24];
	PGresult *described;
};

static enum err trouble(struct ctx *cx, struct db *db, const char *what, const PGresult *r)
{
	struct pg *pg = db->conn;
	const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	bool in_vain =
	    state && (!strcmp(state, "55P03") || !strcmp(state, "57014")); /* lock_timeout, statement_timeout */
	if (db->hurries && in_vain)
		return db_give_up(cx, db, TX_READ);
	if (db->hurries && (pg->late || PQstatus(pg->c) != CONNECTION_OK)) {
		db->lost = true;
		return db_give_up(cx, db, TX_READ);
	}
	enum err e = state_answer(cx, state, what, PQerrorMessage(pg->c));
	pg->lost = pg->lost || e == E_RETRY;
	return pg->hasty && state && !strcmp(state, "55P03") ? fail(cx, E_RETRY, "error.retry") : e;
}

/* What an address may not say: a password, which everybody on the machine could read in the list of processes. */
static enum err check_address(struct ctx *cx, const char *where)
{
	PQconninfoOption *all = PQconninfoParse(where, NULL);
	enum err e = all ? OK : fail(cx, E_INVALID, "db.bad_pg_address");
	for (const PQconninfoOption *o = all; o && o->keyword; o++)
		if (o->val && (!strcmp(o->keyword, "password") || !strcmp(o->keyword, "sslpassword")))
			e = fail(cx, E_INVALID, "db.password_in_address");
	PQconninfoFree(all);
	return e;
}

static void quiet(void *arg, const char *message)
{
	(void)arg;
	log_line(LOG_DEBUG, "postgresql", "text=%s", log_quoted(message));
}

/* Is the next result here, or the connection gone, by then? */
static bool in_time(PGconn *c, int64_t until_us)
{
	while (PQisBusy(c)) {
		int64_t left = until_us - clock_monotonic_us();
		struct pollfd p = {PQsocket(c), POLLIN, 0};
		if (left <= 0 || (poll(&p, 1, (int)(left / 1000) + 1) < 0 && errno != EINTR))
			return false;
		if (p.revents && !PQconsumeInput(c))
			return true;
	}
	return true;
}

/* The last result of what was sent, as PQexec gives it; NULL when it is late. */
static PGresult *soon(struct pg *pg, int sent)
{
	/* In time the server itself ends what takes long; who hears nothing even then has lost it. */
	int64_t until = clock_monotonic_us() + (int64_t)(HURRY_ANSWER_MS + HURRY_GONE_MS) * 1000;
	PGresult *last = NULL;
	while (sent && !pg->late) {
		pg->late = !in_time(pg->c, until);
		PGresult *r = pg->late ? NULL : PQgetResult(pg->c);
		if (!r)
			break;
		PQclear(last);
		last = r;
	}
	return last;
}

static PGresult *exec(struct db *db, const char *sql)
{
	struct pg *pg = db->conn;
	return db->hurries ? soon(pg, !pg->late && PQsendQuery(pg->c, sql)) : PQexec(pg->c, sql);
}

static bool is_good(const PGresult *r)
{
	ExecStatusType st = PQresultStatus(r);
	return st == PGRES_COMMAND_OK || st == PGRES_TUPLES_OK;
}

static enum err run(struct ctx *cx, struct db *db, const char *sql)
{
	PGresult *r = exec(db, sql);
	enum err e = is_good(r) ? OK : trouble(cx, db, "script", r);
	PQclear(r);
	return e;
}

static void pg_close(struct db *db)
{
	struct pg *pg = db->conn;
	PQclear(pg->result);
	PQfinish(pg->c);
	free(pg);
	db->conn = NULL;
}

static const char *option(const PQconninfoOption *all, const char *keyword)
{
	while (all->keyword && strcmp(all->keyword, keyword) != 0)
		all++;
	return all->val ? all->val : "";
}

/* Wait for a connection that was begun, in steps, so that its errors say their codes: what they are called depends on the server's
 * language. */
static bool connected(PGconn *c)
{
	PQconninfoOption *all = PQconninfo(c);
	int64_t seconds = all ? atoi(option(all, "connect_timeout")) : 0;
	for (const char *host = all ? option(all, "host") : ""; (host = strchr(host, ',')); host++)
		seconds += atoi(option(all, "connect_timeout"));
	PQconninfoFree(all);
	int64_t until = clock_monotonic_us() + (seconds > 0 ? seconds : 3600) * 1000000;
	PQsetErrorVerbosity(c, PQERRORS_VERBOSE);
	for (PostgresPollingStatusType s = PGRES_POLLING_WRITING; s != PGRES_POLLING_OK; s = PQconnectPoll(c)) {
		struct pollfd p = {PQsocket(c), s == PGRES_POLLING_READING ? POLLIN : POLLOUT, 0};
		int left = (int)((until - clock_monotonic_us()) / 1000);
		if (s == PGRES_POLLING_FAILED || PQstatus(c) == CONNECTION_BAD || left <= 0 || poll(&p, 1, left) < 0)
			return false;
	}
	PQsetErrorVerbosity(c, PQERRORS_DEFAULT);
	return true;
}

static enum err begin_connection(struct ctx *cx, const char *where, PGconn **ret)
{
	char password[256] = "";
	bool have;
	TRY(pg_password_file(cx, password, sizeof password, &have));
	/* A host that is gone is given up in time; what the address itself says comes after and counts. */
	const char *keys[] = {"connect_timeout", "tcp_user_timeout",       "dbname", "fallback_application_name",
	                      "client_encoding", have ? "password" : NULL, NULL};
	const char *values[] = {"5", "15000", where, "hjul", "UTF8", password, NULL};
	*ret = PQconnectStartParams(keys, values, 1);
	if (!*ret)
		abort();
	if (connected(*ret))
		return OK;
	char state[6];
	const char *text = PQerrorMessage(*ret);
	enum err e = state_answer(cx, state_in(text, state) ? state : NULL, "connect", text);
	PQfinish(*ret);
	*ret = NULL;
	return e;
}

/* Another connection, holding a transaction, is answered by the same process of the server, or may hold none: then a pooler gives it to
 * whoever begins a transaction, and what a connection prepares, sets and locks is another's. */
static bool is_shared(struct ctx *cx, const char *where, int64_t session)
{
	PGconn *c;
	bool same = false;
	if (begin_connection(cx, where, &c) != OK)
		return false;
	int64_t until = clock_monotonic_us() + SHARED_WAIT_US;
	bool sent = PQsendQuery(c, "BEGIN; SELECT pg_backend_pid()");
	for (PGresult *r; sent && in_time(c, until) && (r = PQgetResult(c)); PQclear(r))
		same = same || PQresultStatus(r) == PGRES_FATAL_ERROR ||
		       (PQntuples(r) == 1 && strtoll(PQgetvalue(r, 0, 0), NULL, 10) == session);
	PQfinish(c);
	return same;
}

/* What holds for the whole connection. */
static enum err settle(struct ctx *cx, struct db *db)
{
	struct pg *pg = db->conn;
	PGresult *r = PQexec(pg->c, "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET search_path = public; "
	                            "SELECT pg_backend_pid()");
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK;
	pg->session = good ? strtoll(PQgetvalue(r, 0, 0), NULL, 10) : 0;
	enum err e = good ? OK : trouble(cx, db, "script", r);
	PQclear(r);
	if (e == OK && pg->session != PQbackendPID(pg->c) && is_shared(cx, db->address, pg->session))
		e = fail(cx, E_INVALID, "db.pooler");
	return e;
}

static enum err pg_open(struct ctx *cx, struct db *db, const char *where, bool create)
{
	(void)create;
	struct pg *pg = calloc(1, sizeof *pg);
	if (!pg)
		abort();
	db->conn = pg;
	TRY(check_address(cx, where));
	db->where = strdup(where);
	TRY(begin_connection(cx, where, &pg->c));
	db->name = strdup(PQdb(pg->c));
	for (char *p = db->name; *p; p++)
		*p = *p == '/' ? '_' : *p;
	PQsetNoticeProcessor(pg->c, quiet, NULL);
	PQconninfoOption *all = PQconninfo(pg->c);
	bool path = all && strstr(option(all, "options"), "search_path");
	PQconninfoFree(all);
	if (path)
		return fail(cx, E_INVALID, "db.search_path");
	const char *encoding = PQparameterStatus(pg->c, "server_encoding");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return fail(cx, E_INVALID, "db.not_utf8", arena_strdup(cx->arena, encoding ? encoding : "?"));
	if (PQserverVersion(pg->c) < 150000)
		return fail(cx, E_INVALID, "db.too_old");
	return settle(cx, db);
}

static enum err pg_prepare(struct ctx *cx, struct db *db, struct stmt *s)
{
	static _Atomic unsigned serial;
	struct pg *pg = db->conn;
	static const Oid oids[] = {[PARAM_INT] = OID_INT8, [PARAM_TEXT] = OID_TEXT, [PARAM_REAL] = OID_FLOAT8};
	Oid types[PARAM_MAX];
	for (size_t i = 0; i < s->param_count; i++)
		types[i] = oids[s->params[i].type];
	struct pg_stmt *h = calloc(1, sizeof *h);
	if (!h)
		abort();
	snprintf(h->name, sizeof h->name, "q%u", ++serial);
	s->handle = h;
	int n = (int)s->param_count;
	PGresult *r = db->hurries ? soon(pg, !pg->late && PQsendPrepare(pg->c, h->name, s->sql, n, types))
	                          : PQprepare(pg->c, h->name, s->sql, n, types);
	enum err e = PQresultStatus(r) == PGRES_COMMAND_OK ? OK : trouble(cx, db, s->name, r);
	PQclear(r);
	TRY(e);
	h->described =
	    db->hurries ? soon(pg, PQsendDescribePrepared(pg->c, h->name)) : PQdescribePrepared(pg->c, h->name);
	if (PQresultStatus(h->described) != PGRES_COMMAND_OK)
		return trouble(cx, db, s->name, h->described);
	s->column_count = (size_t)PQnfields(h->described);
	return OK;
}

static void pg_forget(struct db *db, struct stmt *s)
{
	(void)db;
	struct pg_stmt *h = s->handle;
	PQclear(h->described);
	free(h);
	s->handle = NULL;
}

static const char *pg_column_name(struct stmt *s, size_t i)
{
	struct pg_stmt *h = s->handle;
	return PQfname(h->described, (int)i);
}

/* A column changed its type since the statement was prepared ("cached plan must not change result type"). */
static bool is_stale(const PGresult *r)
{
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
	return state && !strcmp(state, "0A000");
}

static void execute(struct db *db, struct stmt *s, const struct texts *t)
{
	struct pg *pg = db->conn;
	struct pg_stmt *h = s->handle;
	int n = (int)s->param_count;
	PQclear(pg->result);
	pg->result = db->hurries ? soon(pg, !pg->late && PQsendQueryPrepared(pg->c, h->name, n, t->p, NULL, NULL, 0))
	                         : PQexecPrepared(pg->c, h->name, n, t->p, NULL, NULL, 0);
}

static enum err begin_again(struct ctx *cx, struct db *db);

/* The first statement of a transaction is prepared again and run; behind others the whole work is, with all of them prepared anew. */
static enum err prepare_again(struct ctx *cx, struct db *db, struct stmt *s, const struct texts *t)
{
	struct pg *pg = db->conn;
	pg->stale = true;
	if (pg->ran)
		return fail(cx, E_RETRY, "error.retry");
	if (db->tx != TX_NONE)
		TRY(begin_again(cx, db));
	pg_forget(db, s);
	TRY(pg_prepare(cx, db, s));
	execute(db, s, t);
	return OK;
}

static enum err pg_start(struct ctx *cx, struct db *db, struct stmt *s, const struct value *params)
{
	struct pg *pg = db->conn;
	struct texts t;
	pg_texts(s, params, &t);
	execute(db, s, &t);
	if (is_stale(pg->result))
		TRY(prepare_again(cx, db, s, &t));
	pg->row = -1;
	if (!is_good(pg->result))
		return trouble(cx, db, s->name, pg->result);
	pg->ran = true;
	pg->changed = strtoll(PQcmdTuples(pg->result), NULL, 10);
	return OK;
}

static enum step pg_step(struct ctx *cx, struct db *db, struct stmt *s, enum err *ret_err)
{
	(void)cx, (void)s, (void)ret_err;
	struct pg *pg = db->conn;
	return ++pg->row < PQntuples(pg->result) ? STEP_ROW : STEP_DONE;
}

static void pg_column(struct db *db, struct stmt *s, size_t i, enum param_type want, struct value *ret)
{
	(void)s;
	struct pg *pg = db->conn;
	*ret = (struct value){0};
	if (PQgetisnull(pg->result, pg->row, (int)i))
		return;
	const char *t = PQgetvalue(pg->result, pg->row, (int)i);
	switch (want) {
	case PARAM_INT:
		ret->type = V_INT;
		ret->i = strtoll(t, NULL, 10);
		break;
	case PARAM_REAL:
		ret->type = V_REAL;
		ret->d = strtod(t, NULL);
		break;
	case PARAM_TEXT:
		ret->type = V_STR;
		ret->s = t;
		break;
	}
}

static int64_t pg_changed(struct db *db, struct stmt *s)
{
	(void)s;
	struct pg *pg = db->conn;
	return pg->changed;
}

static void pg_finish(struct db *db, struct stmt *s)
{
	(void)s;
	struct pg *pg = db->conn;
	PQclear(pg->result);
	pg->result = NULL;
}

/* Read the results of `sent` statements and the sync behind them; the first failure is the answer. */
static enum err pipeline_read(struct ctx *cx, struct db *db, struct stmt *s, size_t sent)
{
	struct pg *pg = db->conn;
	enum err e = OK;
	for (size_t i = 0; i <= sent; i++) {
		PGresult *r = PQgetResult(pg->c);
		ExecStatusType st = PQresultStatus(r);
		if (e == OK && st != PGRES_COMMAND_OK && st != PGRES_TUPLES_OK && st != PGRES_PIPELINE_SYNC)
			e = trouble(cx, db, s->name, r);
		PQclear(r);
		if (st == PGRES_PIPELINE_SYNC)
			break;
		PQclear(PQgetResult(pg->c)); /* the NULL that ends each statement's results */
	}
	return e;
}

static enum err pg_many(struct ctx *cx, struct db *db, struct stmt *s, struct value *(*row)(void *, size_t), void *arg,
                        size_t count)
{
	enum { BATCH = 500 };
	struct pg *pg = db->conn;
	struct pg_stmt *h = s->handle;
	if (!PQenterPipelineMode(pg->c))
		return db_trouble(cx, db, s->name, PQerrorMessage(pg->c));
	enum err e = OK;
	for (size_t at = 0; at < count && e == OK;) {
		size_t n = 0;
		for (; n < BATCH && at < count; n++, at++) {
			struct texts t;
			pg_texts(s, row(arg, at), &t);
			if (!PQsendQueryPrepared(pg->c, h->name, (int)s->param_count, t.p, NULL, NULL, 0))
				break;
		}
		if (!PQpipelineSync(pg->c))
			e = db_trouble(cx, db, s->name, PQerrorMessage(pg->c));
		else
			e = pipeline_read(cx, db, s, n);
	}
	PQexitPipelineMode(pg->c);
	return e;
}

/* The first number that nobody holds, ours before all; none: E_BUSY. */
static enum err number_again(struct ctx *cx, struct db *db, int number)
{
	struct pg *pg = db->conn;
	for (int i = 0; i < LEASE_NUMBERS; i++) {
		char sql[100];
		int n = (number + i) % LEASE_NUMBERS;
		snprintf(sql, sizeof sql, "SELECT pg_try_advisory_lock(%d, %d)", LEASE_SPACE, n);
		PGresult *r = PQexec(pg->c, sql);
		bool good = PQresultStatus(r) == PGRES_TUPLES_OK, got = good && *PQgetvalue(r, 0, 0) == 't';
		enum err e = good ? OK : trouble(cx, db, "number", r);
		PQclear(r);
		TRY(e);
		if (!got)
			continue;
		lease_moved(db, n, pg->session);
		return OK;
	}
	return fail(cx, E_BUSY, "db.no_number");
}

#define BEGIN_READ "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

/* Begin, and look in the same breath at the schema, and whether the number that this process makes ids with is still its own: the
 * connection that holds it may have been cut, and another process have taken it. A migration waits for the lock, and we for the
 * migration's, before anything of the base is seen. From then on the transaction knows the base, and who may what in it, as they are at
 * this moment; so it does not wait for a lock that others hold longer than a moment, but begins again (E_RETRY). */
static enum err begin_write(struct ctx *cx, struct db *db)
{
	struct pg *pg = db->conn;
	int number = 0;
	int64_t session = 0;
	char sql[500];
	bool held = lease_held(db, &number, &session);
	if (!held && !db->schema)
		return run(cx, db, PG_BEGIN_WRITE);
	pg_begin_write(sql, sizeof sql, db->schema, pg->lost, number, session);
	PGresult *r = exec(db, sql);
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK, there = good && *PQgetvalue(r, 0, 1) != '0';
	enum err e = good ? schema_answer(cx, db, strtoll(PQgetvalue(r, 0, 0), NULL, 10)) : trouble(cx, db, "begin", r);
	PQclear(r);
	if (e == OK && held && !there)
		e = number_again(cx, db, number);
	pg->hasty = e == OK && db->schema;
	if (e != OK && PQtransactionStatus(pg->c) != PQTRANS_IDLE)
		PQclear(exec(db, "ROLLBACK"));
	return e;
}

static enum err begin_read(struct ctx *cx, struct db *db)
{
	struct pg *pg = db->conn;
	if (!schema_due(db))
		return run(cx, db, BEGIN_READ);
	PGresult *r = exec(db, BEGIN_READ "; SELECT MAX(version) FROM migration");
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK;
	enum err e = good ? schema_answer(cx, db, strtoll(PQgetvalue(r, 0, 0), NULL, 10)) : trouble(cx, db, "begin", r);
	PQclear(r);
	if (e != OK && PQtransactionStatus(pg->c) != PQTRANS_IDLE)
		PQclear(exec(db, "ROLLBACK"));
	return e;
}

static enum err begin_again(struct ctx *cx, struct db *db)
{
	PQclear(exec(db, "ROLLBACK"));
	return db->tx == TX_READ ? begin_read(cx, db) : begin_write(cx, db);
}

/* A server that restarted: connect again; what was prepared is gone with the old connection. */
static enum err connect_again(struct ctx *cx, struct db *db)
{
	struct pg *pg = db->conn;
	PQresetStart(pg->c);
	stmt_forget_all(db);
	if (connected(pg->c))
		return settle(cx, db);
	char state[6];
	const char *text = PQerrorMessage(pg->c);
	return state_answer(cx, state_in(text, state) ? state : NULL, "connect", text);
}

static enum err pg_begin(struct ctx *cx, struct db *db, enum db_tx tx)
{
	struct pg *pg = db->conn;
	if (PQstatus(pg->c) != CONNECTION_OK && db->hurries)
		return trouble(cx, db, "begin", NULL);
	if (PQstatus(pg->c) != CONNECTION_OK)
		TRY(connect_again(cx, db));
	if (pg->stale) {
		stmt_forget_all(db);
		TRY(run(cx, db, "DEALLOCATE ALL"));
	}
	pg->stale = pg->ran = pg->hasty = false;
	if (tx == TX_READ)
		return begin_read(cx, db);
	const char *standby = PQparameterStatus(pg->c, "in_hot_standby");
	if (standby && !strcmp(standby, "on"))
		return fail(cx, E_IO, "db.standby");
	return begin_write(cx, db);
}

static enum err pg_commit(struct ctx *cx, struct db *db)
{
	struct pg *pg = db->conn;
	PGresult *r = exec(db, "COMMIT");
	/* A transaction that failed inside answers ROLLBACK to COMMIT. */
	bool ok = PQresultStatus(r) == PGRES_COMMAND_OK && !strcmp(PQcmdStatus(r), "COMMIT");
	enum err e = ok ? OK : trouble(cx, db, "commit", r);
	/* The server may have done it and the answer been lost: nobody can tell. */
	if (e == E_IO && db->tx == TX_WRITE && PQstatus(pg->c) != CONNECTION_OK)
		e = fail(cx, E_IO, "db.commit_unknown");
	PQclear(r);
	if (e == OK && db->tx == TX_WRITE)
		pg->lost = false;
	return e;
}

static void pg_rollback(struct db *db)
{
	struct pg *pg = db->conn;
	PQclear(pg->result);
	pg->result = NULL;
	if (PQtransactionStatus(pg->c) != PQTRANS_IDLE)
		PQclear(exec(db, "ROLLBACK"));
	db->lost = db->lost || pg->late;
}

static int64_t pg_data_version(struct ctx *cx, struct db *db)
{
	(void)db;
	/* No cheap counter: what is cached lives a second; where the clock stands still, no time at all. */
	static _Atomic int64_t asked;
	return clock_frozen() ? atomic_fetch_add(&asked, 1) : cx->now;
}

static enum err pg_hurry(struct ctx *cx, struct db *db)
{
	char sql[80];
	snprintf(sql, sizeof sql, "SET lock_timeout = %d; SET statement_timeout = %d", HURRY_MS, HURRY_ANSWER_MS);
	return run(cx, db, sql);
}

const struct backend backend_pg = {
    .open = pg_open,
    .close = pg_close,
    .prepare = pg_prepare,
    .forget = pg_forget,
    .column_name = pg_column_name,
    .start = pg_start,
    .step = pg_step,
    .column = pg_column,
    .changed = pg_changed,
    .finish = pg_finish,
    .many = pg_many,
    .begin = pg_begin,
    .commit = pg_commit,
    .rollback = pg_rollback,
    .script = run,
    .data_version = pg_data_version,
    .hurry = pg_hurry,
    .dollar = true,
};

/* PostgreSQL 15+ through libpq: SERIALIZABLE writes, REPEATABLE READ READ ONLY reads, one prepared statement per query.
 * The only file that knows libpq-fe.h. */
#include "db/backend.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "db/stmt.h"

#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { OID_INT8 = 20, OID_TEXT = 25, OID_FLOAT8 = 701, NUMBER_SIZE = 32, WAIT_SECONDS = 5 };

/* Writers of this process run side by side, sharing this lock; one that lost against another tries again alone, so that a few busy
 * writers do not make each other lose three times in a row. */
static pthread_rwlock_t turn = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

struct pg {
	PGconn *c;
	PGresult *result;
	int row;
	int64_t changed;
	bool late; /* an answer did not come in time: nothing more can be asked here */
	bool lost; /* its last write transaction could not be serialized with the others */
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
	if (state && (!strcmp(state, "40001") || !strcmp(state, "40P01"))) {
		pg->lost = true;
		return fail(cx, E_RETRY, "error.retry");
	}
	if (state && !strcmp(state, "55P03")) /* lock_timeout */
		return db->hurries ? db_give_up(cx, db, TX_READ) : fail(cx, E_BUSY, "error.busy");
	if (db->hurries && (pg->late || PQstatus(pg->c) != CONNECTION_OK)) {
		db->lost = true;
		return db_give_up(cx, db, TX_READ);
	}
	if (state && !strncmp(state, "23", 2))
		return fail(cx, E_CONFLICT, "error.db_conflict");
	return db_trouble(cx, db, what, PQerrorMessage(pg->c));
}

/* Parameters of an address that are passwords, of the base or of a key. */
static void drop_secrets(char *address)
{
	char *to = strchr(address, '?'), *rest = to ? to + 1 : NULL, sep = '?';
	for (char *part; (part = strsep(&rest, "&"));) {
		size_t n = strlen(part);
		if (!strncmp(part, "password=", 9) || !strncmp(part, "sslpassword=", 12))
			continue;
		*to++ = sep;
		memmove(to, part, n);
		to += n;
		sep = '&';
	}
	if (to)
		*to = '\0';
}

/* The address without its password, for messages: it may stand before the host or among the parameters. */
static char *address_shown(const char *where)
{
	char *s = strdup(where);
	char *host = strchr(s, '@'), *colon = strstr(s, "://");
	char *password = colon && host ? strchr(colon + 3, ':') : NULL;
	if (password && password < host)
		memmove(password, host, strlen(host) + 1);
	drop_secrets(s);
	return s;
}

/* The password from the file named by HJUL_DB_PASSWORD_FILE; libpq itself reads PGPASSWORD and PGPASSFILE. */
static bool password_file(char *out, size_t size)
{
	const char *path = getenv("HJUL_DB_PASSWORD_FILE");
	FILE *f = path ? fopen(path, "re") : NULL;
	if (!f)
		return false;
	bool ok = fgets(out, (int)size, f) != NULL;
	fclose(f);
	if (ok)
		out[strcspn(out, "\r\n")] = 0;
	return ok;
}

static void quiet(void *arg, const char *message)
{
	(void)arg;
	log_line(LOG_DEBUG, "postgresql", "text=\"%.200s\"", message);
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
	int64_t until = clock_monotonic_us() + (int64_t)HURRY_ANSWER_MS * 1000;
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

static enum err run(struct ctx *cx, struct db *db, const char *sql)
{
	PGresult *r = exec(db, sql);
	ExecStatusType st = PQresultStatus(r);
	enum err e = st == PGRES_COMMAND_OK || st == PGRES_TUPLES_OK ? OK : trouble(cx, db, "script", r);
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

static enum err pg_open(struct ctx *cx, struct db *db, const char *where, bool create)
{
	(void)create;
	db->where = address_shown(where);
	struct pg *pg = calloc(1, sizeof *pg);
	if (!pg)
		abort();
	db->conn = pg;
	char password[256] = "";
	bool have = password_file(password, sizeof password);
	/* A host that is gone is given up in time; what the address itself says comes after and counts. */
	const char *keys[] = {"connect_timeout", "tcp_user_timeout",       "dbname", "fallback_application_name",
	                      "client_encoding", have ? "password" : NULL, NULL};
	const char *values[] = {"5", "15000", where, "hjul", "UTF8", password, NULL};
	pg->c = PQconnectdbParams(keys, values, 1);
	if (PQstatus(pg->c) != CONNECTION_OK)
		return db_trouble(cx, db, "connect", PQerrorMessage(pg->c));
	PQsetNoticeProcessor(pg->c, quiet, NULL);
	const char *encoding = PQparameterStatus(pg->c, "server_encoding");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return fail(cx, E_INVALID, "db.not_utf8", arena_strdup(cx->arena, encoding ? encoding : "?"));
	if (PQserverVersion(pg->c) < 150000)
		return fail(cx, E_INVALID, "db.too_old");
	return run(cx, db, "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET search_path = public");
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

/* Parameters as text, which libpq sends as they are. */
struct texts {
	const char *p[PARAM_MAX];
	char number[PARAM_MAX][NUMBER_SIZE];
};

static void to_texts(const struct stmt *s, const struct value *v, struct texts *t)
{
	for (size_t i = 0; i < s->param_count; i++) {
		t->p[i] = t->number[i];
		switch (v[i].type) {
		case V_NONE:
			t->p[i] = NULL;
			break;
		case V_INT:
			snprintf(t->number[i], NUMBER_SIZE, "%lld", (long long)v[i].i);
			break;
		case V_REAL:
			snprintf(t->number[i], NUMBER_SIZE, "%.17g", v[i].d);
			break;
		case V_STR:
			t->p[i] = v[i].s;
			break;
		}
	}
}

static enum err pg_start(struct ctx *cx, struct db *db, struct stmt *s, const struct value *params)
{
	struct pg *pg = db->conn;
	struct pg_stmt *h = s->handle;
	struct texts t;
	to_texts(s, params, &t);
	PQclear(pg->result);
	int n = (int)s->param_count;
	pg->result = db->hurries ? soon(pg, !pg->late && PQsendQueryPrepared(pg->c, h->name, n, t.p, NULL, NULL, 0))
	                         : PQexecPrepared(pg->c, h->name, n, t.p, NULL, NULL, 0);
	pg->row = -1;
	ExecStatusType st = PQresultStatus(pg->result);
	if (st == PGRES_COMMAND_OK || st == PGRES_TUPLES_OK) {
		pg->changed = strtoll(PQcmdTuples(pg->result), NULL, 10);
		return OK;
	}
	return trouble(cx, db, s->name, pg->result);
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
			to_texts(s, row(arg, at), &t);
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
		lease_moved(db, n, PQbackendPID(pg->c));
		return OK;
	}
	return fail(cx, E_BUSY, "db.no_number");
}

/* Begin, and look in the same breath whether the number that this process makes ids with is still its own: the connection that holds
 * it may have been cut, and another process have taken it. */
static enum err begin_write(struct ctx *cx, struct db *db)
{
	static const char begin[] = "BEGIN ISOLATION LEVEL SERIALIZABLE";
	struct pg *pg = db->conn;
	int number;
	int64_t session;
	char sql[300];
	if (!lease_held(db, &number, &session))
		return run(cx, db, begin);
	snprintf(
	    sql, sizeof sql,
	    "%s; SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %d AND objid = %d AND pid = %lld AND "
	    "granted",
	    begin, LEASE_SPACE, number, (long long)session);
	PGresult *r = PQexec(pg->c, sql);
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK, there = good && PQntuples(r) > 0;
	enum err e = good ? OK : trouble(cx, db, "begin", r);
	PQclear(r);
	if (e == OK && !there)
		e = number_again(cx, db, number);
	if (e != OK && PQtransactionStatus(pg->c) != PQTRANS_IDLE)
		PQclear(PQexec(pg->c, "ROLLBACK"));
	return e;
}

static enum err pg_begin(struct ctx *cx, struct db *db, enum db_tx tx)
{
	struct pg *pg = db->conn;
	/* A server that restarted: connect again; what was prepared is gone with the old connection. */
	if (PQstatus(pg->c) != CONNECTION_OK && db->hurries)
		return trouble(cx, db, "begin", NULL);
	if (PQstatus(pg->c) != CONNECTION_OK) {
		PQreset(pg->c);
		stmt_forget_all(db);
		if (PQstatus(pg->c) != CONNECTION_OK)
			return db_trouble(cx, db, "connect", PQerrorMessage(pg->c));
		TRY(run(cx, db, "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET search_path = public"));
	}
	if (tx == TX_READ)
		return run(cx, db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WAIT_SECONDS;
	if (pg->lost ? pthread_rwlock_timedwrlock(&turn, &until) : pthread_rwlock_timedrdlock(&turn, &until))
		return fail(cx, E_BUSY, "error.busy");
	enum err e = begin_write(cx, db);
	if (e != OK)
		pthread_rwlock_unlock(&turn);
	return e;
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
	if (e == OK && db->tx == TX_WRITE) {
		pg->lost = false;
		pthread_rwlock_unlock(&turn);
	}
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
	if (db->tx == TX_WRITE)
		pthread_rwlock_unlock(&turn);
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
	char sql[60];
	snprintf(sql, sizeof sql, "SET lock_timeout = %d", HURRY_MS);
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

/* SQLite: WAL, foreign keys. The only file that knows sqlite3.h.
 *
 * A commit writes to the log, lets the next writer begin, and only then waits for the disk (synchronous=NORMAL and lite_settle, instead of
 * FULL): so several that queue share one sync, and none is acknowledged before it. The log is one file and is read up to the first hole:
 * what stands in it before a commit that is on disk, is too. */
#include "db/backend.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_SECONDS = 5 };

/* Writers of this process queue here, so that they never fight for the file's lock with backoff. */
static pthread_mutex_t writer = PTHREAD_MUTEX_INITIALIZER;

static enum err trouble(struct ctx *cx, struct db *db, const char *what)
{
	int code = db->conn ? sqlite3_extended_errcode(db->conn) : SQLITE_NOMEM;
	static const struct {
		int code;
		const char *key;
	} known[] = {
	    {SQLITE_FULL, "db.full"},         {SQLITE_CORRUPT, "db.damaged"},   {SQLITE_NOTADB, "db.not_a_base"},
	    {SQLITE_READONLY, "db.no_right"}, {SQLITE_CANTOPEN, "db.no_right"}, {SQLITE_PERM, "db.no_right"},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].code == (code & 0xff)) {
			db_log(what, sqlite3_errmsg(db->conn));
			return fail(cx, E_IO, known[i].key);
		}
	if (db->conn && !strcmp(sqlite3_errmsg(db->conn), "integer overflow"))
		return fail(cx, E_INVALID, "db.overflow");
	switch (code & 0xff) {
	case SQLITE_CONSTRAINT:
		return fail(cx, E_CONFLICT, "error.db_conflict");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		if (code == SQLITE_BUSY_SNAPSHOT)
			return fail(cx, E_RETRY, "error.retry");
		return db->hurries ? db_give_up(cx, db, TX_READ) : fail(cx, E_BUSY, "error.busy");
	default:
		return db_trouble(cx, db, what, db->conn ? sqlite3_errmsg(db->conn) : "out of memory");
	}
}

static enum err simple(struct ctx *cx, struct db *db, const char *sql)
{
	return sqlite3_exec(db->conn, sql, NULL, NULL, NULL) == SQLITE_OK ? OK : trouble(cx, db, sql);
}

/* Statements of every request, prepared once: what sqlite3_exec would do each time anew. */
enum fixed { BEGIN_READ, BEGIN_WRITE, COMMIT_TX, DATA_VERSION, SCHEMA };
static const char *const fixed_sql[FIXED_SLOTS] = {"BEGIN", "BEGIN IMMEDIATE", "COMMIT", "PRAGMA data_version",
                                                   "SELECT MAX(version) FROM migration"};

static sqlite3_stmt *fixed(struct db *db, enum fixed f)
{
	sqlite3_stmt *h = db->fixed[f];
	if (!h && sqlite3_prepare_v3(db->conn, fixed_sql[f], -1, SQLITE_PREPARE_PERSISTENT, &h, NULL) == SQLITE_OK)
		db->fixed[f] = h;
	return h;
}

static enum err run_fixed(struct ctx *cx, struct db *db, enum fixed f)
{
	sqlite3_stmt *h = fixed(db, f);
	enum err e = h && sqlite3_step(h) == SQLITE_DONE ? OK : trouble(cx, db, fixed_sql[f]);
	sqlite3_reset(h);
	return e;
}

static void configure_library(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* its counter is one lock for all threads */
	sqlite3_initialize();
}

/* Some file systems allow no log; then the commit itself waits for the disk. */
static bool has_log(struct db *db)
{
	sqlite3_stmt *h = NULL;
	bool row = sqlite3_prepare_v2(db->conn, "PRAGMA journal_mode", -1, &h, NULL) == SQLITE_OK &&
	           sqlite3_step(h) == SQLITE_ROW;
	bool wal = row && !strcmp((const char *)sqlite3_column_text(h, 0), "wal");
	sqlite3_finalize(h);
	return wal;
}

static bool sync_log(struct db *db)
{
	sqlite3_file *log = NULL;
	return sqlite3_file_control(db->conn, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
	       (!log || !log->pMethods || log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) == SQLITE_OK);
}

/* The write is in the base, but will it be there when the power has failed? Nobody can tell. */
static enum err lite_settle(struct ctx *cx, struct db *db, int64_t number)
{
	if (file_settle(db, number, sync_log))
		return OK;
	db_log("sync", "the log could not be written to disk");
	return fail(cx, E_IO, "db.sync_failed");
}

static enum err lite_open(struct ctx *cx, struct db *db, const char *where, bool create)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, configure_library);
	if (!strncmp(where, "sqlite:", 7))
		where += 7;
	/* Of an address nothing behind its scheme is shown: there may be a password. */
	const char *scheme = strstr(where, "://");
	if (!*where || !strcmp(where, ":memory:") || scheme)
		return fail(cx, E_INVALID, "db.bad_address",
		            scheme ? arena_printf(cx->arena, "%.*s://…", (int)(scheme - where), where)
		                   : arena_strdup(cx->arena, where));
	db->where = strdup(where);
	TRY(file_hold(cx, db));
	/* SQLite gives what it makes beside it the same permissions. */
	int fd = create ? open(where, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
	if (fd >= 0)
		close(fd);
	db->made = fd >= 0;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
	sqlite3 *c = NULL;
	int rc = sqlite3_open_v2(where, &c, flags, NULL);
	db->conn = c;
	if (rc == SQLITE_CANTOPEN && !create && access(where, F_OK) != 0)
		return fail(cx, E_NOT_FOUND, "db.no_file", arena_strdup(cx->arena, where));
	if (rc != SQLITE_OK)
		return trouble(cx, db, "open");
	sqlite3_extended_result_codes(c, 1);
	sqlite3_busy_timeout(c, WAIT_SECONDS * 1000);
	/* trusted_schema off: a hostile file must not run functions; cell_size_check finds damaged pages early. */
	TRY(simple(cx, db,
	           "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
	           "PRAGMA cache_size=-8192; PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
	           "PRAGMA wal_autocheckpoint=8000; PRAGMA journal_size_limit=67108864"));
	return has_log(db) ? simple(cx, db, "PRAGMA synchronous=NORMAL") : OK;
}

static int64_t number(struct db *db, const char *sql)
{
	sqlite3_stmt *h = NULL;
	bool row = sqlite3_prepare_v2(db->conn, sql, -1, &h, NULL) == SQLITE_OK && sqlite3_step(h) == SQLITE_ROW;
	int64_t n = row ? sqlite3_column_int64(h, 0) : -1;
	sqlite3_finalize(h);
	return n;
}

/* A file that this connection made and nobody put a table into: what was to come failed, and no trace of it is left. Leaving WAL and
 * the lock are refused while another process has it open. */
static void remove_unused(struct db *db)
{
	sqlite3_busy_timeout(db->conn, 0);
	if (number(db, "SELECT COUNT(*) FROM sqlite_master") == 0 &&
	    sqlite3_exec(db->conn, "PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK &&
	    number(db, "SELECT COUNT(*) FROM sqlite_master") == 0)
		unlink(db->where);
}

static void lite_close(struct db *db)
{
	if (db->made)
		remove_unused(db);
	for (int i = 0; i < FIXED_SLOTS; i++)
		sqlite3_finalize(db->fixed[i]);
	sqlite3_close(db->conn);
	db->conn = NULL;
	file_release(db);
}

static enum err lite_prepare(struct ctx *cx, struct db *db, struct stmt *s)
{
	sqlite3_stmt *h = NULL;
	if (sqlite3_prepare_v3(db->conn, s->sql, -1, SQLITE_PREPARE_PERSISTENT, &h, NULL) != SQLITE_OK)
		return db_trouble(cx, db, s->name, sqlite3_errmsg(db->conn));
	s->handle = h;
	s->column_count = (size_t)sqlite3_column_count(h);
	for (size_t i = 0; i < s->param_count; i++) {
		char name[80] = ":";
		strncat(name, s->params[i].name, sizeof name - 2);
		s->params[i].position = sqlite3_bind_parameter_index(h, name);
		if (!s->params[i].position)
			return db_trouble(cx, db, s->name, "parameter not found by name");
	}
	return OK;
}

static void lite_forget(struct db *db, struct stmt *s)
{
	(void)db;
	sqlite3_finalize(s->handle);
	s->handle = NULL;
}

static const char *lite_column_name(struct stmt *s, size_t i)
{
	return sqlite3_column_name(s->handle, (int)i);
}

static int bind(struct stmt *s, const struct value *v)
{
	int rc = SQLITE_OK;
	for (size_t i = 0; i < s->param_count && rc == SQLITE_OK; i++) {
		int at = s->params[i].position;
		switch (v[i].type) {
		case V_NONE:
			rc = sqlite3_bind_null(s->handle, at);
			break;
		case V_INT:
			rc = sqlite3_bind_int64(s->handle, at, v[i].i);
			break;
		case V_REAL:
			rc = sqlite3_bind_double(s->handle, at, v[i].d);
			break;
		case V_STR: /* the caller's arena outlives the statement's run */
			rc = sqlite3_bind_text(s->handle, at, v[i].s, -1, SQLITE_STATIC);
			break;
		}
	}
	return rc;
}

static enum err lite_start(struct ctx *cx, struct db *db, struct stmt *s, const struct value *params)
{
	return bind(s, params) == SQLITE_OK ? OK : trouble(cx, db, s->name);
}

/* What is written outside a transaction is one by itself. */
static enum err settle_alone(struct ctx *cx, struct db *db)
{
	if (db->tx != TX_NONE)
		return OK;
	db->committed = file_committed(db);
	return lite_settle(cx, db, db->committed);
}

static enum step lite_step(struct ctx *cx, struct db *db, struct stmt *s, enum err *ret_err)
{
	int rc = sqlite3_step(s->handle);
	if (rc == SQLITE_ROW)
		return STEP_ROW;
	*ret_err = rc != SQLITE_DONE                  ? trouble(cx, db, s->name)
	           : sqlite3_stmt_readonly(s->handle) ? OK
	                                              : settle_alone(cx, db);
	return *ret_err == OK ? STEP_DONE : STEP_ERR;
}

static void lite_column(struct db *db, struct stmt *s, size_t i, enum param_type want, struct value *ret)
{
	(void)db;
	sqlite3_stmt *h = s->handle;
	*ret = (struct value){0};
	if (sqlite3_column_type(h, (int)i) == SQLITE_NULL)
		return;
	switch (want) {
	case PARAM_INT:
		ret->type = V_INT;
		ret->i = sqlite3_column_int64(h, (int)i);
		break;
	case PARAM_REAL:
		ret->type = V_REAL;
		ret->d = sqlite3_column_double(h, (int)i);
		break;
	case PARAM_TEXT:
		ret->type = V_STR;
		ret->s = (const char *)sqlite3_column_text(h, (int)i);
		break;
	}
}

static int64_t lite_changed(struct db *db, struct stmt *s)
{
	(void)s;
	return sqlite3_changes64(db->conn);
}

static void lite_finish(struct db *db, struct stmt *s)
{
	(void)db;
	sqlite3_reset(s->handle);
}

static enum err lite_many(struct ctx *cx, struct db *db, struct stmt *s, struct value *(*row)(void *, size_t),
                          void *arg, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int rc = bind(s, row(arg, i));
		if (rc == SQLITE_OK)
			rc = sqlite3_step(s->handle);
		enum err e = rc == SQLITE_DONE ? OK : trouble(cx, db, s->name);
		sqlite3_reset(s->handle);
		TRY(e);
	}
	return settle_alone(cx, db);
}

static void lite_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->conn))
		sqlite3_exec(db->conn, "ROLLBACK", NULL, NULL, NULL);
	if (db->tx == TX_WRITE)
		pthread_mutex_unlock(&writer);
}

static enum err check_schema(struct ctx *cx, struct db *db)
{
	sqlite3_stmt *h = fixed(db, SCHEMA);
	enum err e = h && sqlite3_step(h) == SQLITE_ROW ? schema_answer(cx, db, sqlite3_column_int64(h, 0))
	                                                : trouble(cx, db, "schema");
	sqlite3_reset(h);
	return e;
}

static bool writer_begin(void)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WAIT_SECONDS;
	return pthread_mutex_timedlock(&writer, &until) == 0;
}

static enum err lite_begin(struct ctx *cx, struct db *db, enum db_tx tx)
{
	TRY(file_there(cx, db, tx));
	if (tx == TX_WRITE && !writer_begin())
		return fail(cx, E_BUSY, "error.busy");
	enum err e = run_fixed(cx, db, tx == TX_WRITE ? BEGIN_WRITE : BEGIN_READ);
	if (e == OK && (tx == TX_WRITE ? db->schema != 0 : schema_due(db)))
		e = check_schema(cx, db);
	if (e != OK && !sqlite3_get_autocommit(db->conn))
		sqlite3_exec(db->conn, "ROLLBACK", NULL, NULL, NULL);
	if (e != OK && tx == TX_WRITE)
		pthread_mutex_unlock(&writer);
	return e;
}

static enum err lite_commit(struct ctx *cx, struct db *db)
{
	TRY(run_fixed(cx, db, COMMIT_TX));
	if (db->tx == TX_WRITE) {
		db->committed = file_committed(db);
		pthread_mutex_unlock(&writer);
	}
	return OK;
}

static enum err lite_script(struct ctx *cx, struct db *db, const char *sql)
{
	return sqlite3_exec(db->conn, sql, NULL, NULL, NULL) == SQLITE_OK ? settle_alone(cx, db)
	                                                                  : trouble(cx, db, "script");
}

static int64_t lite_data_version(struct ctx *cx, struct db *db)
{
	(void)cx;
	sqlite3_stmt *h = fixed(db, DATA_VERSION);
	int64_t v = h && sqlite3_step(h) == SQLITE_ROW ? sqlite3_column_int64(h, 0) : 0;
	sqlite3_reset(h);
	return v;
}

static enum err lite_hurry(struct ctx *cx, struct db *db)
{
	return sqlite3_busy_timeout(db->conn, HURRY_MS) == SQLITE_OK ? OK : trouble(cx, db, "busy_timeout");
}

const struct backend backend_sqlite = {
    .open = lite_open,
    .close = lite_close,
    .prepare = lite_prepare,
    .forget = lite_forget,
    .column_name = lite_column_name,
    .start = lite_start,
    .step = lite_step,
    .column = lite_column,
    .changed = lite_changed,
    .finish = lite_finish,
    .many = lite_many,
    .begin = lite_begin,
    .commit = lite_commit,
    .settle = lite_settle,
    .rollback = lite_rollback,
    .script = lite_script,
    .data_version = lite_data_version,
    .hurry = lite_hurry,
};

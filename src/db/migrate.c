/* Migrations: numbered hand-written texts, each in a transaction of its own (or all in the one that is open) together with its row in
 * `migration`. */
#include "base/buf.h"
#include "base/embed.h"
#include "base/log.h"
#include "db/db.h"

#include <stdlib.h>
#include <string.h>

enum { SQLITE_HAS, PG_HAS, LATEST, ADD };
static const struct query q[] = {
    [SQLITE_HAS] = {"migration.exists_sqlite", "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migration'"},
    [PG_HAS] =
        {"migration.exists_pg",
         "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'migration'"},
    [LATEST] = {"migration.latest", "SELECT MAX(version) FROM migration"},
    [ADD] = {"migration.add", "INSERT INTO migration (version, name, applied) VALUES (:version, :name, :applied)",
             .args = "version, name text, applied"},
};

/* The embedded text of migration number n, or NULL. */
static const struct embedded *migration(int n)
{
	for (size_t i = 0; i < embedded_count; i++) {
		const struct embedded *e = embedded_at(i);
		if (!strncmp(e->path, "migration/", 10) && atoi(e->path + 10) == n)
			return e;
	}
	return NULL;
}

int migrate_latest(void)
{
	int n = 0;
	while (migration(n + 1))
		n++;
	return n;
}

enum err migrate_version(struct ctx *cx, int *ret)
{
	int64_t there = 0, version = 0;
	TRY(db_int(cx, &q[db_is_pg(cx->db) ? PG_HAS : SQLITE_HAS], ARGS_NONE, 0, &there));
	if (there)
		TRY(db_int(cx, &q[LATEST], ARGS_NONE, 0, &version));
	*ret = (int)version;
	if (version > migrate_latest())
		return fail(cx, E_NEWER, "error.newer");
	return OK;
}

/* A line as it is; on SQLite a key of one BIGINT is INTEGER, the only word that makes it the table's own key instead of
 * a second index beside it. */
static void add_line(struct buf *out, const char *line, size_t n, bool pg)
{
	static const char key[] = " BIGINT PRIMARY KEY";
	const char *at = pg ? NULL : memmem(line, n, key, sizeof key - 1);
	size_t before = at ? (size_t)(at - line) : n;
	buf_add(out, line, before);
	if (at) {
		buf_str(out, " INTEGER PRIMARY KEY");
		buf_add(out, at + sizeof key - 1, n - before - (sizeof key - 1));
	}
}

/* Keep the lines of `text` that this database runs: sections start with "-- sqlite", "-- postgresql" or "-- both". */
static void choose(struct buf *out, const char *text, size_t len, bool pg)
{
	bool mine = true;
	for (size_t at = 0; at < len;) {
		const char *line = text + at;
		const char *nl = memchr(line, '\n', len - at);
		size_t n = nl ? (size_t)(nl - line) + 1 : len - at;
		if (n >= 9 && !memcmp(line, "-- sqlite", 9))
			mine = !pg;
		else if (n >= 13 && !memcmp(line, "-- postgresql", 13))
			mine = pg;
		else if (n >= 7 && !memcmp(line, "-- both", 7))
			mine = true;
		else if (mine)
			add_line(out, line, n, pg);
		at += n;
	}
}

/* Another process may migrate at the same time: who comes second waits, and finds it done. On PostgreSQL the lock stands before the
 * first query, so that this looks at what the other one left; and whoever writes holds a share of it, so that no write is halfway. */
static enum err migrate_one(struct ctx *cx, void *arg)
{
	const struct embedded *m = *(const struct embedded *const *)arg;
	const char *name = m->path + strlen("migration/");
	int64_t version = atoi(name), there = 0;
	if (db_is_pg(cx->db))
		TRY(db_script(cx, "LOCK TABLE migration IN ACCESS EXCLUSIVE MODE"));
	TRY(db_int(cx, &q[LATEST], ARGS_NONE, 0, &there));
	if (there >= version)
		return OK;
	BUF_AUTO struct buf sql;
	buf_init(&sql, 1024 * 1024);
	choose(&sql, (const char *)m->data, m->len, db_is_pg(cx->db));
	if (sql.full)
		return fail(cx, E_INTERNAL, "error.internal");
	TRY(db_script(cx, sql.p));
	TRY(db_exec_one(cx, &q[ADD], ARGS(ARG("version", version), ARG("name", name), ARG("applied", cx->now))));
	return OK;
}

enum err migrate_run(struct ctx *cx, int *ret_from, int *ret_to)
{
	*ret_to = migrate_latest();
	return migrate_run_to(cx, *ret_to, ret_from);
}

#define TABLE                                                                                            \
	"CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied " \
	"BIGINT NOT NULL)"

enum err migrate_run_to(struct ctx *cx, int to, int *ret_from)
{
	int from;
	if (db_in_tx(cx) == TX_NONE)
		TRY(db_migrate_alone(cx));
	TRY(migrate_version(cx, &from));
	/* PostgreSQL's IF NOT EXISTS lets two that are at it at once both try. */
	if (from == 0)
		TRY(db_script(cx, db_is_pg(cx->db) ? "SELECT pg_advisory_xact_lock(18549); " TABLE : TABLE));
	for (int n = from + 1; n <= to; n++) {
		const struct embedded *m = migration(n);
		if (db_in_tx(cx) == TX_WRITE) {
			TRY(migrate_one(cx, &m));
			continue;
		}
		TRY(db_work(cx, TX_WRITE, migrate_one, &m));
		log_line(LOG_INFO, "migrated", "version=%d", n);
	}
	*ret_from = from;
	return OK;
}

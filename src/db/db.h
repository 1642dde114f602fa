/* Database: one connection type over SQLite and PostgreSQL, named queries with parameters bound by name, rows read into
 * records by column name. Statements are prepared once per connection and cached. SQL text is the same for both unless
 * a row has a second text.
 *
 *   static const struct query q[] = {
 *     [GET] = {"account.get", "SELECT @cols FROM account WHERE id = :id", .out = &account_record},
 *     [ADD] = {"account.add", "INSERT INTO account (@cols) VALUES (@vals)", .in = &account_record},
 *     [PUT] = {"account.put", "UPDATE account SET @sets WHERE id = :id AND version = :version", .in = &account_record},
 *     [BY]  = {"account.by_number", "SELECT @cols FROM account WHERE number = :number", .args = "number text",
 *              .out = &account_record},
 *   };
 * @cols: the stored columns of `out` (or `in` for INSERT) in table order; @cols(a) prefixes them with "a."; @vals:
 * :name for each; @sets: name = :name for every column that is neither F_KEY nor F_FIXED, with "version = version + 1"
 * for F_VERSION. Where `out` has a nested record a, @cols(a) is that record's columns alone, so that two nested records of one row may
 * have the same names. Computed members of `out` are filled by extra columns with their names ("SELECT @cols(a), x AS
 * kam_name FROM …"). Every :name must be a field of `in` or stand in `.args` ("id, q text, share real"; BIGINT when no
 * type is given).
 * @word(x): the fragment of that name, a piece of SQL that a higher storey hands in at start (db_fragment_add). */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/ctx.h"
#include "base/record.h"

struct query {
	const char *name;
	const char *sql;
	const char *sql_pg; /* NULL: the same text */
	const char *args;
	const struct record *in, *out;
};

/* A named piece of SQL: what a lower storey must ask of tables it does not know. In its text $1 stands for what was written between
 * the brackets; it may hold further fragments. Its parameters are declared in args, as in a query's. */
struct fragment {
	const char *name, *sql, *args;
};
/* At start, before any query is prepared. The struct must outlive the program; a name that is taken ends it. */
void db_fragment_add(const struct fragment *);
/* The SQL of a query with all of it expanded but parameters, in the arena, for one dialect: for checks and documentation. NULL when
 * it names a word that does not exist. */
const char *db_query_text(struct arena *, const struct query *, bool pg);

/* A loose argument: ARG("id", id), ARG("q", text), ARG("share", 0.5). A NULL text and ARG_NULL bind NULL. */
struct arg {
	const char *name;
	struct value v;
};
#define ARG(n, x) \
	((struct arg){(n), _Generic((x), char *: value_text, const char *: value_text, double: value_real, default: value_int)(x)})
#define ARG_NULL(n) ((struct arg){(n), {V_NONE, 0, 0, 0}})
/* NULL where the id is 0 / the number is NONE. */
#define ARG_ID(n, x) ((x) ? ARG((n), (int64_t)(x)) : ARG_NULL(n))
static inline struct value value_text(const char *s)
{
	return (struct value){s ? V_STR : V_NONE, 0, 0, s};
}
static inline struct value value_real(double d)
{
	return (struct value){V_REAL, 0, d, 0};
}
static inline struct value value_int(int64_t i)
{
	return (struct value){i == NONE ? V_NONE : V_INT, i, 0, 0};
}

struct args {
	const void *obj; /* an object of the query's `in` record, or NULL */
	const struct arg *list;
	size_t count;
};
#define ARGS(...)                                               \
	((struct args){NULL, (const struct arg[]){__VA_ARGS__}, \
	               sizeof((const struct arg[]){__VA_ARGS__}) / sizeof(struct arg)})
#define ARGS_NONE   ((struct args){NULL, NULL, 0})
#define ARGS_OBJ(o) ((struct args){(o), NULL, 0})
#define ARGS_OBJ_AND(o, ...)                                   \
	((struct args){(o), (const struct arg[]){__VA_ARGS__}, \
	               sizeof((const struct arg[]){__VA_ARGS__}) / sizeof(struct arg)})

enum db_tx { TX_NONE, TX_READ, TX_WRITE };

/* Open "FILE", "sqlite:FILE" or "postgresql://…" (password from PGPASSWORD, PGPASSFILE or HJUL_DB_PASSWORD_FILE, never
 * from argv). SQLite: WAL, foreign keys, synchronous=FULL. A PostgreSQL base that is not UTF-8 is refused. create: make
 * the SQLite file when missing; it is removed again at the end when no table was made in it. Errors E_IO, E_NOT_FOUND (no
 * such file), E_INVALID (address), E_NEWER. */
enum err db_open(struct ctx *, const char *where, bool create, struct db **ret);
/* Another connection to the same base, for a job's own thread. */
enum err db_again(struct ctx *, const struct db *, struct db **ret);
void db_close(struct db *);
bool db_is_pg(const struct db *);
const char *db_where(const struct db *); /* without password */

/* Transactions. Write: SQLite BEGIN IMMEDIATE behind a queue in the process (E_BUSY after 5 s), PostgreSQL SERIALIZABLE; read: a
 * snapshot. A write begins by asking cx->gate, whose refusal ends it. Commit may answer E_RETRY: run the whole work again. */
enum err db_begin(struct ctx *, enum db_tx);
enum err db_commit(struct ctx *);
void db_abort(struct ctx *); /* harmless when none is open */
enum db_tx db_in_tx(const struct ctx *);
/* Which of this connection's transactions is open, counted from 1; 0 = none. What was read in one and not written since is still so. */
int64_t db_tx_number(const struct ctx *);
/* What follows from what the open write transaction does, once however often it is asked for there, and not at all when it is aborted:
 * before, in it, as its last work, whose failure is the commit's; after, with no transaction open, once it is committed, whatever comes
 * of it, and with no reason left in the context. */
void db_before_commit(struct ctx *, enum err (*)(struct ctx *));
void db_after_commit(struct ctx *, void (*)(struct ctx *));
/* Run work(cx, arg) in a transaction, ≤ 3 times on E_RETRY with the arena set back; commit, or abort on error. */
enum err db_work(struct ctx *, enum db_tx, enum err (*work)(struct ctx *, void *arg), void *arg);

/* Exactly one row into `out` (strings in cx->arena). E_NOT_FOUND when there is none (no reason is set: callers say
 * what). */
enum err db_one(struct ctx *, const struct query *, struct args, void *out);
/* All rows (the SQL has a LIMIT) as an array in the arena. max > 0: at most that many are kept and `more` is set when
 * the query gave one more (ask for LIMIT max + 1). */
enum err db_list(struct ctx *, const struct query *, struct args, size_t max, struct list *ret);
/* One number (first column of the first row); `none` when there is no row or it is NULL. */
enum err db_int(struct ctx *, const struct query *, struct args, int64_t none, int64_t *ret);
/* INSERT/UPDATE/DELETE; rows changed. A unique or foreign key violation is E_CONFLICT with reason "error.db_conflict"
 * unless the caller says better. */
enum err db_exec(struct ctx *, const struct query *, struct args, int64_t *ret_changed);
/* The same but exactly one row must change, else E_CONFLICT "error.changed_meanwhile" (optimistic lock). */
enum err db_exec_one(struct ctx *, const struct query *, struct args);
/* Many rows through one statement, pipelined on PostgreSQL: for imports. objs: array of `in` objects. A violation fails
 * all. */
enum err db_exec_many(struct ctx *, const struct query *, const void *objs, size_t count);

/* Several statements without parameters: for migrations. */
enum err db_script(struct ctx *, const char *sql);
/* For caches: changes when anybody has written, what another process wrote to PostgreSQL within a second. Of a write transaction's own
 * changes it knows nothing until its commit. */
int64_t db_data_version(struct ctx *);
/* A zeroed place of `size` bytes on the connection for what `key` (any address of the caller's) keeps from this base; the same
 * place at each call, freed when the connection closes. */
void *db_cache(struct db *, const void *key, size_t size);
/* The same for what is as large as the base: with another size than before what was kept is gone and the place zeroed. */
void *db_cache_sized(struct db *, const void *key, size_t size);

/* Every query must prepare, and its columns and parameters agree with its records: asked of all by modules_test.c. */
struct query_set {
	const char *name;
	const struct query *q;
	size_t count;
};
enum err db_check_queries(struct ctx *, const struct query_set *, size_t count);

/* lease.c: a number 0–15 that no other process with this base open has, kept until this connection closes or the process ends,
 * however it ends: nothing is written. Processes on one SQLite file must run on one machine. E_BUSY "db.no_number". */
enum err db_number_take(struct ctx *, int *ret);

/* Fault injection for tests: the nth database call from now fails with E_IO (0 = off). Set by HJUL_TEST_FAIL_DB. */
void db_fail_at(struct db *, int64_t nth);
/* The same for each base that is opened from now on. Set by HJUL_TEST_FAIL_OTHER_DB. */
void db_fail_others_at(int64_t nth);

/* migrate.c: the embedded migrations/NNNN-name.sql, sections "-- sqlite" / "-- postgresql" / "-- both". */
int migrate_latest(void);
enum err migrate_version(struct ctx *, int *ret); /* 0 = empty base; E_NEWER when newer than this program */
/* Each migration is a transaction of its own; in an open write transaction all of them are part of that one. */
enum err migrate_run(struct ctx *, int *ret_from, int *ret_to);
/* The same, but no further than version `to`: for loading a backup of an older program. */
enum err migrate_run_to(struct ctx *, int to, int *ret_from);

#endif

/* Database: one type of connection for SQLite and PostgreSQL, named queries with parameters bound by name, rows read
 * into records by column name. Statements are prepared once per connection and cached. The SQL text is the same for
 * both unless a query has a second text.
 *
 *   static const struct query q[] = {
 *     [GET] = {"account.get", "SELECT @cols FROM account WHERE id = :id", .out = &account_record},
 *     [ADD] = {"account.add", "INSERT INTO account (@cols) VALUES (@vals)", .in = &account_record},
 *     [PUT] = {"account.put", "UPDATE account SET @sets WHERE id = :id AND version = :version", .in = &account_record},
 *     [BY]  = {"account.by_number", "SELECT @cols FROM account WHERE number = :number", .args = "number text",
 *              .out = &account_record},
 *   };
 * @cols      the stored columns of `out` (of `in` for INSERT), in table order
 * @cols(a)   the same, each with "a." before it; if `out` has a nested record a, only that record's columns, so that
 *            two nested records of one row may have columns of the same name
 * @vals      :name for each column
 * @sets      name = :name for each column that is neither F_KEY nor F_FIXED; version = version + 1 for F_VERSION
 * @word(x)   the fragment of that name: SQL that a higher storey hands in at start (db_fragment_add)
 *
 * Computed members of `out` are filled by further columns of their names ("SELECT @cols(a), x AS kam_name FROM …").
 * Every :name is a field of `in`, or stands in `.args` with its type ("id, q text, share real"; without one,
 * BIGINT). */
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

/* A named piece of SQL that a higher storey hands in, for queries of lower storeys that may not name its tables. $1 in
 * its text is replaced by what the query wrote in the brackets; it may use other fragments. Its parameters stand in
 * args, as in a query's. */
struct fragment {
	const char *name, *sql, *args;
};
/* At start, before any query is prepared. The struct must be static; a name that is taken already ends the program. */
void db_fragment_add(const struct fragment *);
/* For checks and documentation: the SQL of a query for one dialect, in the arena, with everything expanded but the
 * parameters. NULL when it uses a fragment that does not exist. */
const char *db_query_text(struct arena *, const struct query *, bool pg);

/* An argument for a parameter that stands in .args: ARG("id", id), ARG("q", text), ARG("share", 0.5). A NULL text binds
 * NULL, as does ARG_NULL. */
struct arg {
	const char *name;
	struct value v;
};
#define ARG(n, x) \
	((struct arg){(n), _Generic((x), char *: value_text, const char *: value_text, double: value_real, default: value_int)(x)})
#define ARG_NULL(n) ((struct arg){(n), {V_NONE, 0, 0, 0}})
/* Binds NULL when the id is 0. */
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

/* Open "FILE", "sqlite:FILE" or "postgresql://…" (password from PGPASSWORD, PGPASSFILE or HJUL_DB_PASSWORD_FILE: an
 * address with one in it is refused, and not shown). SQLite: WAL, foreign keys. A PostgreSQL base
 * that is not UTF-8 is refused. create: make the SQLite file when it is missing, for its owner alone; db_close removes
 * it if no table was made in it. Errors: E_IO, E_NOT_FOUND (no such file), E_INVALID (address), E_FORBIDDEN, E_BUSY (no
 * connection left). */
enum err db_open(struct ctx *, const char *where, bool create, struct db **ret);
/* Open another connection to the same base, for a thread of its own. The caller closes it. */
enum err db_open_another(struct ctx *, const struct db *, struct db **ret);
/* For a thread that others stand behind: from now on this connection does not wait. A lock that is not given in a moment, a statement that
 * PostgreSQL has not answered within a second, a connection that is gone (it is not made anew) and every write transaction answer E_BUSY.
 * db_gave_up tells afterwards that this happened, to reach what kind of transaction, and forgets it (TX_NONE: it did not). db_lost: another
 * connection must be opened in its place. */
enum err db_hurry(struct ctx *, struct db *);
bool db_hurries(const struct db *);
enum db_tx db_gave_up(struct db *);
bool db_lost(const struct db *);
void db_close(struct db *);
/* room.c: can so many connections more be opened? E_BUSY "db.too_few" with their number and how many there are. Always
 * OK on SQLite. */
enum err db_room_for(struct ctx *, int more);
bool db_is_pg(const struct db *);
const char *db_where(const struct db *);
/* What a file made from this base is called after: the path of the SQLite file, or the name of the database, which has
 * no slash then. */
const char *db_name(const struct db *);
/* Is it a file of the SQLite base itself, or would it be one (-wal, -shm, -journal), by whatever name or link? */
bool db_owns_file(const struct db *, const char *path);

/* Transactions. A write transaction is BEGIN IMMEDIATE on SQLite, after waiting in a queue of the process (E_BUSY after
 * 5 s), and SERIALIZABLE on PostgreSQL; a read transaction is a snapshot. A write transaction begins with cx->gate and
 * is aborted with its error. E_RETRY, from the commit or from any statement on the way: the whole work is to be run
 * again. What the commit answered OK to is on disk. */
enum err db_begin(struct ctx *, enum db_tx);
enum err db_commit(struct ctx *);
/* The same, but the disk may be waited for by somebody else, while this connection goes on: *ret_number is then what db_settle is asked
 * for, by any connection to the same base in this process that has read from it. 0 = it is on disk, or nothing was written. */
enum err db_commit_early(struct ctx *, int64_t *ret_number);
/* Everything that was committed here up to that number is on disk. E_IO: nobody can tell. */
enum err db_settle(struct ctx *, int64_t number);
void db_abort(struct ctx *); /* harmless when none is open */
enum db_tx db_in_tx(const struct ctx *);
/* Number of the open transaction among those of this connection, from 1; 0 = none is open. For caches: what was read
 * under the same number, and not written since, is still true. */
int64_t db_tx_number(const struct ctx *);
/* In a write transaction: call the function once at its end, however often it is asked for; not at all when it is
 * aborted. db_before_commit calls it as the transaction's last work, and its failure is the commit's. db_after_commit
 * calls it when the commit has succeeded, with no transaction open; it has no failure to answer, and must leave no
 * reason in the context. */
void db_before_commit(struct ctx *, enum err (*)(struct ctx *));
void db_after_commit(struct ctx *, void (*)(struct ctx *));
/* Work that lost to others (E_RETRY) is run again, from its beginning, for as long as a person waits:
 *   struct db_patience p = db_patience(cx);
 *   do
 *     e = …                                   begin, work, commit
 *   while (db_once_more(cx, &p, &e));
 * Before each further try the transaction is aborted, a moment passes, other than the others', and arena and reasons
 * are as db_patience found them. When the time is over, *e becomes E_BUSY. */
struct db_patience {
	struct arena_mark mark;
	int64_t until_us;
	int tries;
};
struct db_patience db_patience(struct ctx *);
bool db_once_more(struct ctx *, struct db_patience *, enum err *);
/* Run work(cx, arg) in a transaction: commit it, or abort it on an error; on E_RETRY again, as above. */
enum err db_work(struct ctx *, enum db_tx, enum err (*work)(struct ctx *, void *arg), void *arg);

/* Read one row into `out`, its strings in the arena. E_NOT_FOUND when there is none, without a reason: the caller knows
 * what it is. */
enum err db_one(struct ctx *, const struct query *, struct args, void *out);
/* Read all rows into an array in the arena; the SQL has a LIMIT. max > 0: at most that many, and `more` is set when the
 * query gave another one (so its LIMIT is max + 1). */
enum err db_list(struct ctx *, const struct query *, struct args, size_t max, struct list *ret);
/* One number: the first column of the first row; `none` when there is no row, or it is NULL. */
enum err db_int(struct ctx *, const struct query *, struct args, int64_t none, int64_t *ret);
/* INSERT, UPDATE or DELETE; *ret_changed is the number of rows changed. E_CONFLICT "error.db_conflict" when a unique or
 * foreign key is violated; the caller may put a better reason in its place. */
enum err db_exec(struct ctx *, const struct query *, struct args, int64_t *ret_changed);
/* The same, but exactly one row must change, else E_CONFLICT "error.changed_meanwhile" (optimistic lock). */
enum err db_exec_one(struct ctx *, const struct query *, struct args);
/* Run one statement for each of `count` objects of the query's `in` record, pipelined on PostgreSQL: for imports. One
 * violated key fails them all. */
enum err db_exec_many(struct ctx *, const struct query *, const void *objs, size_t count);

/* Several statements without parameters: for migrations. */
enum err db_script(struct ctx *, const char *sql);
/* When much was written at once, before the commit: tell PostgreSQL's planner what the tables hold, which it would notice a
 * minute later; until then it may walk a whole table for each row of another. Nothing on SQLite. */
enum err db_analyze(struct ctx *);
/* For caches: a number that changes when anybody has committed a write; on PostgreSQL up to a second after another
 * process did. A write transaction's own changes do not count before its commit. */
int64_t db_data_version(struct ctx *);
/* Memory on the connection where a feature caches what it read from this base: `size` bytes, zeroed at first, the same
 * at each call with this key (the address of any static object of the caller's); freed when the connection is
 * closed. */
void *db_cache(struct db *, const void *key, size_t size);
/* The same when the size may change: then the memory is new, zeroed, and what it held is gone. */
void *db_cache_sized(struct db *, const void *key, size_t size);

struct query_set {
	const char *name;
	const struct query *q;
	size_t count;
};
/* Does every query prepare, and do its columns and parameters agree with its records? modules_test.c checks all there
 * are. */
enum err db_check_queries(struct ctx *, const struct query_set *, size_t count);

/* lease.c: take a number 0–15 that no other process with this base open has; ids are made with it. It is free again
 * when this connection closes or the process ends, even when it is killed, since nothing is written for it. Processes
 * on one SQLite file must therefore run on one machine. E_BUSY "db.no_number". */
enum err db_number_take(struct ctx *, int *ret);

/* Fault injection for tests: the nth database call from now fails with E_IO (0 = off). Set by HJUL_TEST_FAIL_DB. */
void db_fail_at(struct db *, int64_t nth);
/* The same on each connection that is opened from now on. Set by HJUL_TEST_FAIL_OTHER_DB. */
void db_fail_others_at(int64_t nth);

/* From now on each write transaction of this process on this base, and now and then a read, looks whether it still has
 * that schema; E_NEWER db.other_schema when another process has migrated it. */
void db_expect_schema(struct db *, int version);

/* lease.c: wait until no other process migrates this base; from here on, as long as this connection is open, others
 * wait for us. Once more on the same connection changes nothing. */
enum err db_migrate_alone(struct ctx *);

/* migrate.c: the embedded migrations/NNNN-name.sql, sections "-- sqlite" / "-- postgresql" / "-- both". */
int migrate_latest(void); /* the number of the last one */
/* The number of the last one that the base has: 0 = it is empty. E_NEWER: it is newer than this program. */
enum err migrate_version(struct ctx *, int *ret);
/* Run those that the base lacks: each in a transaction of its own or, when a write transaction is open, all in that
 * one. Answers the numbers before and after. */
enum err migrate_run(struct ctx *, int *ret_from, int *ret_to);
/* The same, but no further than version `to`: for loading a backup of an older program. */
enum err migrate_run_to(struct ctx *, int to, int *ret_from);

#endif

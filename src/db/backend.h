/* What db.c needs of a database library: one table of functions, implemented by db_sqlite.c and db_pg.c. Private to
 * db/. */
#ifndef DB_BACKEND_H
#define DB_BACKEND_H

#include "db/db.h"

enum { PARAM_MAX = 64, COLUMN_MAX = 96 };
enum param_type { PARAM_INT, PARAM_TEXT, PARAM_REAL };

struct param {
	const char *name;
	enum param_type type;
	const struct field *field; /* of the query's `in` record, or NULL for a loose argument */
	int position;              /* in the library's numbering, set by prepare */
};

/* Where a column of the result goes. */
struct column {
	const struct field *field;
	unsigned offset; /* from the beginning of the object that is filled, also for a nested record's field */
};

/* A prepared statement of one connection. */
struct stmt {
	const struct query *query;
	const char *name; /* "account.get" */
	char *sql;        /* expanded; parameters as :name (SQLite) or $n (PostgreSQL) */
	struct param params[PARAM_MAX];
	size_t param_count;
	void *handle; /* the library's */
	size_t column_count;
	struct column columns[COLUMN_MAX];
	void *blank; /* one empty object of `out`, copied before a row is read */
};

enum step { STEP_ROW, STEP_DONE, STEP_ERR };

struct backend {
	enum err (*open)(struct ctx *, struct db *, const char *where, bool create);
	void (*close)(struct db *);
	/* Prepare stmt->sql: sets its handle, the positions of its parameters and column_count. */
	enum err (*prepare)(struct ctx *, struct db *, struct stmt *);
	void (*forget)(struct db *, struct stmt *);
	const char *(*column_name)(struct stmt *, size_t i);
	/* Run a statement: start binds the parameters, step is called until it is done, finish always, also after an
	 * error. */
	enum err (*start)(struct ctx *, struct db *, struct stmt *, const struct value *params);
	enum step (*step)(struct ctx *, struct db *, struct stmt *, enum err *ret_err);
	/* Column i of the current row as type `want`; V_NONE for NULL. Text is valid until the next step. */
	void (*column)(struct db *, struct stmt *, size_t i, enum param_type want, struct value *ret);
	int64_t (*changed)(struct db *, struct stmt *);
	void (*finish)(struct db *, struct stmt *);
	/* Run one statement for `count` rows of parameters: row(arg, i) gives the param_count values of row i. */
	enum err (*many)(struct ctx *, struct db *, struct stmt *, struct value *(*row)(void *, size_t), void *,
	                 size_t count);
	enum err (*begin)(struct ctx *, struct db *, enum db_tx);
	enum err (*commit)(struct ctx *, struct db *);
	/* What this process committed up to that number (db->committed) is on disk when this answers OK. NULL: it was with the
	 * commit. */
	enum err (*settle)(struct ctx *, struct db *, int64_t number);
	void (*rollback)(struct db *);
	enum err (*script)(struct ctx *, struct db *, const char *sql);
	int64_t (*data_version)(struct ctx *, struct db *);
	/* From now on, locks are waited for HURRY_MS at most, and answers HURRY_ANSWER_MS. */
	enum err (*hurry)(struct ctx *, struct db *);
	bool dollar; /* parameters are $1, $2 … */
};

enum { HURRY_MS = 20, HURRY_ANSWER_MS = 800, HURRY_GONE_MS = 200 };

enum { STMT_SLOTS = 4096 }; /* power of two, well above the number of queries in the program */

enum { CACHE_SLOTS = 12 }; /* keys of db_cache */
enum { FOLLOW_MAX = 8 };   /* functions that one transaction may have asked for before its commit, and after it */
enum { FIXED_SLOTS = 5 };  /* statements of the backend's own, such as BEGIN */

struct db {
	const struct backend *backend;
	void *conn;
	char *where;          /* the address, as it is shown */
	char *name;           /* of a database on a server */
	struct db_file *file; /* of an SQLite base, as it was when it was opened */
	char *address;        /* as db_open was given it */
	enum db_tx tx;
	int64_t tx_number;    /* of the transaction that was begun last */
	int schema;           /* that this process works with; 0 = it does not matter */
	int64_t schema_asked; /* clock_monotonic_us when it was last found so */
	bool made;            /* this connection made the file */
	int64_t committed;    /* of file_committed, by the write that was committed last */
	bool hurries, lost;   /* db_hurry, db_lost */
	enum db_tx gave_up;
	bool broken; /* a statement failed in this transaction: nothing more runs until it is rolled back */
	/* Of db_before_commit and db_after_commit, for the open transaction. */
	enum err (*before_commit[FOLLOW_MAX])(struct ctx *);
	void (*after_commit[FOLLOW_MAX])(struct ctx *);
	int64_t fail_in;
	struct stmt *stmts[STMT_SLOTS];
	size_t stmt_count;
	void *fixed[FIXED_SLOTS];
	int number_socket,
	    alone_socket; /* on SQLite, what holds our number of db_number_take, and db_migrate_alone; 0 = none */
	struct db_cached {
		const void *key;
		void *at;
		size_t size;
	} cached[CACHE_SLOTS];
};

extern const struct backend backend_sqlite, backend_pg;

/* db_file.c: the file of an SQLite base, shared by all connections of the process that have it open. Hold it before it is
 * opened, and let it go when the connection is closed; E_IO db.file_gone when others of this process have another file
 * of that name open. */
enum err file_hold(struct ctx *, struct db *);
void file_release(struct db *);
/* A write was committed, and its number among those of this process on the file; and wait until it is on disk: one
 * sync(db), which answers whether it worked, does for all that were committed before it began. */
int64_t file_committed(struct db *);
bool file_settle(struct db *, int64_t number, bool (*sync)(struct db *));
/* Is it, with its log, still the file that was opened? E_IO db.file_gone, and a line in the log the first time. Writes look each time,
 * reads a hundred times a second. */
enum err file_there(struct ctx *, struct db *, enum db_tx);

/* lease.c, for PostgreSQL, where a number of db_number_take is an advisory lock and so is lost with the connection that
 * holds it. */
enum { LEASE_SPACE = 18549 /* first key of our advisory locks */, LEASE_NUMBERS = 16 };
/* Does this process hold a number of this base? If so, which one, and in which session of the database server. */
bool lease_held(const struct db *, int *ret_number, int64_t *ret_session);
/* The session that held the number was lost: from now on ids are made with this number, held by this session. */
void lease_moved(const struct db *, int number, int64_t session);

/* A connection that hurries would have to wait to reach `wanted`: note it and answer E_BUSY. */
enum err db_give_up(struct ctx *, struct db *, enum db_tx wanted);
/* schema.c: the schema that was said for a base of this address; 0 = none. */
int schema_expected(const char *address);
/* Should a read look at the schema again? A write always does, inside its transaction. */
bool schema_due(const struct db *);
/* The base was found to have this one: E_NEWER db.other_schema when it is not ours. */
enum err schema_answer(struct ctx *, struct db *, int64_t found);

/* answer.c: the library failed while doing `what`, a query's name or "connect": log its text (never parameters) and
 * answer E_IO. */
enum err db_trouble(struct ctx *, const struct db *, const char *what, const char *text);
void db_log(const char *what, const char *text);
/* The same by SQLSTATE, where there is one: what people can do about it; what they cannot is logged. */
enum err state_answer(struct ctx *, const char *state, const char *what, const char *text);
/* The code in a verbose text of PostgreSQL. ret has room for 6. */
bool state_in(const char *text, char *ret_state);

#endif

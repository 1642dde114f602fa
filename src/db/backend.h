/* What db.c asks of a database library: one table of functions, implemented by db_sqlite.c and db_pg.c. Private to db/.
 */
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
	unsigned offset; /* in the object that is read, also through nested records */
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
	/* Prepare s->sql; sets handle, positions, column_count. */
	enum err (*prepare)(struct ctx *, struct db *, struct stmt *);
	void (*forget)(struct db *, struct stmt *);
	const char *(*column_name)(struct stmt *, size_t i);
	/* Bind and start; then step until it is done; then finish always. */
	enum err (*start)(struct ctx *, struct db *, struct stmt *, const struct value *params);
	enum step (*step)(struct ctx *, struct db *, struct stmt *, enum err *ret_err);
	/* Column i of the current row as that type; V_NONE for NULL. Text is valid until the next step. */
	void (*column)(struct db *, struct stmt *, size_t i, enum param_type want, struct value *ret);
	int64_t (*changed)(struct db *, struct stmt *);
	void (*finish)(struct db *, struct stmt *);
	/* Run one statement for many parameter rows (count × s->param_count values, row after row). */
	enum err (*many)(struct ctx *, struct db *, struct stmt *, struct value *(*row)(void *, size_t), void *,
	                 size_t count);
	enum err (*begin)(struct ctx *, struct db *, enum db_tx);
	enum err (*commit)(struct ctx *, struct db *);
	void (*rollback)(struct db *);
	enum err (*script)(struct ctx *, struct db *, const char *sql);
	int64_t (*data_version)(struct ctx *, struct db *);
	bool dollar; /* parameters are $1, $2 … */
};

enum { STMT_SLOTS = 1024 }; /* power of two, well above the number of queries in the program */

enum { CACHE_SLOTS = 12 }; /* features that keep something on the connection */
enum { FOLLOW_MAX = 8 };   /* kinds of what follows from a transaction */
enum { FIXED_SLOTS = 4 };  /* statements that a backend keeps for itself */

struct db {
	const struct backend *backend;
	void *conn;
	char *where;   /* without password */
	char *address; /* as it was given */
	enum db_tx tx;
	int64_t tx_number; /* of the last one begun */
	bool made;         /* the file was made by this connection */
	bool broken;       /* a statement failed in this transaction: nothing more runs until it is rolled back */
	/* What the open transaction has asked for at its end. */
	enum err (*before_commit[FOLLOW_MAX])(struct ctx *);
	void (*after_commit[FOLLOW_MAX])(struct ctx *);
	int64_t fail_in;
	struct stmt *stmts[STMT_SLOTS];
	size_t stmt_count;
	void *fixed[FIXED_SLOTS];
	int number_socket; /* holds our number of an SQLite file; 0 = none */
	struct db_cached {
		const void *key;
		void *at;
		size_t size;
	} cached[CACHE_SLOTS];
};

extern const struct backend backend_sqlite, backend_pg;

/* lease.c, for PostgreSQL, where a number lives as long as the connection that holds it. Does this process make ids for this base, with
 * which number, held by which session of the server? And: that one was lost, another number is held by that session. */
enum { LEASE_SPACE = 18549 /* ours among advisory locks */, LEASE_NUMBERS = 16 };
bool lease_held(const struct db *, int *ret_number, int64_t *ret_session);
void lease_moved(const struct db *, int number, int64_t session);

/* A failure of the library: logged with its text (never parameters), answered as E_IO. */
enum err db_trouble(struct ctx *, const struct db *, const char *what, const char *text);

#endif

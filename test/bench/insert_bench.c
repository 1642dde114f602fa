/* The floor an import is measured against: the rows that it made, held in memory, put into the same tables and indexes of an empty
 * base by prepared statements, in transactions as large as the import's largest. No file is read, nothing is looked up or counted.
 *
 *   bench_insert_bench IMPORTED EMPTY      prints the seconds it took */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AT_ONCE = 20000, COLUMNS_MAX = 64 };

/* Those an import writes, so that what is referred to comes first. */
static const char *const tables[] = {"import_run",      "account",      "product", "import_change",
                                     "import_reject",   "search_token", "sale",    "account_month",
                                     "account_product", "account_fact", NULL};

struct cell {
	int type;
	int n; /* bytes of text */
	union {
		int64_t i;
		double d;
		char *s;
	} v;
};

struct table {
	char insert[512];
	int columns;
	size_t count, room;
	struct cell *cells;
};

static void die(sqlite3 *db)
{
	fprintf(stderr, "bench_insert_bench: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(db);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		die(db);
	return s;
}

static struct cell take(sqlite3_stmt *s, int i)
{
	struct cell c = {.type = sqlite3_column_type(s, i)};
	if (c.type == SQLITE_INTEGER)
		c.v.i = sqlite3_column_int64(s, i);
	else if (c.type == SQLITE_FLOAT)
		c.v.d = sqlite3_column_double(s, i);
	else if (c.type == SQLITE_TEXT) {
		c.v.s = strdup((const char *)sqlite3_column_text(s, i));
		c.n = sqlite3_column_bytes(s, i);
	}
	return c;
}

static void load(sqlite3 *db, const char *name, struct table *t)
{
	char sql[128];
	snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", name);
	sqlite3_stmt *s = prepare(db, sql);
	t->columns = sqlite3_column_count(s);
	int n = snprintf(t->insert, sizeof t->insert, "INSERT INTO \"%s\" VALUES (?", name);
	for (int i = 1; i < t->columns; i++)
		n += snprintf(t->insert + n, sizeof t->insert - (size_t)n, ",?");
	snprintf(t->insert + n, sizeof t->insert - (size_t)n, ")");
	while (sqlite3_step(s) == SQLITE_ROW) {
		if (t->count == t->room) {
			t->room = t->room ? t->room * 2 : 1024;
			t->cells = realloc(t->cells, t->room * (size_t)t->columns * sizeof *t->cells);
			if (!t->cells)
				abort();
		}
		for (int i = 0; i < t->columns; i++)
			t->cells[t->count * (size_t)t->columns + (size_t)i] = take(s, i);
		t->count++;
	}
	sqlite3_finalize(s);
}

static void bind(sqlite3_stmt *s, int i, const struct cell *c)
{
	if (c->type == SQLITE_INTEGER)
		sqlite3_bind_int64(s, i, c->v.i);
	else if (c->type == SQLITE_FLOAT)
		sqlite3_bind_double(s, i, c->v.d);
	else if (c->type == SQLITE_TEXT)
		sqlite3_bind_text(s, i, c->v.s, c->n, SQLITE_STATIC);
	else
		sqlite3_bind_null(s, i);
}

static void insert(sqlite3 *db, const struct table *t)
{
	sqlite3_stmt *s = prepare(db, t->insert);
	for (size_t row = 0; row < t->count; row++) {
		if (row % AT_ONCE == 0)
			run(db, row ? "COMMIT; BEGIN IMMEDIATE" : "BEGIN IMMEDIATE");
		for (int i = 0; i < t->columns; i++)
			bind(s, i + 1, &t->cells[row * (size_t)t->columns + (size_t)i]);
		if (sqlite3_step(s) != SQLITE_DONE)
			die(db);
		sqlite3_reset(s);
	}
	sqlite3_finalize(s);
	if (t->count)
		run(db, "COMMIT");
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	static struct table loaded[sizeof tables / sizeof *tables];
	sqlite3 *from, *to;
	if (argc != 3 || sqlite3_open_v2(argv[1], &from, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
	    sqlite3_open_v2(argv[2], &to, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
		fprintf(stderr, "bench_insert_bench IMPORTED EMPTY\n");
		return 2;
	}
	for (int i = 0; tables[i]; i++)
		load(from, tables[i], &loaded[i]);
	sqlite3_close(from);
	/* As the program opens its base (src/db/db_sqlite.c). */
	run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
	        "PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=2000");
	double began = seconds();
	for (int i = 0; tables[i]; i++)
		insert(to, &loaded[i]);
	printf("%.3f\n", seconds() - began);
	sqlite3_close(to);
	return 0;
}

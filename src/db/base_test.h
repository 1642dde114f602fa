/* For tests: a base of their own, on SQLite or in the empty PostgreSQL base of $HJUL_TEST_PG, and its end. */
#ifndef DB_BASE_TEST_H
#define DB_BASE_TEST_H

#include "db/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define good(call) assert_int_equal((call), OK)

/* Declared here since modules.h stands in a higher storey: the modules hand in what they have before a base is
 * opened. */
bool modules_start(char *why, size_t why_size);

/* The beginning of a test's state. */
struct base {
	struct arena arena;
	struct ctx cx;
	char path[64]; /* the SQLite file; "" on PostgreSQL */
};

/* Open an empty base. False when there is no PostgreSQL to test with. */
static inline bool base_open(struct base *b, bool pg)
{
	const char *where = pg ? getenv("HJUL_TEST_PG") : b->path;
	char why[200];
	*b->path = '\0';
	if (!modules_start(why, sizeof why))
		fail_msg("%s", why);
	if (!where || (pg && !*where))
		return false;
	if (!pg)
		snprintf(b->path, sizeof b->path, "/tmp/hjul-base-test-%d.db", (int)getpid());
	arena_init(&b->arena);
	b->cx = (struct ctx){.arena = &b->arena, .now = 1795433000}; /* 2026-11-23 */
	good(db_open(&b->cx, where, true, &b->cx.db));
	return true;
}

static inline void base_close(struct base *b)
{
	static const char *const files[] = {"", "-wal", "-shm"};
	db_close(b->cx.db);
	arena_fini(&b->arena);
	for (size_t i = 0; *b->path && i < sizeof files / sizeof *files; i++) {
		char name[sizeof b->path + 8];
		snprintf(name, sizeof name, "%s%s", b->path, files[i]);
		unlink(name);
	}
}

/* Make the program's tables, then run `fill` (NULL: nothing) in one write transaction, with the state as its
 * argument. */
static inline void base_migrate(struct base *b, enum err (*fill)(struct ctx *, void *state))
{
	int from, to;
	good(migrate_run(&b->cx, &from, &to));
	if (fill)
		good(db_work(&b->cx, TX_WRITE, fill, b));
}

/* Set-up for cmocka: allocate a state of `size` bytes, open its base and call `begin`. Without PostgreSQL *ret is
 * NULL. */
static inline int base_setup(void **ret, size_t size, bool pg, void (*begin)(struct base *))
{
	struct base *b = calloc(1, size);
	*ret = NULL;
	if (!base_open(b, pg)) {
		free(b);
		return 0;
	}
	begin(b);
	*ret = b;
	return 0;
}

static inline int base_teardown(void **state)
{
	if (*state)
		base_close(*state);
	free(*state);
	return 0;
}

/* Define `setup_sqlite` and `setup_pg` for a test program, to be used with base_teardown. The state is of type `type`,
 * which is or begins with a struct base; `begin` makes it ready. */
#define BASE_SETUPS(type, begin)                                    \
	static int setup_sqlite(void **ret)                         \
	{                                                           \
		return base_setup(ret, sizeof(type), false, begin); \
	}                                                           \
	static int setup_pg(void **ret)                             \
	{                                                           \
		return base_setup(ret, sizeof(type), true, begin);  \
	}

/* The same, on a base with the program's tables, filled by `fill` (see base_migrate). */
#define BASE_SETUPS_MIGRATED(type, fill)             \
	static void migrate_and_fill(struct base *b) \
	{                                            \
		base_migrate(b, fill);               \
	}                                            \
	BASE_SETUPS(type, migrate_and_fill)

/* The state that was set up; when there is none, the test is skipped. */
static inline void *base_state(void **state)
{
	if (!*state) {
		print_message("skipped: no PostgreSQL in $HJUL_TEST_PG\n");
		skip();
	}
	return *state;
}

#endif

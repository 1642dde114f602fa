/* For tests: a base of their own, on SQLite or in the empty PostgreSQL base of $HJUL_TEST_PG, and its end. */
#ifndef DB_BASE_TEST_H
#define DB_BASE_TEST_H

#include "db/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BASE_PATH = 64 };

/* Opens it in `cx`, whose memory is `a`. path: the SQLite file, "" on PostgreSQL. False: there is no PostgreSQL to test with. */
static inline bool base_open(struct arena *a, struct ctx *cx, char path[BASE_PATH], bool pg)
{
	const char *where = pg ? getenv("HJUL_TEST_PG") : path;
	*path = '\0';
	if (!where || (pg && !*where))
		return false;
	if (!pg)
		snprintf(path, BASE_PATH, "/tmp/hjul-base-test-%d.db", (int)getpid());
	arena_init(a);
	*cx = (struct ctx){.arena = a, .now = 1795433000}; /* 2026-11-23 */
	if (db_open(cx, where, true, &cx->db) != OK)
		abort();
	return true;
}

static inline void base_close(struct arena *a, struct ctx *cx, const char *path)
{
	static const char *const files[] = {"", "-wal", "-shm"};
	db_close(cx->db);
	arena_fini(a);
	for (size_t i = 0; *path && i < sizeof files / sizeof *files; i++) {
		char name[BASE_PATH + 8];
		snprintf(name, sizeof name, "%s%s", path, files[i]);
		unlink(name);
	}
}

#endif

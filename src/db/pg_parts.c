#include "db/pg_parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum err pg_password_file(struct ctx *cx, char *out, size_t size, bool *ret_have)
{
	const char *path = getenv("HJUL_DB_PASSWORD_FILE");
	*ret_have = path && *path;
	if (!*ret_have)
		return OK;
	FILE *f = fopen(path, "re");
	errno = f ? 0 : errno;
	if (f && !fgets(out, (int)size, f) && !errno)
		errno = ENODATA; /* an empty one */
	int why = errno;
	if (f)
		fclose(f);
	out[strcspn(out, "\r\n")] = 0;
	return *out ? OK : fail(cx, E_IO, "db.password_file", path, arena_strdup(cx->arena, strerror(why)));
}

void pg_texts(const struct stmt *s, const struct value *v, struct texts *t)
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

enum { LOCK_WAIT_MS = 50 /* once the transaction has begun; its turn is waited for longer */ };
/* Of a table that nobody writes to. Who waits for the second mode stands before those who come later for the first. */
#define SHARED "ROW EXCLUSIVE"
#define ALONE  "SHARE ROW EXCLUSIVE"

void pg_begin_write(char *ret_sql, size_t size, bool schema, bool alone, int number, int64_t session)
{
	char turn[200] = "SELECT 0";
	if (schema)
		snprintf(turn, sizeof turn,
		         "LOCK TABLE migration IN %s MODE; SET LOCAL lock_timeout = %d; SELECT (SELECT MAX(version) "
		         "FROM migration)",
		         alone ? ALONE : SHARED, LOCK_WAIT_MS);
	snprintf(ret_sql, size,
	         PG_BEGIN_WRITE "; %s, (SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %d AND "
	                        "objid = %d AND pid = %lld AND granted)",
	         turn, LEASE_SPACE, number, (long long)session);
}

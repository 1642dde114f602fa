#include "db/pg_parts.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WAIT_SECONDS = 5 };

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

static pthread_rwlock_t turn = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

bool pg_turn_take(bool alone)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WAIT_SECONDS;
	return (alone ? pthread_rwlock_timedwrlock(&turn, &until) : pthread_rwlock_timedrdlock(&turn, &until)) == 0;
}

void pg_turn_give(void)
{
	pthread_rwlock_unlock(&turn);
}

#include "base/clock.h"

#include <pthread.h>
#include <time.h>

static int64_t frozen_at;
static bool frozen;
static pthread_mutex_t id_lock = PTHREAD_MUTEX_INITIALIZER;
static int64_t id_last;
static int id_server;

enum { EPOCH_2025 = 1735689600, FIRST_FROZEN_ID = 1000 };
static const int64_t FROZEN_RANGE = 1000000000;

void clock_freeze(int64_t now)
{
	frozen = true;
	frozen_at = now;
}

bool clock_frozen(void)
{
	return frozen;
}

int64_t clock_now(void)
{
	return frozen ? frozen_at : (int64_t)time(NULL);
}

int64_t clock_monotonic_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void id_range(int server, int64_t *from, int64_t *to)
{
	*from = frozen ? server * FROZEN_RANGE : 0;
	*to = frozen ? (server + 1) * FROZEN_RANGE : INT64_MAX;
}

void id_init(int server, int64_t last_used)
{
	pthread_mutex_lock(&id_lock);
	id_server = server & 15;
	if (last_used > id_last)
		id_last = last_used;
	pthread_mutex_unlock(&id_lock);
}

void id_skip(int server)
{
	enum { AHEAD_MS = 1000 };
	int64_t ms = (clock_now() + 1 - EPOCH_2025) * 1000 + AHEAD_MS;
	id_init(server, frozen ? 0 : ms << 12);
}

/* The number after `last` that carries our server bits. */
static int64_t id_after(int64_t last)
{
	int64_t tick = last >> 12, counter = last & 255;
	if (((last >> 8) & 15) != id_server)
		return (tick + 1) << 12 | (int64_t)id_server << 8;
	if (counter == 255)
		return (tick + 1) << 12 | (int64_t)id_server << 8;
	return last + 1;
}

int64_t id_new(void)
{
	pthread_mutex_lock(&id_lock);
	int64_t id;
	if (frozen) {
		/* Processes on one base count apart. */
		int64_t first = FIRST_FROZEN_ID + id_server * FROZEN_RANGE;
		id = id_last < first ? first : id_last + 1;
	} else {
		struct timespec t;
		clock_gettime(CLOCK_REALTIME, &t);
		int64_t ms = ((int64_t)t.tv_sec - EPOCH_2025) * 1000 + t.tv_nsec / 1000000;
		id = ms << 12 | (int64_t)id_server << 8;
		/* A burst of more than 256 in a millisecond, or a clock set back, borrows from the future. */
		if (id <= id_last)
			id = id_after(id_last);
	}
	id_last = id;
	pthread_mutex_unlock(&id_lock);
	return id;
}

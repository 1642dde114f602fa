/* Numbers of the processes that have one base open. On PostgreSQL an advisory lock of the connection; for a file a name in
 * Linux' abstract sockets, which only one process can hold and the kernel gives back. */
#include "db/backend.h"

#include "base/clock.h"
#include "base/log.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { TRIES = 100, PAUSE_US = 50000, ALONE = LEASE_NUMBERS /* the number of who migrates */ };

/* The number this process makes ids with, and the connection to PostgreSQL that holds it: which base, which process of the server. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
	char *address;
	int number;
	int64_t session;
} held;

static const struct query take = {
    .name = "db.number",
    .sql = "SELECT 0 WHERE :space = :number",
    .sql_pg = "SELECT CASE WHEN pg_try_advisory_lock(CAST(:space AS INT), CAST(:number AS INT)) THEN pg_backend_pid() "
              "ELSE 0 END",
    .args = "space, number",
};

static bool hold_name(const struct stat *file, int number, int *ret_fd)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	/* The first byte stays 0: abstract. */
	int n = snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "hjul-%llx-%llx-%d",
	                 (unsigned long long)file->st_dev, (unsigned long long)file->st_ino, number);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return false;
	if (bind(fd, (struct sockaddr *)&name, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n)) ==
	    0) {
		*ret_fd = fd;
		return true;
	}
	close(fd);
	return false;
}

static void hold(const struct db *db, int number, int64_t session)
{
	pthread_mutex_lock(&lock);
	free(held.address);
	held.address = strdup(db->address);
	held.number = number;
	held.session = session;
	pthread_mutex_unlock(&lock);
}

bool lease_held(const struct db *db, int *ret_number, int64_t *ret_session)
{
	pthread_mutex_lock(&lock);
	bool ours = held.address && !strcmp(held.address, db->address);
	*ret_number = held.number;
	*ret_session = held.session;
	pthread_mutex_unlock(&lock);
	return ours;
}

void lease_moved(const struct db *db, int number, int64_t session)
{
	/* Who had the number meanwhile may have used ids of the next moment (a burst borrows from it). */
	id_skip(number);
	hold(db, number, session);
	log_line(LOG_WARN, "database", "what=number number=%d why=\"the connection that held it was lost\"", number);
}

/* The first free number; -1 when all are taken. */
static enum err take_free(struct ctx *cx, const struct stat *file, int *ret)
{
	*ret = -1;
	for (int i = 0; i < LEASE_NUMBERS && *ret < 0; i++) {
		int64_t got = 0;
		if (db_is_pg(cx->db))
			TRY(db_int(cx, &take, ARGS(ARG("space", (int64_t)LEASE_SPACE), ARG("number", (int64_t)i)), 0,
			           &got));
		else
			got = hold_name(file, i, &cx->db->number_socket);
		if (got)
			*ret = i;
		if (got && db_is_pg(cx->db))
			hold(cx->db, i, got);
	}
	return OK;
}

enum err db_number_take(struct ctx *cx, int *ret)
{
	struct db *db = cx->db;
	struct stat file = {0};
	if (!db_is_pg(db) && stat(db->where, &file) != 0)
		return db_trouble(cx, db, "number", "the file is gone");
	/* Many short commands at once: one of them ends soon. */
	for (int tries = 0; tries < TRIES; tries++) {
		TRY(take_free(cx, &file, ret));
		if (*ret >= 0)
			return OK;
		usleep(PAUSE_US);
	}
	return fail(cx, E_BUSY, "db.no_number");
}

enum err db_migrate_alone(struct ctx *cx)
{
	struct db *db = cx->db;
	struct stat file = {0};
	if (!db_is_pg(db) && stat(db->where, &file) != 0)
		return db_trouble(cx, db, "alone", "the file is gone");
	for (int tries = 0; !db->alone_socket; tries++) {
		int64_t got = 0;
		if (db_is_pg(db))
			TRY(db_int(cx, &take, ARGS(ARG("space", (int64_t)LEASE_SPACE), ARG("number", (int64_t)ALONE)),
			           0, &got));
		else
			got = hold_name(&file, ALONE, &db->alone_socket);
		if (got)
			return OK;
		if (!tries)
			log_line(LOG_INFO, "waiting", "why=\"another process migrates this base\"");
		usleep(PAUSE_US);
	}
	return OK;
}

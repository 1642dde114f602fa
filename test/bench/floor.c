/* The floor a list page is measured against: libmicrohttpd with one daemon per core, one SQL query on SQLite run to its end
 * inside a transaction for each request, and bytes that were made before: no rights, no templates, no log.
 *
 *   bench_floor PORT BASE QUERY-FILE BODY-FILE [gzip]      ends when told to; gzip: the bytes are packed for each request */
#include "base/gzip.h"

#include <microhttpd.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_LANES = 64 };

struct lane {
	sqlite3 *db;
	sqlite3_stmt *begin, *query, *commit;
	struct gzip *gzip;
	struct buf packed;
	int64_t seen; /* keeps the reading of columns from being left out */
};

static char *body;
static size_t body_len;

static void die(const char *what)
{
	fprintf(stderr, "bench_floor: %s\n", what);
	exit(1);
}

static char *read_file(const char *path, size_t *ret_n)
{
	char *text = NULL;
	size_t cap = 0;
	FILE *f = fopen(path, "re");
	ssize_t n = f ? getdelim(&text, &cap, '\0', f) : -1;
	if (n < 0)
		die(path);
	fclose(f);
	*ret_n = (size_t)n;
	return text;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	return s;
}

static void run(struct lane *l, sqlite3_stmt *s)
{
	int columns = sqlite3_column_count(s);
	while (sqlite3_step(s) == SQLITE_ROW)
		for (int i = 0; i < columns; i++)
			if (sqlite3_column_type(s, i) == SQLITE_TEXT)
				l->seen += sqlite3_column_text(s, i)[0];
			else
				l->seen += sqlite3_column_int64(s, i);
	sqlite3_reset(s);
}

static enum MHD_Result answer(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                              const char *version, const char *data, size_t *size, void **state)
{
	struct lane *l = cls;
	const void *bytes = body;
	size_t n = body_len;
	(void)url, (void)method, (void)version, (void)data, (void)size;
	if (!*state) {
		*state = l;
		return MHD_YES;
	}
	run(l, l->begin);
	run(l, l->query);
	run(l, l->commit);
	if (l->gzip) {
		buf_clear(&l->packed);
		if (!gzip_pack(l->gzip, body, body_len, &l->packed))
			die("gzip");
		bytes = l->packed.p;
		n = l->packed.len;
	}
	struct MHD_Response *r = MHD_create_response_from_buffer(n, (void *)bytes, MHD_RESPMEM_MUST_COPY);
	MHD_add_response_header(r, "Content-Type", "text/html; charset=utf-8");
	if (l->gzip)
		MHD_add_response_header(r, "Content-Encoding", "gzip");
	enum MHD_Result done = MHD_queue_response(c, 200, r);
	MHD_destroy_response(r);
	return done;
}

static void start(struct lane *l, uint16_t port, const char *base, const char *sql, bool packed)
{
	if (sqlite3_open_v2(base, &l->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		die(base);
	sqlite3_exec(l->db, "PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456", NULL, NULL, NULL);
	l->begin = prepare(l->db, "BEGIN");
	l->query = prepare(l->db, sql);
	l->commit = prepare(l->db, "COMMIT");
	l->gzip = packed ? gzip_create() : NULL;
	buf_init(&l->packed, 16 << 20);
	if (!MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, port, NULL, NULL, answer, l,
	                      MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U, MHD_OPTION_CONNECTION_LIMIT, 4000U,
	                      MHD_OPTION_END))
		die("cannot listen");
}

int main(int argc, char **argv)
{
	static struct lane lanes[MAX_LANES];
	size_t n;
	if (argc < 5)
		die("bench_floor PORT BASE QUERY-FILE BODY-FILE [gzip]");
	const char *sql = read_file(argv[3], &n);
	body = read_file(argv[4], &body_len);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	for (long i = 0; i < cores && i < MAX_LANES; i++)
		start(&lanes[i], (uint16_t)atoi(argv[1]), argv[2], sql, argc > 5);
	puts("ready");
	fflush(stdout);
	int got;
	sigwait(&set, &got);
	return 0;
}

/* Answers longer than memory should hold, over a real socket: they arrive whole, and leave nothing open. */
#include "http/http.h"

#include "lang/tr.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { LINES = 2000000 }; /* of ten bytes, each telling where it stands */

static struct arena arena;
static struct http_server *srv;

static enum err lines(struct ctx *cx, struct response *rs)
{
	rs->body = arena_new(cx->arena, struct buf);
	buf_init(rs->body, 2 * HTTP_SPILL_AT);
	rs->type = "text/csv; charset=utf-8";
	rs->file_name = "long.csv";
	for (int line = 0; line < LINES; line++) {
		buf_printf(rs->body, "%09d\n", line);
		TRY(http_spill(cx, rs));
	}
	return OK;
}

static enum err whole(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	return lines(cx, rs);
}

static enum err in_vain(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	TRY(lines(cx, rs));
	return fail_at(cx, E_BUSY, "error.busy", (const char *const[5]){0});
}

static enum err one_row_too_long(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	TRY(lines(cx, rs));
	for (int i = 0; i < LINES; i++)
		buf_str(rs->body, "0123456789");
	return http_spill(cx, rs);
}

static enum err session([[maybe_unused]] struct ctx *cx, [[maybe_unused]] struct request *rq, struct session **ret)
{
	*ret = NULL;
	return OK;
}

static const char *none([[maybe_unused]] const char *name)
{
	return NULL;
}

static const struct http_hooks hooks = {.session = session};
static const struct route routes[] = {
    {GET, "/whole", NULL, NEED_ANYONE, TX_NONE, .handle = whole, .summary = "All of it", .flags = R_SLOW},
    {GET, "/vain", NULL, NEED_ANYONE, TX_NONE, .handle = in_vain, .summary = "Refused at last", .flags = R_SLOW},
    {GET, "/row", NULL, NEED_ANYONE, TX_NONE, .handle = one_row_too_long, .summary = "A row too long"},
};

static FILE *ask(const char *method, const char *path)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(srv))};
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
	dprintf(fd,
	        "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nAccept-Encoding: gzip\r\n"
	        "Accept: application/json\r\n\r\n",
	        method, path, http_port(srv));
	return fdopen(fd, "r");
}

/* The head of an answer is read; its status. */
static int head(FILE *f, const char *wanted)
{
	char line[400];
	int status = 0;
	bool found = !wanted;
	while (fgets(line, sizeof line, f) && strcmp(line, "\r\n") != 0) {
		if (!status)
			sscanf(line, "HTTP/1.%*d %d", &status);
		found = found || !strcmp(line, wanted);
		assert_null(strstr(line, "ETag"));
		assert_null(strstr(line, "Content-Encoding"));
	}
	assert_true(found);
	return status;
}

/* How many files without a name this process holds. */
static int nameless_files(void)
{
	int n = 0;
	DIR *d = opendir("/proc/self/fd");
	for (struct dirent *e; (e = readdir(d));) {
		char path[300], to[300];
		snprintf(path, sizeof path, "/proc/self/fd/%s", e->d_name);
		ssize_t len = readlink(path, to, sizeof to);
		n += len > 10 && !memcmp(to + len - 10, " (deleted)", 10);
	}
	closedir(d);
	return n;
}

static void arrives_whole([[maybe_unused]] void **state)
{
	char line[100];
	int count = 0;
	FILE *f = ask("GET", "/whole");
	assert_int_equal(head(f, "Content-Length: 20000000\r\n"), 200);
	for (int number; fgets(line, sizeof line, f); count++)
		assert_true(sscanf(line, "%d\n", &number) == 1 && number == count);
	assert_int_equal(count, LINES);
	fclose(f);
	f = ask("HEAD", "/whole");
	assert_int_equal(head(f, "Content-Length: 20000000\r\n"), 200);
	assert_int_equal(fgetc(f), EOF);
	fclose(f);
}

static void refused_is_refused([[maybe_unused]] void **state)
{
	FILE *f = ask("GET", "/vain");
	assert_int_equal(head(f, NULL), 503);
	fclose(f);
	f = ask("GET", "/row");
	assert_int_equal(head(f, NULL), 413);
	fclose(f);
}

static void leaves_nothing_open([[maybe_unused]] void **state)
{
	for (int wait = 0; nameless_files() && wait < 500; wait++)
		usleep(10000); /* the server closes a connection after its answer */
	assert_int_equal(nameless_files(), 0);
}

static int start([[maybe_unused]] void **state)
{
	arena_init(&arena);
	struct ctx cx = {.arena = &arena, .now = 1795428000};
	tmpl_hooks_set(&(struct tmpl_hooks){tr, tr_exists, fmt_field_as, fmt_int, none, none, none, http_typed});
	const struct http_config config = {.listen = "127.0.0.1:0", .workers = 1};
	const struct route_set set = {.routes = routes, .count = sizeof routes / sizeof routes[0]};
	return http_start(&cx, &config, &hooks, &set, 1, &srv) == OK ? 0 : 1;
}

static int stop([[maybe_unused]] void **state)
{
	if (srv)
		http_stop(srv);
	arena_fini(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(arrives_whole),
	    cmocka_unit_test(refused_is_refused),
	    cmocka_unit_test(leaves_nothing_open),
	};
	return cmocka_run_group_tests(tests, start, stop);
}

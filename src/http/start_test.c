/* What stops a start: tables that are wrong, ports that are taken, listening in clear beyond this machine. */
#include "base/clock.h"
#include "http/http.h"
#include "lang/tr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct ctx cx;

static enum err show(struct ctx *c, struct request *rq, struct response *rs)
{
	(void)c;
	(void)rq;
	rs->location = "/";
	return OK;
}

static enum err session(struct ctx *c, struct request *rq, struct session **ret)
{
	(void)c;
	(void)rq;
	*ret = NULL;
	return OK;
}

static const char *source(const char *name)
{
	return !strcmp(name, "t_wrong") ? "<p>{nobody}</p>" : "<p>x</p>";
}

static const char *none(const char *name)
{
	(void)name;
	return NULL;
}

static const struct http_hooks hooks = {.session = session};
static const struct route good = {GET, "/", "t_good", NEED_ANYONE, TX_READ, NULL, NULL, NULL, show, "Start"};

static enum err start_with(const struct route *r, size_t n, struct http_server **ret)
{
	const struct http_config config = {.listen = "127.0.0.1:0", .workers = 1};
	return http_start(&cx, &config, &hooks, &(struct route_set){.routes = r, .count = n}, 1, ret);
}

static void bad_tables_do_not_start(void **state)
{
	(void)state;
	static const struct route bad[][2] = {
	    {{GET, "/x", NULL, {0}, TX_READ, NULL, NULL, NULL, show, "No need"}},
	    {{GET, "/x", NULL, NEED_ANYONE, TX_WRITE, NULL, NULL, NULL, show, "GET that writes"}},
	    {{GET, "/x", NULL, {2, NEED_READ, 1}, TX_READ, NULL, NULL, NULL, show, "On an id that is not there"}},
	    {{GET, "x", NULL, NEED_ANYONE, TX_READ, NULL, NULL, NULL, show, "Path"}},
	    {{GET, "/x", NULL, NEED_ANYONE, TX_READ, NULL, NULL, NULL, show, "Twice"},
	     {GET, "/x", NULL, NEED_ANYONE, TX_READ, NULL, NULL, NULL, show, "Twice"}},
	    {{GET, "/x", NULL, NEED_ANYONE, TX_READ, NULL, NULL, NULL, NULL, "No handler"}},
	    {{GET, "/x", "t_wrong", NEED_ANYONE, TX_READ, NULL, NULL, NULL, show, "Template of another record"}},
	    {{POST, "/x", NULL, NEED_ANYONE, TX_WRITE, NULL, NULL, NULL, show, "Form page", 0, "/y"}},
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct http_server *srv;
		assert_int_equal(start_with(bad[i], bad[i][1].path ? 2 : 1, &srv), E_INVALID);
	}
}

static void a_taken_port_is_noticed(void **state)
{
	(void)state;
	char where[40];
	struct http_server *srv, *other;
	assert_int_equal(start_with(&good, 1, &srv), OK);
	snprintf(where, sizeof where, "127.0.0.1:%d", http_port(srv));
	struct http_config config = {.listen = where, .workers = 1};
	const struct route_set set = {.routes = &good, .count = 1};
	assert_int_equal(http_start(&cx, &config, &hooks, &set, 1, &other), E_CONFLICT);
	config.next_free_port = true;
	assert_int_equal(http_start(&cx, &config, &hooks, &set, 1, &other), OK);
	assert_true(http_port(other) > http_port(srv));
	http_stop(other);
	http_stop(srv);
	config.listen = "0.0.0.0:0";
	assert_int_equal(http_start(&cx, &config, &hooks, &set, 1, &other), E_USAGE);
	config.listen = "no port";
	assert_int_equal(http_start(&cx, &config, &hooks, &set, 1, &other), E_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bad_tables_do_not_start),
	    cmocka_unit_test(a_taken_port_is_noticed),
	};
	arena_init(&arena);
	cx = (struct ctx){.arena = &arena, .now = clock_now()};
	tmpl_hooks_set(&(struct tmpl_hooks){tr, tr_exists, fmt_field_as, fmt_int, source, none, none, http_typed});
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_fini(&arena);
	return failed;
}

/* `hjul serve`: everything the features hand over, joined to a running server. */
#include "base/log.h"
#include "lang/tr.h"
#include "modules.h"
#include "platform/check/certificate_ops.h"
#include "platform/job/job_work_ops.h"
#include "platform/setting/setting_ops.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SERVE_OPTIONS(F, S)                                                                                  \
	F(S, TEXT, listen, .max = 255)                                                                       \
	F(S, BOOL, next_free_port)                                                                           \
	F(S, BOOL, first_link, .label = "serve.first_link_option") /* print a one-time link that signs in */ \
	F(S, TEXT, cert, .max = 1000)                                                                        \
	F(S, TEXT, key, .max = 1000)                                                                         \
	F(S, TEXT, public_url, .max = 255)                                                                   \
	F(S, TEXT, trusted_proxy, .max = 1000)                                                               \
	F(S, INT, connections_each, .min = 1, .max = 1000000)                                                \
	F(S, BOOL, insecure)                                                                                 \
	F(S, INT, workers, .min = 1, .max = 256)                                                             \
	F(S, INT, max_upload, .min = 1, .max = 1000000)                                                      \
	F(S, BOOL, quiet)
STRUCT_OF(serve_options, SERVE_OPTIONS);
static const struct record serve_record = RECORD_OF("serve", serve_options, SERVE_OPTIONS);

static const struct http_hooks no_hooks;

static const struct http_hooks *find_hooks(void)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->hooks)
			return modules[i]->hooks;
	return &no_hooks;
}

/* All route sets in one array, for the life of the process. */
static struct route_set *all_routes(struct ctx *cx, size_t *ret_n)
{
	size_t n = 0;
	for (size_t i = 0; modules[i]; i++)
		for (size_t j = 0; modules[i]->routes && modules[i]->routes[j]; j++)
			n++;
	struct route_set *sets = arena_array(cx->arena, struct route_set, n + 1);
	n = 0;
	for (size_t i = 0; modules[i]; i++)
		for (size_t j = 0; modules[i]->routes && modules[i]->routes[j]; j++)
			sets[n++] = *modules[i]->routes[j];
	*ret_n = n;
	return sets;
}

struct link_asked {
	const char *url, *public_url;
	bool fresh;
	char *text;
};

/* The first public address that the base is served at is kept in it: links that commands make begin with it too. */
static enum err keep_url(struct ctx *cx, const char *url)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	return url && !s->public_url ? setting_put(cx, "public_url", url) : OK;
}

/* A server that listens on every address is reached at the base's own, or by the machine's name; at none by "0.0.0.0". */
static enum err name_everywhere(struct ctx *cx, const char **url)
{
	const struct settings *s;
	char name[256] = "";
	const char *host = strstr(*url, "://0.0.0.0:"), *six = strstr(*url, "://[::]:"), *port = strrchr(*url, ':');
	TRY(settings_get(cx, &s));
	if (!host && !six)
		return OK;
	gethostname(name, sizeof name - 1);
	*url = s->public_url ? s->public_url
	                     : arena_printf(cx->arena, "%.*s://%s%s", (int)((host ? host : six) - *url), *url,
	                                    *name ? name : "127.0.0.1", port);
	return OK;
}

static enum err make_link(struct ctx *cx, void *arg)
{
	struct link_asked *l = arg;
	TRY(keep_url(cx, l->public_url));
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->first_link)
			return modules[i]->first_link(cx, l->url, l->fresh, &l->text);
	return OK;
}

/* Where it is, said so when it is not where it was asked to be, and how to get in. */
static enum err announce(struct ctx *cx, struct cli *c, const struct serve_options *o, const struct http_server *srv)
{
	int asked = atoi(strrchr(o->listen, ':') + 1);
	struct link_asked l = {.url = http_url(srv), .public_url = o->public_url, .fresh = o->first_link};
	if (asked && asked != http_port(srv)) {
		buf_str(&c->out, tr_f(cx, "serve.port_moved", arena_printf(cx->arena, "%d", asked)));
		buf_char(&c->out, '\n');
	}
	TRY(name_everywhere(cx, &l.url));
	buf_str(&c->out, tr_f(cx, o->public_url ? "serve.ready_behind" : "serve.ready", l.url, http_local_url(srv)));
	buf_char(&c->out, '\n');
	TRY(db_work(cx, TX_WRITE, make_link, &l));
	if (l.text) {
		buf_str(&c->out, l.text);
		buf_char(&c->out, '\n');
	}
	cli_flush(c);
	return OK;
}

/* What a running server was started with, to start it again with another certificate. */
struct running {
	struct http_config config;
	const struct route_set *sets;
	size_t count;
	struct http_server *server;
};

/* Certificate and key are read again: a server with the new ones takes over the sockets of the old one, which then ends
 * what it has under way. When they cannot be used, the old one stays. */
static void reload(struct ctx *cx, struct running *r)
{
	struct http_server *old = r->server;
	struct http_config again = r->config;
	again.after = old;
	if (!again.cert || http_start(cx, &again, find_hooks(), r->sets, r->count, &r->server) != OK) {
		log_line(LOG_WARN, "reload", "done=no why=%s",
		         log_quoted(again.cert ? tr_fault(cx, &cx->fault) : "there is no certificate"));
		fault_clear(cx);
		return;
	}
	http_retire(old);
	log_line(LOG_INFO, "reload", "done=yes cert=%s", log_quoted(again.cert));
}

/* Signals are taken by this thread alone; the others were started with them blocked. */
static void wait_for_end(struct ctx *cx, const sigset_t *set, struct running *r)
{
	int got = 0;
	while (sigwait(set, &got) != 0 || got == SIGHUP)
		if (got == SIGHUP)
			reload(cx, r);
	log_line(LOG_INFO, "stopping", "signal=%s", got == SIGINT ? "INT" : "TERM");
}

static enum err check_options(struct ctx *cx, struct serve_options *o)
{
	if (!o->listen)
		o->listen = "127.0.0.1:8080";
	if (o->key && !o->cert)
		return fail_field(cx, "cert", "serve.needs_cert");
	if (o->public_url && !is_public_url(o->public_url))
		return fail_field(cx, "public_url", "serve.bad_url");
	return OK;
}

static enum err look_at_certificate(struct ctx *cx, const struct serve_options *o)
{
	struct list rows;
	TRY(certificate_check(cx, o->cert, o->key ? o->key : o->cert, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct check_row *r = list_at(&rows, struct check_row, i);
		if (!r->good)
			log_line(LOG_WARN, r->name, "why=\"not so: %s\"", r->text);
	}
	return OK;
}

static enum err serve(struct ctx *cx, struct cli *c)
{
	struct serve_options *o = c->options;
	TRY(check_options(cx, o));
	if (o->cert)
		TRY(look_at_certificate(cx, o));
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (o->quiet)
		log_level_set(LOG_WARN);
	struct http_config config = {
	    .listen = o->listen,
	    .next_free_port = o->next_free_port,
	    .cert = o->cert,
	    .key = o->key,
	    .public_url = o->public_url,
	    .trusted_proxy = o->trusted_proxy,
	    .connections_each = o->connections_each == NONE ? 0 : (int)o->connections_each,
	    .insecure = o->insecure,
	    .workers = o->workers == NONE ? 0 : (int)o->workers,
	    .db = c->db_where,
	    .metrics_token = getenv("HJUL_METRICS_TOKEN"),
	    .max_upload = o->max_upload == NONE ? 0 : o->max_upload << 20,
	};
	struct running r = {.config = config};
	r.sets = all_routes(cx, &r.count);
	TRY(db_room_for(cx, http_connections(&config) + 1)); /* one is that of the jobs */
	TRY(http_start(cx, &config, find_hooks(), r.sets, r.count, &r.server));
	enum err e = announce(cx, c, o, r.server);
	struct job_worker *jobs;
	if (e == OK)
		e = job_worker_start(cx, &jobs);
	if (e == OK) {
		wait_for_end(cx, &set, &r);
		job_worker_stop(jobs);
	}
	http_stop(r.server);
	return e;
}

static const struct command commands[] = {
    {"serve", NULL, "Answer browsers and API clients until told to stop.", 0, 0, &serve_record, CLI_DB, TX_NONE, serve},
};
static const struct command_set serve_commands = SET(commands);

const struct module serve_module = {
    .name = "serve",
    .commands = COMMANDS(&serve_commands),
};

/* The only file that knows the HTTP library: connections to exchanges, replies to bytes. One single-thread daemon per core,
 * each on its own socket of the same port; slow handlers on the pool while their connection is suspended. */
#include "base/clock.h"
#include "base/log.h"
#include "http/inner.h"
#include "http/transport.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum {
	STOP_SECONDS = 10,
	RETIRE_SECONDS = 2, /* for the first request of who has just connected */
	HEAD_BYTES = 32 * 1024,
	CONNECTIONS = 2048, /* of all; each keeps a head of 32 KB, as long as its client likes */
	CONNECTIONS_EACH = 256,
	SLOW_THREADS = 2,
	READERS = 4,
	WRITERS = 3,
	WRITES_ALONE_US =
	    20000, /* on SQLite only one can write at a time, and the others would have to read anew what it wrote */
	KEPT_BUFFER = 4 << 20
};

/* One daemon with what belongs to its thread. */
struct lane {
	struct http_server *server;
	struct worker *worker;
	struct MHD_Daemon *daemon;
	struct exchange *spare;
};

struct transport {
	struct listening listening;
	struct watch watch;
	struct lane *lanes;
	size_t lane_count;
};

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

/* ---- exchanges ---- */

static struct exchange *exchange_take(struct lane *l)
{
	struct exchange *x = l->spare;
	if (x) {
		l->spare = x->next;
	} else {
		x = must(calloc(1, sizeof *x));
		arena_init(&x->arena);
		buf_init(&x->body, MAX_BODY);
	}
	x->server = l->server;
	x->start_us = clock_monotonic_us();
	x->number = atomic_fetch_add(&l->server->requests, 1) + 1;
	return x;
}

static void exchange_give(struct lane *l, struct exchange *x)
{
	if (x->phase != PHASE_HEAD)
		atomic_fetch_sub(&l->server->active, 1);
	body_drop(x);
	arena_clear(&x->arena);
	buf_clear(&x->body);
	if (x->body.cap > 65536) {
		buf_fini(&x->body);
		buf_init(&x->body, MAX_BODY);
	}
	memset((char *)x + EXCHANGE_CLEARED, 0, EXCHANGE_TEXTS - EXCHANGE_CLEARED);
	x->next = l->spare;
	l->spare = x;
}

static void exchange_destroy(struct exchange *x)
{
	arena_fini(&x->arena);
	buf_fini(&x->body);
	free(x);
}

static enum MHD_Result see_header(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	(void)kind;
	head_take(cls, name, value ? value : "");
	return MHD_YES;
}

/* ---- replies ---- */

static struct MHD_Response *make_response(const struct http_server *srv, const struct reply *r)
{
	struct MHD_Response *m;
	void *bytes = (void *)(r->len ? r->body : "");
	if (r->file)
		m = MHD_create_response_from_fd64(r->len, r->file);
	else if (r->fixed)
		m = MHD_create_response_from_buffer(r->len, bytes, MHD_RESPMEM_PERSISTENT);
	else
		m = MHD_create_response_from_buffer(r->len, bytes, MHD_RESPMEM_MUST_COPY);
	must(m);
	for (size_t i = 0; i < r->header_count; i++)
		if (MHD_add_response_header(m, r->headers[i].name, r->headers[i].value) != MHD_YES)
			log_line(LOG_WARN, "http", "header=%s why=\"not sendable\"", r->headers[i].name);
	if (r->close || srv->stopping)
		MHD_add_response_header(m, "Connection", "close");
	return m;
}

static enum MHD_Result hand_over(struct exchange *x, struct MHD_Connection *c, struct MHD_Response *m, int status,
                                 size_t len)
{
	watch_until(x->conn, BODY_SECONDS, (int64_t)len);
	enum MHD_Result done = MHD_queue_response(c, (unsigned)status, m);
	MHD_destroy_response(m);
	return done;
}

static enum MHD_Result elsewhere(struct lane *l, struct pool *pool, struct exchange *x, struct MHD_Connection *c)
{
	x->connection = c;
	x->from = l->worker;
	((struct watched *)x->conn)->until_us = WATCH_NEVER;
	MHD_suspend_connection(c);
	if (pool_add(pool, x))
		return MHD_YES;
	MHD_resume_connection(c);
	x->refused_by_pool = true;
	x->early = E_BUSY;
	x->early_key = "error.busy";
	return MHD_YES;
}

/* Who goes on with a request that this thread gave up rather than wait for the database; NULL: it did not, or all of them have too much to
 * do, so that what it has to say is the answer. */
static struct pool *goes_on(const struct lane *l, const struct exchange *x)
{
	struct http_server *srv = l->server;
	enum db_tx wanted = l->worker->db ? db_gave_up(l->worker->db) : TX_NONE;
	if (wanted == TX_NONE || x->refused_by_pool)
		return NULL;
	return wanted == TX_WRITE ? srv->writers : srv->readers;
}

static enum MHD_Result answer(struct lane *l, struct exchange *x, struct MHD_Connection *c)
{
	struct reply r;
	worker_refresh(l->worker);
	life_answer(l->worker, x, &r);
	struct pool *pool = goes_on(l, x);
	if (pool && r.file)
		close(r.file);
	if (pool)
		return elsewhere(l, pool, x, c);
	struct MHD_Response *m = make_response(l->server, &r);
	life_log(l->server, x, &r);
	enum MHD_Result done = hand_over(x, c, m, r.status, r.len);
	if (l->worker->page.cap > KEPT_BUFFER) {
		buf_fini(&l->worker->page);
		buf_init(&l->worker->page, MAX_PAGE);
	}
	return done;
}

/* On a thread of the pool: the reply's texts are the pool worker's, so the response is made here. Without a reply it was admitted. */
static void pool_done(struct exchange *x, const struct reply *r)
{
	if (r) {
		x->response = make_response(x->server, r);
		x->response_status = r->status;
		x->received = (int64_t)r->len;
	}
	if (r && r->settles) {
		x->reply = *r;
		return settler_add(x->server->settler, x);
	}
	if (r)
		life_log(x->server, x, r);
	MHD_resume_connection(x->connection);
}

static void settler_done(struct exchange *x, const struct reply *instead)
{
	if (instead) {
		MHD_destroy_response(x->response);
		return pool_done(x, instead);
	}
	life_log(x->server, x, &x->reply);
	MHD_resume_connection(x->connection);
}

/* Where a request is answered: NULL = here. What writes may wait seconds for another process's lock, and each commit for the disk. */
static struct pool *pool_of(const struct http_server *srv, const struct exchange *x)
{
	if (x->early != OK || !x->entry)
		return NULL;
	if (x->entry->route->flags & R_SLOW)
		return srv->slow;
	return x->method == M_POST || x->entry->route->tx == TX_WRITE ? srv->writers : NULL;
}

/* ---- what the library calls ---- */

static void *on_target(void *cls, const char *target, struct MHD_Connection *c)
{
	struct lane *l = cls;
	struct exchange *x = exchange_take(l);
	(void)c;
	head_target(x, (char *)target);
	return x;
}

/* The head is read, and whoever sends a body of some size is known. */
static enum MHD_Result on_admitted(struct lane *l, struct exchange *x, struct MHD_Connection *c)
{
	bool body = x->head.transfer_encoding || (x->head.content_length && strcmp(x->head.content_length, "0") != 0);
	x->phase = PHASE_BODY;
	/* A body that is not wanted is not waited for: the answer goes out now and the connection ends. */
	if (x->early != OK && body)
		return answer(l, x, c);
	if (body)
		watch_body(x->conn, true, 0);
	else
		((struct watched *)x->conn)->until_us = WATCH_NEVER;
	return MHD_YES;
}

static enum MHD_Result on_head(struct lane *l, struct exchange *x, struct MHD_Connection *c, const char *method,
                               const char *version)
{
	const union MHD_ConnectionInfo *info;
	x->phase = PHASE_ADMIT; /* from here on a stop waits for it */
	atomic_fetch_add(&l->server->active, 1);
	x->method = !strcmp(method, "GET")                              ? M_GET
	            : !strcmp(method, "HEAD")                           ? M_HEAD
	            : !strcmp(method, "POST") || !strcmp(method, "PUT") ? M_POST
	                                                                : M_OTHER;
	info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	x->conn = info->socket_context;
	((struct watched *)x->conn)->asked = true;
	info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	peer_text(info->client_addr, x->address, sizeof x->address, &x->peer_loopback);
	struct ip peer;
	x->by_proxy = ip_of_sockaddr(info->client_addr, &peer) && proxies_have(&l->server->proxies, peer);
	head_version(x, version);
	MHD_get_connection_values(c, MHD_HEADER_KIND, see_header, x);
	life_head(l->server, x);
	if (x->early == OK && x->asks_first) {
		enum err early = x->early;
		int64_t max = x->max_body;
		worker_refresh(l->worker);
		life_admit(l->worker, x);
		struct pool *pool = goes_on(l, x);
		if (pool) {
			x->early = early;
			x->max_body = max;
			return elsewhere(l, pool, x, c);
		}
	}
	return on_admitted(l, x, c);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *c, const char *url, const char *method,
                                  const char *version, const char *bytes, size_t *size, void **state)
{
	struct lane *l = cls;
	struct exchange *x = *state;
	(void)url;
	if (x->phase == PHASE_HEAD)
		return on_head(l, x, c, method, version);
	if (x->response) {
		struct MHD_Response *m = x->response;
		x->response = NULL;
		return hand_over(x, c, m, x->response_status, (size_t)x->received);
	}
	if (x->phase == PHASE_ADMIT)
		return on_admitted(l, x, c);
	if (*size > 0) {
		body_take(x, bytes, *size);
		/* Refused in the middle of a stream that has no stated end: do not read on for ever. */
		if (x->early != OK && x->received > 64 * (int64_t)MAX_BODY)
			return MHD_NO;
		watch_body(x->conn, false, x->received);
		*size = 0;
		return MHD_YES;
	}
	body_end(x);
	struct pool *pool = pool_of(l->server, x);
	return pool ? elsewhere(l, pool, x, c) : answer(l, x, c);
}

static void on_completed(void *cls, struct MHD_Connection *c, void **state, enum MHD_RequestTerminationCode how)
{
	struct lane *l = cls;
	struct exchange *x = *state;
	(void)c;
	(void)how;
	if (!x)
		return;
	if (x->response)
		MHD_destroy_response(x->response);
	if (x->conn)
		watch_until(x->conn, IDLE_SECONDS, 0);
	exchange_give(l, x);
	*state = NULL;
}

/* Nobody takes all the room: a client has so many connections, however he uses them. A trusted proxy speaks for many. */
static enum MHD_Result on_accept(void *cls, const struct sockaddr *a, socklen_t n)
{
	struct http_server *srv = cls;
	struct ip ip;
	(void)n;
	bool room = srv->connections < CONNECTIONS;
	if (room && (!ip_of_sockaddr(a, &ip) || proxies_have(&srv->proxies, ip) ||
	             watch_count(&srv->transport->watch, ip_place(ip)) < srv->config->connections_each))
		return MHD_YES;
	atomic_fetch_add(&srv->refused, 1);
	return MHD_NO;
}

static void on_connection(void *cls, struct MHD_Connection *c, void **context, enum MHD_ConnectionNotificationCode what)
{
	struct lane *l = cls;
	struct watch *w = &l->server->transport->watch;
	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		struct watched *conn = must(calloc(1, sizeof *conn));
		struct ip ip = {0};
		ip_of_sockaddr(MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr, &ip);
		watch_add(w, conn, MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd,
		          ip_place(ip));
		*context = conn;
	} else if (*context) {
		watch_remove(w, *context);
		free(*context);
		*context = NULL;
	}
}

/* The library would decode "%2F" before we see it; paths are decoded in url.c, strictly. */
static size_t keep_escapes(void *cls, struct MHD_Connection *c, char *s)
{
	(void)cls;
	(void)c;
	return strlen(s);
}

[[gnu::format(printf, 2, 0)]] static void on_message(void *cls, const char *fmt, va_list ap)
{
	char text[300];
	(void)cls;
	vsnprintf(text, sizeof text, fmt, ap);
	for (char *p = text; *p; p++)
		if (*p == '"' || *p == '\n')
			*p = ' ';
	log_line(LOG_DEBUG, "http", "text=\"%s\"", text);
}

/* ---- start and stop ---- */

static char *read_pem(struct ctx *cx, const char *path)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = fopen(path, "re");
	if (!f || getdelim(&text, &n, '\0', f) < 1) {
		(void)fail(cx, E_IO, "serve.cannot_read", path, strerror(errno));
		free(text);
		text = NULL;
	}
	if (f)
		fclose(f);
	return text;
}

/* What is read today cannot be opened with the key of tomorrow: no key exchange without forward secrecy, only authenticated ciphers; and of
 * those that both have the server takes its first. */
static const char tls_priorities[] =
    "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:-CIPHER-ALL:"
    "+AES-256-GCM:+CHACHA20-POLY1305:+AES-128-GCM:-MAC-ALL:+AEAD:%SERVER_PRECEDENCE";

static enum err start_lane(struct ctx *cx, struct http_server *srv, size_t i, const char *cert, const char *key)
{
	struct lane *l = &srv->transport->lanes[i];
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
	struct MHD_OptionItem tls[] = {
	    {cert ? MHD_OPTION_HTTPS_MEM_CERT : MHD_OPTION_END, 0, (void *)cert},
	    {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
	    {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)tls_priorities},
	    {MHD_OPTION_END, 0, NULL},
	};
	l->server = srv;
	l->worker = &srv->workers[i];
	l->daemon = MHD_start_daemon(
	    flags | (cert ? MHD_USE_TLS : 0), 0, on_accept, srv, on_request, l, MHD_OPTION_EXTERNAL_LOGGER, on_message,
	    NULL, MHD_OPTION_LISTEN_SOCKET, srv->transport->listening.fd[i], MHD_OPTION_CONNECTION_LIMIT,
	    (unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES,
	    MHD_OPTION_CONNECTION_TIMEOUT, 30U, MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_UNESCAPE_CALLBACK,
	    keep_escapes, NULL, MHD_OPTION_URI_LOG_CALLBACK, on_target, l, MHD_OPTION_NOTIFY_COMPLETED, on_completed, l,
	    MHD_OPTION_NOTIFY_CONNECTION, on_connection, l, MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
	if (!l->daemon)
		return fail(cx, E_IO, cert ? "serve.bad_certificate" : "error.io");
	srv->transport->listening.fd[i] = -1; /* the daemon's now */
	return OK;
}

static enum err start_lanes(struct ctx *cx, struct http_server *srv)
{
	struct transport *t = srv->transport;
	const struct http_config *c = srv->config;
	char *cert = c->cert ? read_pem(cx, c->cert) : NULL,
	     *key = c->cert ? read_pem(cx, c->key ? c->key : c->cert) : NULL;
	enum err e = c->cert && (!cert || !key) ? E_IO : OK;
	for (size_t i = 0; i < t->lane_count && e == OK; i++)
		e = start_lane(cx, srv, i, cert, key);
	free(cert);
	if (key) {
		explicit_bzero(key, strlen(key));
		free(key);
	}
	return e;
}

/* The same sockets, not others on the same port: with those, who waited to be accepted at the old ones would be reset. */
static enum err take_sockets(struct ctx *cx, const struct transport *from, struct listening *ret)
{
	*ret = from->listening;
	ret->count = from->lane_count;
	ret->fd = must(malloc(ret->count * sizeof *ret->fd));
	bool well = true;
	for (size_t i = 0; i < ret->count; i++) {
		int fd = MHD_get_daemon_info(from->lanes[i].daemon, MHD_DAEMON_INFO_LISTEN_FD)->listen_fd;
		ret->fd[i] = fcntl(fd, F_DUPFD_CLOEXEC, 0);
		well = well && ret->fd[i] >= 0;
	}
	return well ? OK : fail(cx, E_IO, "error.io");
}

static size_t lanes_of(const struct http_config *c)
{
	return c->workers > 0 ? (size_t)c->workers : (size_t)sysconf(_SC_NPROCESSORS_ONLN);
}

int http_connections(const struct http_config *c)
{
	return (int)lanes_of(c) + SLOW_THREADS + READERS + WRITERS;
}

static enum err start_all(struct ctx *cx, struct http_server *srv)
{
	struct transport *t = srv->transport;
	const struct http_config *c = srv->config;
	if (!proxies_read(c->trusted_proxy, &srv->proxies))
		return fail(cx, E_USAGE, "serve.bad_proxy", c->trusted_proxy);
	if (c->public_url && !srv->proxies.count && !c->cert)
		log_line(LOG_WARN, "proxy",
		         "why=\"no trusted proxy is named, so that all who come through one count as one client\"");
	size_t n = c->after ? c->after->transport->lane_count : lanes_of(c);
	if (c->after)
		TRY(take_sockets(cx, c->after->transport, &t->listening));
	else
		TRY(listen_open(cx, c->listen, c->next_free_port, n, &t->listening));
	names_set(srv, &t->listening);
	if (!srv->secure && !t->listening.loopback && !c->insecure)
		return fail(cx, E_USAGE, "serve.refused_insecure", c->listen);
	if (!srv->secure && !t->listening.loopback)
		log_line(LOG_WARN, "insecure", "listen=%s why=\"passwords and data go unencrypted\"", c->listen);
	srv->workers = must(calloc(n, sizeof *srv->workers));
	while (srv->worker_count < n)
		TRY(worker_init(&srv->workers[srv->worker_count++], srv));
	for (size_t i = 0; i < n; i++)
		TRY(worker_hurry(&srv->workers[i]));
	TRY(pool_create(srv, SLOW_THREADS, 0, pool_done, &srv->slow));
	TRY(pool_create(srv, READERS, 0, pool_done, &srv->readers));
	bool one_writes = n && srv->workers[0].db && !db_is_pg(srv->workers[0].db);
	TRY(pool_create(srv, WRITERS, one_writes ? WRITES_ALONE_US : 0, pool_done, &srv->writers));
	TRY(settler_create(srv, settler_done, &srv->settler));
	t->lanes = must(calloc(n, sizeof *t->lanes));
	t->lane_count = n;
	return start_lanes(cx, srv);
}

enum err http_start(struct ctx *cx, const struct http_config *config, const struct http_hooks *hooks,
                    const struct route_set *sets, size_t n, struct http_server **ret)
{
	struct http_server *srv = must(calloc(1, sizeof *srv));
	struct transport *t = srv->transport = must(calloc(1, sizeof *t));
	struct http_config *c = must(malloc(sizeof *c));
	*c = *config;
	if (!c->tmp_dir)
		c->tmp_dir = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	if (c->max_upload == 0)
		c->max_upload = (int64_t)2 << 30;
	if (c->connections_each == 0)
		c->connections_each = CONNECTIONS_EACH;
	srv->config = c;
	srv->hooks = hooks;
	srv->started = time(NULL);
	raise_file_limit();
	t->watch.timeouts = &srv->timeouts;
	t->watch.connections = &srv->connections;
	enum err e = watch_start(&t->watch);
	if (e == OK)
		e = routes_init(cx, &srv->routes, sets, n, hooks);
	if (e == OK)
		e = start_all(cx, srv);
	c->after = NULL;
	if (e != OK) {
		http_stop(srv);
		return e;
	}
	*ret = srv;
	return OK;
}

int http_port(const struct http_server *srv)
{
	return srv->port;
}

const char *http_local_url(const struct http_server *srv)
{
	return srv->local_url;
}

const char *http_url(const struct http_server *srv)
{
	return srv->url;
}

static void accept_no_more(struct http_server *srv)
{
	struct transport *t = srv->transport;
	srv->stopping = true;
	for (size_t i = 0; i < t->lane_count; i++) {
		int fd = t->lanes[i].daemon ? MHD_quiesce_daemon(t->lanes[i].daemon) : -1;
		if (fd >= 0)
			close(fd);
	}
}

void http_retire(struct http_server *srv)
{
	accept_no_more(srv);
	int64_t until = clock_monotonic_us() + (int64_t)RETIRE_SECONDS * 1000000;
	while (watch_awaits_first(&srv->transport->watch) && clock_monotonic_us() < until)
		usleep(5000);
	http_stop(srv);
}

void http_stop(struct http_server *srv)
{
	struct transport *t = srv->transport;
	if (!srv->stopping)
		accept_no_more(srv);
	int64_t until = clock_monotonic_us() + (int64_t)STOP_SECONDS * 1000000;
	while (srv->active > 0 && clock_monotonic_us() < until)
		usleep(5000);
	/* They resume every connection they held, which must be so before a daemon is stopped. */
	pool_destroy(srv->slow);
	pool_destroy(srv->readers);
	pool_destroy(srv->writers);
	settler_destroy(srv->settler);
	for (size_t i = 0; i < t->lane_count; i++) {
		if (t->lanes[i].daemon)
			MHD_stop_daemon(t->lanes[i].daemon);
		for (struct exchange *x = t->lanes[i].spare, *next; x; x = next) {
			next = x->next;
			exchange_destroy(x);
		}
	}
	watch_stop(&t->watch);
	listen_close(&t->listening);
	for (size_t i = 0; i < srv->worker_count; i++)
		worker_fini(&srv->workers[i]);
	routes_fini(&srv->routes);
	free(t->lanes);
	free(t);
	free(srv->workers);
	free((void *)srv->config);
	free(srv);
}

/* /healthz and /metrics (Prometheus text), and the counting behind them. */
#include "base/clock.h"
#include "base/log.h"
#include "base/secret.h"
#include "http/inner.h"
#include "lang/tr.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const int64_t bucket_us[] = {1000, 5000, 25000, 100000, 500000, 2500000, 10000000};
enum { BUCKETS = sizeof bucket_us / sizeof bucket_us[0], LOGGED_SEGMENT = 24 };

bool metrics_path(const struct exchange *x)
{
	return !strcmp(x->path, "/healthz") || !strcmp(x->path, "/metrics");
}

static void metrics_count(struct http_server *srv, const struct reply *r, int64_t us)
{
	size_t b = 0;
	while (b < BUCKETS && us > bucket_us[b])
		b++;
	atomic_fetch_add_explicit(&srv->bucket[b], 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&srv->bytes_out, r->len, memory_order_relaxed);
	atomic_fetch_add_explicit(&srv->queries, (uint64_t)r->queries, memory_order_relaxed);
	atomic_fetch_add_explicit(&srv->rows, (uint64_t)r->rows, memory_order_relaxed);
	struct entry *e = (struct entry *)r->entry;
	if (!e)
		return;
	int class = r->status / 100;
	atomic_fetch_add_explicit(&e->count[class >= 0 && class < STATUS_CLASSES ? class : 0], 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&e->microseconds, (uint64_t)us, memory_order_relaxed);
}

static void counter(struct buf *b, const char *name, const char *kind, uint64_t v)
{
	buf_printf(b, "# TYPE hjul_%s %s\nhjul_%s %ju\n", name, kind, name, (uintmax_t)v);
}

static void per_route(const struct http_server *srv, struct buf *b)
{
	static const char *const methods[] = {"GET", "POST"};
	buf_str(b, "# TYPE hjul_requests_total counter\n# TYPE hjul_request_seconds_total counter\n");
	for (size_t i = 0; i < srv->routes.count; i++) {
		const struct entry *e = &srv->routes.entries[i];
		const char *path = e->route->path, *method = methods[e->route->method];
		uint64_t all = 0;
		for (int c = 0; c < STATUS_CLASSES; c++) {
			uint64_t n = e->count[c];
			all += n;
			if (n)
				buf_printf(b, "hjul_requests_total{route=\"%s\",method=\"%s\",status=\"%dxx\"} %ju\n",
				           path, method, c, (uintmax_t)n);
		}
		if (all)
			buf_printf(b, "hjul_request_seconds_total{route=\"%s\",method=\"%s\"} %.6f\n", path, method,
			           (double)e->microseconds / 1e6);
	}
}

static void durations(const struct http_server *srv, struct buf *b)
{
	uint64_t sum = 0;
	buf_str(b, "# TYPE hjul_request_seconds histogram\n");
	for (size_t i = 0; i < BUCKETS; i++) {
		sum += srv->bucket[i];
		buf_printf(b, "hjul_request_seconds_bucket{le=\"%g\"} %ju\n", (double)bucket_us[i] / 1e6,
		           (uintmax_t)sum);
	}
	sum += srv->bucket[BUCKETS];
	buf_printf(b, "hjul_request_seconds_bucket{le=\"+Inf\"} %ju\nhjul_request_seconds_count %ju\n", (uintmax_t)sum,
	           (uintmax_t)sum);
}

/* Resident memory in bytes; 0 when /proc does not say. */
static uint64_t resident(void)
{
	unsigned long total, pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");
	if (!f)
		return 0;
	if (fscanf(f, "%lu %lu", &total, &pages) != 2)
		pages = 0;
	fclose(f);
	return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void write_metrics(const struct http_server *srv, struct buf *b)
{
	per_route(srv, b);
	durations(srv, b);
	counter(b, "requests_under_way", "gauge", (uint64_t)srv->active);
	counter(b, "connections", "gauge", srv->connections);
	counter(b, "connections_refused_total", "counter", srv->refused);
	counter(b, "timeouts_total", "counter", srv->timeouts);
	counter(b, "sent_bytes_total", "counter", srv->bytes_out);
	counter(b, "database_calls_total", "counter", srv->queries);
	counter(b, "database_rows_total", "counter", srv->rows);
	counter(b, "uptime_seconds", "gauge", (uint64_t)(time(NULL) - srv->started));
	counter(b, "resident_bytes", "gauge", resident());
	if (srv->hooks->metrics)
		srv->hooks->metrics(b);
}

/* From this machine itself, or with the token. What a proxy on this machine hands on comes from anywhere: where there is one, or a
 * request shows that it came through one, only the token counts. */
static bool may_read(const struct http_server *srv, const struct exchange *x)
{
	const char *token = srv->config->metrics_token, *sent = x->head.authorization;
	if (x->peer_loopback && !srv->config->public_url && !srv->proxies.count && !x->head.forwarded_for &&
	    !x->head.forwarded_proto && !x->head.proxied)
		return true;
	return token && sent && !strncmp(sent, "Bearer ", 7) && secret_equal(sent + 7, token);
}

/* The database answers a transaction. */
static bool healthy(struct worker *w, const struct exchange *x)
{
	if (!w->db)
		return !w->server->config->db;
	bool well = worker_begin(w, x, TX_READ) == OK && db_commit(&w->cx) == OK;
	db_abort(&w->cx);
	return well;
}

void metrics_answer(struct worker *w, const struct exchange *x, struct reply *r)
{
	struct buf *b = &w->page;
	buf_clear(b);
	reply_header(r, "Content-Type", "text/plain; version=0.0.4; charset=utf-8");
	r->status = 200;
	if (!strcmp(x->path, "/healthz")) {
		bool well = healthy(w, x);
		w->cx.lang = LANG_EN;
		r->status = well ? 200 : 503;
		buf_printf(b, "%s\n", well ? "ok" : tr_fault(&w->cx, &w->cx.fault));
	} else if (may_read(w->server, x)) {
		write_metrics(w->server, b);
	} else {
		r->status = err_info(r->err = E_FORBIDDEN)->status;
		buf_str(b, "metrics are for this machine, or with the token\n");
	}
	r->body = b->p;
	r->len = b->len;
}

/* What is logged of the path: of one that a route has, by whichever method, the route's; of others the path itself, shortened, without what
 * may be the token of a one-time link. */
static const char *logged_path(const struct exchange *x, char *out, size_t size)
{
	const struct entry *e = x->entry ? x->entry : x->match.entry[GET] ? x->match.entry[GET] : x->match.entry[POST];
	if (e)
		return e->route->path;
	size_t n = 0;
	for (const char *s = x->path, *next; *s && n + 2 < size; s = next) {
		size_t len = strcspn(s + 1, "/");
		next = s + 1 + len;
		bool hidden = len >= LOGGED_SEGMENT;
		for (const char *p = s; p < (hidden ? s + 1 : next) && n + 2 < size; p++)
			out[n++] = *p;
		if (hidden)
			out[n++] = '*';
	}
	out[n] = '\0';
	return log_quoted(out);
}

void life_log(struct http_server *srv, const struct exchange *x, const struct reply *r)
{
	static const char *const methods[] = {"GET", "HEAD", "POST", "?"};
	int64_t us = clock_monotonic_us() - x->start_us;
	char path[200];
	metrics_count(srv, r, us);
	/* The query string may hold what was searched for. */
	log_line(r->status >= 500 ? LOG_WARN : LOG_INFO, "request",
	         "id=%jd method=%s route=%s user=%jd address=%s status=%d err=%s%s%s ms=%.1f queries=%jd "
	         "rows=%jd arena=%jd bytes=%zu",
	         (intmax_t)x->number, methods[x->method], logged_path(x, path, sizeof path), (intmax_t)r->user,
	         x->address, r->status, err_info(r->err)->name, r->why ? " why=" : "", r->why ? r->why : "",
	         (double)us / 1000, (intmax_t)r->queries, (intmax_t)r->rows, (intmax_t)r->arena_bytes, r->len);
}

#include "http/transport.h"

#include "base/clock.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { BACKLOG = 1024, PORTS_TRIED = 100 };

static bool is_loopback(const struct sockaddr *a)
{
	if (a->sa_family == AF_INET)
		return ntohl(((const struct sockaddr_in *)a)->sin_addr.s_addr) >> 24 == 127;
	if (a->sa_family != AF_INET6)
		return false;
	const struct in6_addr *six = &((const struct sockaddr_in6 *)a)->sin6_addr;
	return IN6_IS_ADDR_LOOPBACK(six) || (IN6_IS_ADDR_V4MAPPED(six) && six->s6_addr[12] == 127);
}

void peer_text(const struct sockaddr *a, char *out, size_t size, bool *ret_loopback)
{
	*ret_loopback = is_loopback(a);
	snprintf(out, size, "-");
	if (a->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)a)->sin_addr, out, (socklen_t)size);
	else if (a->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)a)->sin6_addr, out, (socklen_t)size);
}

static void set_port(struct sockaddr_storage *a, int port)
{
	if (a->ss_family == AF_INET)
		((struct sockaddr_in *)a)->sin_port = htons((uint16_t)port);
	else
		((struct sockaddr_in6 *)a)->sin6_port = htons((uint16_t)port);
}

static int get_port(int fd)
{
	struct sockaddr_storage a;
	socklen_t n = sizeof a;
	if (getsockname(fd, (struct sockaddr *)&a, &n) != 0)
		return 0;
	return ntohs(a.ss_family == AF_INET ? ((struct sockaddr_in *)&a)->sin_port
	                                    : ((struct sockaddr_in6 *)&a)->sin6_port);
}

/* A bound, listening socket; -1 with errno. */
static int open_one(const struct sockaddr_storage *a, socklen_t n, bool shared)
{
	int on = 1, fd = socket(a->ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (shared)
		setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
	if (bind(fd, (const struct sockaddr *)a, n) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	int why = errno;
	close(fd);
	errno = why;
	return -1;
}

/* "HOST:PORT" → address; brackets around an IPv6 host. */
static enum err resolve(struct ctx *cx, const char *where, struct listening *l, struct sockaddr_storage *ret,
                        socklen_t *ret_n)
{
	const char *colon = strrchr(where, ':');
	size_t n = colon ? (size_t)(colon - where) : 0;
	bool brackets = n > 1 && where[0] == '[' && where[n - 1] == ']';
	if (n == 0 || n >= sizeof l->host || strspn(colon + 1, "0123456789") != strlen(colon + 1) || !colon[1])
		return fail(cx, E_USAGE, "serve.bad_listen", where);
	snprintf(l->host, sizeof l->host, "%.*s", (int)(n - 2 * brackets), where + brackets);
	l->port = atoi(colon + 1);
	struct addrinfo want = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE}, *found;
	if (l->port > 65535 || strlen(colon + 1) > 5 || getaddrinfo(l->host, colon + 1, &want, &found) != 0)
		return fail(cx, E_USAGE, "serve.bad_listen", where);
	memcpy(ret, found->ai_addr, found->ai_addrlen);
	*ret_n = found->ai_addrlen;
	freeaddrinfo(found);
	l->loopback = is_loopback((const struct sockaddr *)ret);
	return OK;
}

enum err listen_open(struct ctx *cx, const char *where, bool next_free, size_t n, struct listening *ret)
{
	struct listening l = {.count = n};
	struct sockaddr_storage a = {0};
	socklen_t size = 0;
	int probe;
	TRY(resolve(cx, where, &l, &a, &size));
	int last = next_free && l.port ? l.port + PORTS_TRIED : l.port;
	for (;; l.port++) {
		set_port(&a, l.port);
		probe = open_one(&a, size, false);
		if (probe >= 0 || errno != EADDRINUSE || l.port >= last || l.port >= 65535)
			break;
	}
	if (probe < 0)
		return errno == EADDRINUSE ? fail(cx, E_CONFLICT, "serve.port_in_use", where)
		                           : fail(cx, E_USAGE, "serve.cannot_listen", where, strerror(errno));
	l.port = get_port(probe);
	set_port(&a, l.port);
	close(probe);
	l.fd = calloc(n, sizeof *l.fd);
	if (!l.fd)
		abort();
	for (size_t i = 0; i < n; i++)
		l.fd[i] = -1;
	for (size_t i = 0; i < n; i++)
		if ((l.fd[i] = open_one(&a, size, true)) < 0) {
			listen_close(&l);
			return fail(cx, E_CONFLICT, "serve.port_in_use", where);
		}
	*ret = l;
	return OK;
}

void listen_close(struct listening *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->fd[i] >= 0)
			close(l->fd[i]);
	free(l->fd);
	*l = (struct listening){0};
}

void watch_until(struct watched *c, int seconds, int64_t bytes)
{
	c->until_us = clock_monotonic_us() + ((int64_t)seconds + bytes / SLOWEST_RATE) * 1000000;
}

void watch_body(struct watched *c, bool begins, int64_t bytes)
{
	if (begins)
		c->body_us = clock_monotonic_us();
	c->until_us = c->body_us + ((int64_t)BODY_SECONDS + bytes / SLOWEST_RATE) * 1000000;
}

static struct watched **bucket(struct watch *w, struct ip place)
{
	uint64_t h = 1469598103934665603u;
	for (size_t i = 0; i < sizeof place.byte; i++)
		h = (h ^ place.byte[i]) * 1099511628211u;
	return &w->bucket[(h ^ h >> 32) % WATCH_BUCKETS];
}

int watch_count(struct watch *w, struct ip place)
{
	int n = 0;
	pthread_mutex_lock(&w->lock);
	for (struct watched *c = *bucket(w, place); c; c = c->same)
		n += !memcmp(&c->place, &place, sizeof place);
	pthread_mutex_unlock(&w->lock);
	return n;
}

int64_t watch_kept(struct watched *of)
{
	struct watch *w = of->watch;
	int64_t n = 0;
	pthread_mutex_lock(&w->lock);
	for (struct watched *c = *bucket(w, of->place); c; c = c->same)
		n += memcmp(&c->place, &of->place, sizeof of->place) ? 0 : c->kept;
	pthread_mutex_unlock(&w->lock);
	return n;
}

bool watch_awaits_first(struct watch *w)
{
	bool found = false;
	pthread_mutex_lock(&w->lock);
	for (struct watched *c = w->first; c && !found; c = c->next)
		found = !c->asked && c->until_us != WATCH_NEVER;
	pthread_mutex_unlock(&w->lock);
	return found;
}

void watch_add(struct watch *w, struct watched *c, int fd, struct ip place)
{
	c->fd = fd;
	c->place = place;
	c->watch = w;
	watch_until(c, HEAD_SECONDS, 0);
	pthread_mutex_lock(&w->lock);
	c->prev = NULL;
	c->next = w->first;
	if (w->first)
		w->first->prev = c;
	w->first = c;
	struct watched **b = bucket(w, place);
	c->same = *b;
	*b = c;
	pthread_mutex_unlock(&w->lock);
	atomic_fetch_add(w->connections, 1);
}

void watch_remove(struct watch *w, struct watched *c)
{
	pthread_mutex_lock(&w->lock);
	if (c->prev)
		c->prev->next = c->next;
	else
		w->first = c->next;
	if (c->next)
		c->next->prev = c->prev;
	struct watched **at = bucket(w, c->place);
	while (*at != c)
		at = &(*at)->same;
	*at = c->same;
	pthread_mutex_unlock(&w->lock);
	atomic_fetch_sub(w->connections, 1);
}

static void *watch_run(void *arg)
{
	struct watch *w = arg;
	pthread_mutex_lock(&w->lock);
	while (!w->ending) {
		struct timespec t;
		clock_gettime(CLOCK_REALTIME, &t);
		t.tv_sec++;
		pthread_cond_timedwait(&w->wake, &w->lock, &t);
		int64_t now = clock_monotonic_us();
		for (struct watched *c = w->first; c; c = c->next)
			if (c->until_us < now) {
				/* The library sees the end and closes; the descriptor is its own until watch_remove. */
				shutdown(c->fd, SHUT_RDWR);
				c->until_us = WATCH_NEVER;
				atomic_fetch_add(w->timeouts, 1);
			}
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

enum err watch_start(struct watch *w)
{
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->wake, NULL);
	return pthread_create(&w->thread, NULL, watch_run, w) == 0 ? OK : E_IO;
}

void watch_stop(struct watch *w)
{
	pthread_mutex_lock(&w->lock);
	w->ending = true;
	pthread_cond_signal(&w->wake);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	pthread_cond_destroy(&w->wake);
	pthread_mutex_destroy(&w->lock);
}

void raise_file_limit(void)
{
	struct rlimit r;
	if (getrlimit(RLIMIT_NOFILE, &r) != 0)
		return;
	r.rlim_cur = r.rlim_max < 65536 ? r.rlim_max : 65536;
	setrlimit(RLIMIT_NOFILE, &r);
}

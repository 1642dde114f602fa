/* Between the sockets and the HTTP library: listening, and time limits that the library does not know. */
#ifndef HTTP_TRANSPORT_H
#define HTTP_TRANSPORT_H

#include "base/ctx.h"
#include "http/proxy.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

struct listening {
	int *fd;
	size_t count;
	int port;
	bool loopback;
	char host[256]; /* as written, without brackets */
};
/* Open `n` sockets on "HOST:PORT" (port 0: any free one), with SO_REUSEPORT so that the kernel spreads connections over
 * them. The address is first bound once without it, since another server there would otherwise go unnoticed and take
 * its share of them. next_free: if the port is in use, try up to 100 higher ones.
 * E_USAGE: no such address; E_CONFLICT: in use. */
enum err listen_open(struct ctx *, const char *where, bool next_free, size_t n, struct listening *ret);
void listen_close(struct listening *);
/* As many open files as we may have: a connection is one. */
void raise_file_limit(void);
/* The address of a peer as text, and whether it is this machine. */
void peer_text(const struct sockaddr *, char *out, size_t size, bool *ret_loopback);

/* A connection under watch: it is closed when it has not finished its present part (head, body) by a given time, even
 * if bytes trickle in. */
struct watched {
	struct watched *prev, *next;
	struct watched *same; /* the next of its bucket in struct watch */
	struct watch *watch;
	struct ip place;
	int fd;
	_Atomic bool asked;       /* a request of it has begun */
	int64_t body_us;          /* when the body that is read on it began, by clock_monotonic_us */
	_Atomic int64_t kept;     /* bytes of a stranger\'s body that are in memory */
	_Atomic int64_t until_us; /* by clock_monotonic_us; WATCH_NEVER while we work on its request */
};
#define WATCH_NEVER INT64_MAX
enum {
	HEAD_SECONDS = 15,   /* from connecting to the end of the first head */
	IDLE_SECONDS = 60,   /* from an answer to the end of the next head */
	BODY_SECONDS = 20,   /* for a body or an answer, besides what it needs at … */
	SLOWEST_RATE = 4096, /* … so many bytes a second */
	WATCH_BUCKETS = 1024
};
struct watch {
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct watched *first;
	struct watched *bucket[WATCH_BUCKETS]; /* by their place */
	pthread_t thread;
	bool ending;
	_Atomic uint64_t *timeouts, *connections; /* counters of struct http_server */
};
enum err watch_start(struct watch *);
void watch_stop(struct watch *);
void watch_add(struct watch *, struct watched *, int fd, struct ip place);
/* How many connections come from this place? */
int watch_count(struct watch *, struct ip place);
/* How many bytes of strangers' bodies are kept of all connections from the place of this one? */
int64_t watch_kept(struct watched *);
/* Is there a connection that has not sent anything of a request yet, nor had the time for it? */
bool watch_awaits_first(struct watch *);
void watch_remove(struct watch *, struct watched *);
/* Set the time: `seconds` from now, and as long as `bytes` take at SLOWEST_RATE. */
void watch_until(struct watched *, int seconds, int64_t bytes);
/* The same for a body, from when it began: bytes that trickle in do not make it longer. begins: it does now. */
void watch_body(struct watched *, bool begins, int64_t bytes);

#endif

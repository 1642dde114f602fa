/* Between the sockets and the HTTP library: listening, and time limits that the library does not know. */
#ifndef HTTP_TRANSPORT_H
#define HTTP_TRANSPORT_H

#include "base/ctx.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* Open `n` sockets on one address, each with SO_REUSEPORT so that the kernel shares connections out. The address is first bound
 * once without it: another server there would else go unnoticed and take its share. "HOST:PORT", port 0 = any free;
 * next_free: up to 100 ports further. E_USAGE: no such address; E_CONFLICT: in use; with the reason. */
struct listening {
	int *fd;
	size_t count;
	int port;
	bool loopback;
	char host[256]; /* as written, without brackets */
};
enum err listen_open(struct ctx *, const char *where, bool next_free, size_t n, struct listening *ret);
void listen_close(struct listening *);
/* Address of a peer as text; is it this machine? */
void peer_text(const struct sockaddr *, char *out, size_t size, bool *ret_loopback);

/* Connections under watch: each has a moment by which it must have come further, whatever trickles in. */
struct watched {
	struct watched *prev, *next;
	int fd;
	_Atomic int64_t until_us; /* clock_monotonic_us; WATCH_NEVER while we work on it */
};
#define WATCH_NEVER INT64_MAX
enum {
	HEAD_SECONDS = 15,   /* from connecting, or … */
	IDLE_SECONDS = 60,   /* … from the last answer, to the whole of the next head */
	BODY_SECONDS = 20,   /* grace; beyond it at least … */
	SLOWEST_RATE = 4096, /* … bytes a second on average, in and out */
};
struct watch {
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct watched *first;
	pthread_t thread;
	bool ending;
	_Atomic uint64_t *timeouts, *connections; /* counted */
};
enum err watch_start(struct watch *);
void watch_stop(struct watch *);
void watch_add(struct watch *, struct watched *, int fd);
void watch_remove(struct watch *, struct watched *);
/* `seconds` from now, and what the slowest rate needs for the bytes. */
void watch_until(struct watched *, int seconds, int64_t bytes);

#endif

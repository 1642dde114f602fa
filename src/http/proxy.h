/* Which proxies are believed, and what they say about the client. Pure. */
#ifndef HTTP_PROXY_H
#define HTTP_PROXY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* An address as IPv6; an IPv4 one as ::ffff:a.b.c.d. */
struct ip {
	uint8_t byte[16];
};
/* What counts as one client: an IPv4 address, or the /64 of an IPv6 one, since who has one of them has all. */
struct ip ip_place(struct ip);
bool ip_of_sockaddr(const struct sockaddr *, struct ip *ret); /* false: neither IPv4 nor IPv6 */

enum { PROXIES_MAX = 16 };
struct proxies {
	size_t count;
	struct ip_net {
		struct ip ip;
		int bits;
	} net[PROXIES_MAX];
};
/* Read "127.0.0.1, 10.0.0.0/8 fd00::/8": addresses and networks between commas or spaces; NULL = none. False: one of them is neither, or
 * they are too many. */
bool proxies_read(const char *text, struct proxies *ret);
bool proxies_have(const struct proxies *, struct ip);

/* The client of a request that came from a trusted proxy, by the X-Forwarded-For headers in their order, joined with commas. From the
 * right, each entry was written by the one before it, so the first that is no trusted proxy is the client; what stands left of it is the
 * client's own invention. Ports are left out. *address (of the peer) stays when there is no such list, or what would count is no
 * address. */
void proxies_client(const struct proxies *, const char *forwarded_for, char *address, size_t size);
/* Does X-Forwarded-Proto say, by its last entry, that the client spoke TLS with the proxy? NULL: no. */
bool proxies_say_tls(const char *forwarded_proto);

#endif

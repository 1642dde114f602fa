#include "http/proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};

static bool is_v4(struct ip ip)
{
	return !memcmp(ip.byte, mapped, sizeof mapped);
}

struct ip ip_place(struct ip ip)
{
	if (!is_v4(ip))
		memset(ip.byte + 8, 0, 8);
	return ip;
}

bool ip_of_sockaddr(const struct sockaddr *a, struct ip *ret)
{
	if (a->sa_family == AF_INET6) {
		memcpy(ret->byte, &((const struct sockaddr_in6 *)a)->sin6_addr, 16);
		return true;
	}
	memcpy(ret->byte, mapped, sizeof mapped);
	memcpy(ret->byte + 12, &((const struct sockaddr_in *)a)->sin_addr, 4);
	return a->sa_family == AF_INET;
}

static bool ip_read(const char *text, struct ip *ret)
{
	memcpy(ret->byte, mapped, sizeof mapped);
	return inet_pton(AF_INET, text, ret->byte + 12) == 1 || inet_pton(AF_INET6, text, ret->byte) == 1;
}

/* "10.0.0.0/8"; its bits count from the beginning of the IPv6 address. */
static bool net_read(char *text, struct ip_net *ret)
{
	char *slash = strchr(text, '/'), *end = NULL;
	if (slash)
		*slash++ = '\0';
	if (!ip_read(text, &ret->ip))
		return false;
	int all = strchr(text, ':') ? 128 : 32;
	long bits = slash ? strtol(slash, &end, 10) : all;
	if (slash && (*slash < '0' || *slash > '9' || *end || bits > all))
		return false;
	ret->bits = (int)bits + 128 - all;
	return true;
}

bool proxies_read(const char *text, struct proxies *ret)
{
	*ret = (struct proxies){0};
	for (const char *s = text ? text : ""; *(s += strspn(s, ", "));) {
		char one[64];
		size_t n = strcspn(s, ", ");
		if (n >= sizeof one || ret->count == PROXIES_MAX)
			return false;
		memcpy(one, s, n);
		one[n] = '\0';
		if (!net_read(one, &ret->net[ret->count++]))
			return false;
		s += n;
	}
	return true;
}

static bool net_has(const struct ip_net *net, struct ip ip)
{
	int whole = net->bits / 8, rest = net->bits % 8;
	if (memcmp(net->ip.byte, ip.byte, (size_t)whole) != 0)
		return false;
	return rest == 0 || ((net->ip.byte[whole] ^ ip.byte[whole]) >> (8 - rest)) == 0;
}

bool proxies_have(const struct proxies *p, struct ip ip)
{
	for (size_t i = 0; i < p->count; i++)
		if (net_has(&p->net[i], ip))
			return true;
	return false;
}

/* An entry without the port, brackets and spaces that some proxies add: "[2001:db8::1]:443", "192.0.2.1:55". False: no address. */
static bool entry_read(const char *s, size_t n, char *out, size_t size, struct ip *ret)
{
	while (n > 0 && (*s == ' ' || *s == '\t' || *s == '['))
		s++, n--;
	size_t len = 0;
	bool four = false;
	while (len < n && strchr("0123456789abcdefABCDEF.:", s[len]) && s[len]) {
		four = four || (s[len] == '.' && !memchr(s, ':', len));
		if (four && s[len] == ':')
			break;
		len++;
	}
	if (len == 0 || len >= size)
		return false;
	memcpy(out, s, len);
	out[len] = '\0';
	return ip_read(out, ret);
}

void proxies_client(const struct proxies *p, const char *list, char *address, size_t size)
{
	size_t end = list ? strlen(list) : 0;
	while (end > 0) {
		size_t begin = end;
		struct ip ip;
		char one[INET6_ADDRSTRLEN];
		while (begin > 0 && list[begin - 1] != ',')
			begin--;
		if (!entry_read(list + begin, end - begin, one, sizeof one, &ip))
			return;
		snprintf(address, size, "%s", one);
		if (!proxies_have(p, ip))
			return;
		end = begin > 0 ? begin - 1 : 0;
	}
}

bool proxies_say_tls(const char *proto)
{
	const char *last = proto ? strrchr(proto, ',') : NULL;
	last = last ? last + 1 : proto;
	return last && !strcasecmp(last + strspn(last, " \t"), "https");
}

/* Names the server answers to, and how it calls itself. */
#include "http/inner.h"
#include "http/transport.h"
#include "http/url.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void names_set(struct http_server *srv, const struct listening *l)
{
	const struct http_config *c = srv->config;
	bool six = strchr(l->host, ':');
	srv->port = l->port;
	srv->tls = c->cert != NULL;
	srv->secure = srv->tls || (c->public_url && !strncasecmp(c->public_url, "https://", 8));
	snprintf(srv->listen_host, sizeof srv->listen_host, "%s", l->host);
	snprintf(srv->local_url, sizeof srv->local_url, "%s://%s%s%s:%d", srv->tls ? "https" : "http", six ? "[" : "",
	         l->host, six ? "]" : "", l->port);
	memcpy(srv->url, srv->local_url, sizeof srv->url);
	if (!c->public_url)
		return;
	size_t n = strlen(c->public_url);
	snprintf(srv->url, sizeof srv->url, "%.*s", (int)(n && c->public_url[n - 1] == '/' ? n - 1 : n), c->public_url);
	const char *host = strstr(srv->url, "://");
	host = host ? host + 3 : srv->url;
	size_t end = strcspn(host, "/?#");
	snprintf(srv->origin, sizeof srv->origin, "%.*s", (int)(host - srv->url + (long)end), srv->url);
	snprintf(srv->public_host, sizeof srv->public_host, "%.*s", (int)strcspn(host, ":/?#"), host);
	for (char *p = srv->public_host; *p; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
}

bool host_allowed(const struct http_server *srv, const char *host)
{
	char name[256];
	int port;
	if (!host || !url_host(host, name, sizeof name, &port))
		return false;
	/* An address cannot be rebound: whoever names it in a URL is of the same origin. */
	return url_is_ip(name) || url_is_loopback(name) || !strcmp(name, srv->public_host) ||
	       !strcmp(name, srv->listen_host);
}

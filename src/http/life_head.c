/* The head of a request is complete: what it asks for, and what is refused before its body is waited for. */
#include "http/inner.h"
#include "http/url.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static void refuse(struct exchange *x, enum err e, const char *key)
{
	x->early = e;
	x->early_key = key;
}

/* The path of the target, decoded; also "http://host/path", which a server must take. */
static bool decode_target(struct exchange *x)
{
	const char *s = x->target;
	if (!strncasecmp(s, "http://", 7) || !strncasecmp(s, "https://", 8)) {
		s = strchr(s, ':') + 3;
		s += strcspn(s, "/?");
	}
	return url_path(s, strcspn(s, "?"), x->path, sizeof x->path);
}

static bool ends_json(const char *path)
{
	size_t n = strlen(path);
	return n > 6 && !strcmp(path + n - 5, ".json");
}

/* ".json" asks for JSON of the path before it, unless a route is written with it (/openapi.json). */
static bool match(const struct routes *rs, struct exchange *x)
{
	bool found = routes_match(rs, x->path, &x->arena, &x->match);
	const struct entry *e = x->match.entry[GET] ? x->match.entry[GET] : x->match.entry[POST];
	if (!ends_json(x->path) || (found && ends_json(e->route->path)))
		return found;
	x->path[strlen(x->path) - 5] = '\0';
	return x->json_suffix = routes_match(rs, x->path, &x->arena, &x->match);
}

void life_head(struct http_server *srv, struct exchange *x)
{
	const struct head *h = &x->head;
	x->path[0] = '\0';
	x->tls = srv->tls || (x->by_proxy && proxies_say_tls(h->forwarded_proto));
	x->secure = x->tls || srv->secure;
	if (x->by_proxy)
		proxies_client(&srv->proxies, h->forwarded_for, x->address, sizeof x->address);
	if (x->target_too_long)
		return refuse(x, E_TOO_LARGE, "error.long_address");
	/* Two lengths, or a length and chunks, are how requests are smuggled past a proxy. */
	if (h->twice || h->odd || !h->host ||
	    (h->transfer_encoding && (h->content_length || strcasecmp(h->transfer_encoding, "chunked") != 0)))
		return refuse(x, E_USAGE, "error.bad_request");
	if (!decode_target(x))
		return refuse(x, E_USAGE, "error.bad_path");
	if (!host_allowed(srv, h->host))
		return refuse(x, E_FORBIDDEN, "error.host");
	if (x->method != M_POST && (h->transfer_encoding || (h->content_length && strcmp(h->content_length, "0") != 0)))
		return refuse(x, E_USAGE, "error.bad_request");
	if (!strncmp(x->path, "/a/", 3) || metrics_path(x)) {
		if (x->method > M_HEAD)
			refuse(x, E_METHOD, "error.method");
		return;
	}
	x->found = match(&srv->routes, x);
	if (!x->found)
		return refuse(x, E_NOT_FOUND, "error.not_found");
	x->entry = x->method == M_OTHER ? NULL : x->match.entry[x->method == M_POST ? POST : GET];
	if (!x->entry)
		return refuse(x, E_METHOD, "error.method");
	if (x->method == M_POST)
		body_expect(srv, x);
}

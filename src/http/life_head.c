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

static void check_body(const struct http_server *srv, struct exchange *x)
{
	const char *length = x->head.content_length;
	bool upload = x->entry->route->flags & R_UPLOAD;
	int64_t max = upload ? srv->config->max_upload + MAX_BODY : MAX_BODY, n = 0;
	for (const char *p = length; p && *p; p++) {
		if (*p < '0' || *p > '9' || n > INT64_MAX / 10 - 10)
			return refuse(x, E_USAGE, "error.bad_request");
		n = n * 10 + (*p - '0');
	}
	if (n > max)
		return refuse(x, E_TOO_LARGE, "error.too_large");
	if (!url_type_is(x->head.content_type, "multipart/form-data"))
		return;
	struct multipart_limits limits = {MAX_FIELDS, MAX_BODY, upload ? srv->config->max_upload : 0,
	                                  srv->config->tmp_dir};
	x->parts = multipart_create(x->head.content_type, &limits);
	if (!x->parts)
		refuse(x, E_USAGE, "error.bad_request");
}

/* Behind a proxy on this machine, the client is the one the proxy saw: the last it put there. Some add its port, which would
 * make one client many. */
static void see_through_proxy(const struct http_server *srv, struct exchange *x)
{
	const char *list = x->head.forwarded_for, *last = list ? strrchr(list, ',') : NULL;
	if (!srv->config->public_url || !x->peer_loopback || !list)
		return;
	last = last ? last + 1 : list;
	last += strspn(last, " [");
	size_t n = strspn(last, "0123456789abcdefABCDEF.:"), dot = strcspn(last, ".:");
	if (last[dot] == '.')
		n = strspn(last, "0123456789.");
	snprintf(x->address, sizeof x->address, "%.*s", (int)(n < sizeof x->address ? n : 0), last);
}

void life_head(struct http_server *srv, struct exchange *x)
{
	const struct head *h = &x->head;
	x->path[0] = '\0';
	see_through_proxy(srv, x);
	if (x->target_too_long)
		return refuse(x, E_TOO_LARGE, "error.bad_request");
	/* Two lengths, or a length and chunks, are how requests are smuggled past a proxy. */
	if (h->twice ||
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
		check_body(srv, x);
}

/* What is read of a body, and how much. Nobody makes the server keep more than a little before it is known who he is: bodies that are
 * more than small wait for life_admit, and those of strangers have a limit of their own and one for all of them together; so have those of
 * colleagues, as far as they are kept in memory while they wait for their turn. */
#include "http/inner.h"
#include "http/transport.h"
#include "http/url.h"

static void refuse(struct exchange *x, enum err e, const char *key)
{
	x->early = e;
	x->early_key = key;
}

void body_expect(const struct http_server *srv, struct exchange *x)
{
	const struct route *r = x->entry->route;
	bool upload = r->flags & R_UPLOAD, anyone = r->need.data == 0;
	int64_t n = 0;
	for (const char *p = x->head.content_length; p && *p; p++) {
		if (*p < '0' || *p > '9' || n > INT64_MAX / 10 - 10)
			return refuse(x, E_USAGE, "error.bad_request");
		n = n * 10 + (*p - '0');
	}
	/* With its files come the heads of their parts and the fields beside them. */
	x->max_body = anyone ? STRANGER_BODY : upload ? srv->config->max_upload + MAX_BODY : MAX_BODY;
	if (n > x->max_body)
		return refuse(x, E_TOO_LARGE, "error.too_large");
	bool parts = url_type_is(x->head.content_type, "multipart/form-data");
	x->asks_first = !anyone && (upload || parts || x->head.transfer_encoding || n > SMALL_BODY);
	if (!parts)
		return;
	struct multipart_limits limits = {MAX_FIELDS, MAX_BODY, upload ? srv->config->max_upload : 0,
	                                  srv->config->tmp_dir};
	x->parts = multipart_create(x->head.content_type, &limits);
	if (!x->parts)
		refuse(x, E_USAGE, "error.bad_request");
}

static void take_part(struct exchange *x, enum err e)
{
	if (e != OK)
		refuse(x, e, e == E_TOO_LARGE ? "error.too_large" : e == E_IO ? "error.io" : "error.bad_request");
}

/* Bodies of pages for everybody; a small one of another page is not held against those, so that nobody's signing in stops others from
 * saving. */
static bool is_strangers(const struct exchange *x)
{
	return !x->known && x->entry->route->need.data == 0;
}

/* False when all together are too many, or those of one client. What comes behind so much of a known sender's goes to a file. */
static bool charge(struct exchange *x, int64_t n)
{
	struct watched *conn = x->conn;
	int64_t room = MAX_BODY - x->charged;
	if (x->known && n > room)
		n = room;
	if (!x->known && !is_strangers(x))
		return true; /* at most SMALL_BODY */
	x->charged += n;
	if (x->known)
		return atomic_fetch_add(&x->server->colleagues, n) <= COLLEAGUES_BODY;
	atomic_fetch_add(&conn->kept, n);
	return atomic_fetch_add(&x->server->strangers, n) <= STRANGERS_BODY &&
	       (x->by_proxy || watch_kept(conn) <= STRANGER_BODIES);
}

void body_take(struct exchange *x, const char *bytes, size_t n)
{
	x->received += (int64_t)n;
	if (x->early != OK)
		return;
	if (x->received > x->max_body)
		return refuse(x, E_TOO_LARGE, "error.too_large");
	if (!charge(x, (int64_t)n))
		return refuse(x, E_BUSY, "error.busy");
	if (x->parts)
		return take_part(x, multipart_feed(x->parts, bytes, n));
	buf_add(&x->body, bytes, n);
	if (x->body.full)
		refuse(x, E_TOO_LARGE, "error.too_large");
}

void body_end(struct exchange *x)
{
	if (x->early == OK && x->parts && multipart_end(x->parts) != OK)
		refuse(x, E_USAGE, "error.bad_request");
}

void body_drop(struct exchange *x)
{
	multipart_destroy(x->parts);
	x->parts = NULL;
	if (x->charged && !x->known)
		atomic_fetch_sub(&((struct watched *)x->conn)->kept, x->charged);
	atomic_fetch_sub(x->known ? &x->server->colleagues : &x->server->strangers, x->charged);
	x->charged = 0;
}

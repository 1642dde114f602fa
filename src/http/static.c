/* Assets embedded in the program: the content's hash stands in the URL, so a browser keeps them for a year. */
#include "base/embed.h"
#include "http/inner.h"
#include "http/url.h"

#include <stdio.h>
#include <string.h>

enum { HASH_DIGITS = 8 }; /* of the 16 */

static const struct embedded *asset_find(const char *name)
{
	char path[256];
	int n = snprintf(path, sizeof path, "asset/%s", name);
	return n < 0 || (size_t)n >= sizeof path ? NULL : embedded_find(path);
}

const char *http_asset(struct arena *a, const char *name)
{
	const struct embedded *e = asset_find(name);
	return e ? arena_printf(a, "/a/%.*s/%s", HASH_DIGITS, e->hash, name) : NULL;
}

static void choose_coding(const struct embedded *e, const char *accept, struct reply *r)
{
	if (e->br || e->gz)
		reply_header(r, "Vary", "Accept-Encoding");
	if (e->br && url_accepts(accept, "br")) {
		r->body = e->br;
		r->len = e->br_len;
		reply_header(r, "Content-Encoding", "br");
	} else if (e->gz && url_accepts(accept, "gzip")) {
		r->body = e->gz;
		r->len = e->gz_len;
		reply_header(r, "Content-Encoding", "gzip");
	}
}

bool static_answer(const struct exchange *x, struct reply *r)
{
	if (strncmp(x->path, "/a/", 3) != 0)
		return false;
	const char *hash = x->path + 3, *slash = strchr(hash, '/');
	const struct embedded *e = slash ? asset_find(slash + 1) : NULL;
	if (!e)
		return false;
	/* A page from before an upgrade asks for the old hash: it gets what there is, but must not keep it under that name. */
	bool current = slash - hash == HASH_DIGITS && !strncmp(hash, e->hash, HASH_DIGITS);
	r->status = 200;
	r->fixed = true;
	r->body = e->data;
	r->len = e->len;
	reply_header(r, "Content-Type", e->type);
	reply_header(r, "Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
	choose_coding(e, x->head.accept_encoding, r);
	return true;
}

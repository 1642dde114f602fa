/* Writes come only from our own pages: by the session's token, by Origin and Sec-Fetch-Site; and only under our own names, so
 * that another name resolving to this address (DNS rebinding) gets nothing. */
#include "base/secret.h"
#include "http/inner.h"
#include "http/url.h"

#include <string.h>
#include <strings.h>

bool from_elsewhere(const struct head *head)
{
	/* "same-site" is another name or port of the same site: not us. Absent: not a browser, or an old one. */
	return head->fetch_site && strcmp(head->fetch_site, "same-origin") != 0 &&
	       strcmp(head->fetch_site, "none") != 0;
}

/* Is its Origin ("https://name:port") the one the request itself was sent to? */
static bool own_origin(const struct exchange *x)
{
	const char *origin = x->head.origin, *host = x->head.host ? x->head.host : "";
	if (x->server->origin[0] && !strcasecmp(origin, x->server->origin))
		return true;
	const char *scheme = x->tls ? "https://" : "http://";
	size_t n = strlen(scheme);
	return !strncasecmp(origin, scheme, n) && !strcasecmp(origin + n, host);
}

enum err csrf_origin(struct ctx *cx, const struct exchange *x)
{
	if (from_elsewhere(&x->head) || (x->head.origin && !own_origin(x)))
		return fail(cx, E_FORBIDDEN, "error.foreign_origin");
	return OK;
}

bool csrf_proven(const struct exchange *x)
{
	if (x->head.fetch_site)
		return !strcmp(x->head.fetch_site, "same-origin");
	return x->head.origin && own_origin(x);
}

enum err csrf_token(struct ctx *cx, const struct session *session, const char *sent)
{
	if (session->api)
		return OK;
	if (!sent || !session->csrf || !secret_equal(session->csrf, sent))
		return fail(cx, E_FORBIDDEN, "error.csrf");
	return OK;
}

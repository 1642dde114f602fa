/* What the user typed stays, also when the session is gone: a post that is refused because nobody is signed in, because its page is
 * older than the session, or because the base is busy, is carried on as text ("USER/path?name=value&…") in a hidden field, through the
 * sign-in, to a page that shows it and sends it on a click. It is shown to who typed it alone: the page of a form says behind its token
 * whose it is, and when another user signs in on the same browser what was typed is dropped.
 *
 * Why no foreign site can have its own fields sent that way. The cookie is SameSite=Lax, so a form of another site always arrives as
 * nobody's: it looks just like a post whose session is over. If it were kept, its victim would sign in and be offered to save what
 * the other site wrote. Therefore
 * - a post is made pending only on proof that it comes from our own page: Sec-Fetch-Site "same-origin" or our own Origin. Absence,
 *   csrf_origin is content because a token follows, is no proof here, where no token can be checked;
 * - so is it at the sign-in that carries it on: a foreign sign-in form (login CSRF: the victim signed in as the attacker) is refused by
 *   csrf_origin, and without proof it loses what it carries;
 * - nothing is done by signing in. The page after it shows what was typed and where it goes, and only a click sends it, with the token
 *   of the new session, to a route that checks everything as always;
 * - the path must be that of a POST route with a form of its own: none without token (sign-in, links), none with files, and none with
 *   a secret field, so that no password stands in a page. */
#include "http/inner.h"
#include "http/url.h"

#include <stdlib.h>
#include <string.h>

enum { PENDING_POST_MAX = 100000 }; /* encoded once more, it still fits the body of a sign-in (STRANGER_BODY) */

/* Has the route fields that may be carried through a page? */
static bool may_be_carried(const struct route *r)
{
	if (r->method != POST || (r->flags & (R_NO_CSRF | R_UPLOAD)) || (!r->form && !(r->flags & R_FREE_FORM)))
		return false;
	for (size_t i = 0; r->form && i < r->form->count; i++)
		if (r->form->fields[i].flags & F_SECRET)
			return false;
	return true;
}

const char *pending_post_write(struct ctx *cx, const struct exchange *x, const struct request *rq, int64_t user)
{
	if (user <= 0 || rq->json || rq->bearer || rq->form_count == 0 || !may_be_carried(rq->route) || !csrf_proven(x))
		return NULL;
	BUF_AUTO struct buf b;
	buf_init(&b, PENDING_POST_MAX);
	buf_printf(&b, "%lld%s", (long long)user, rq->path);
	for (size_t i = 0; i < rq->form_count; i++) {
		buf_char(&b, i ? '&' : '?');
		buf_url(&b, rq->form[i].name);
		buf_char(&b, '=');
		buf_url(&b, rq->form[i].value);
	}
	return b.full ? NULL : arena_strdup(cx->arena, b.p);
}

bool pending_post_read(struct ctx *cx, const struct http_server *srv, const char *text, struct pending_post *ret)
{
	char path[MAX_PATH];
	struct route_match m;
	char *end = NULL;
	int64_t user = text ? strtoll(text, &end, 10) : 0;
	text = end;
	size_t n = text ? strcspn(text, "?") : 0;
	*ret = (struct pending_post){.user = user};
	if (n == 0 || !text[n] || !url_path(text, n, path, sizeof path) ||
	    !routes_match(&srv->routes, path, cx->arena, &m) || !m.entry[POST] || !may_be_carried(m.entry[POST]->route))
		return false;
	if (url_pairs(cx, text + n + 1, strlen(text + n + 1), MAX_FIELDS, &ret->fields, &ret->count) != OK) {
		fault_clear(cx);
		return false;
	}
	ret->path = arena_strdup(cx->arena, path);
	ret->form = m.entry[POST]->route->form;
	return true;
}

/* What is sent: page, JSON, bytes or redirect, with caching, compression and the headers every answer has. */
#include "base/clock.h"
#include "base/gzip.h"
#include "base/json.h"
#include "base/secret.h"
#include "http/inner.h"
#include "http/url.h"
#include "lang/tr.h"

#include <stdio.h>
#include <string.h>

enum { GZIP_FROM = 1024 };

void reply_header(struct reply *r, const char *name, const char *value)
{
	if (r->header_count < MAX_HEADERS)
		r->headers[r->header_count++] = (struct header){name, value};
}

static uint64_t mix(uint64_t a, uint64_t b)
{
	unsigned __int128 m = (unsigned __int128)a * b;
	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static uint64_t eight(const unsigned char *p)
{
	uint64_t v;
	memcpy(&v, p, 8);
	return v;
}

/* 64 bits over any length, in four independent lanes: tells versions of a page apart, no secret depends on it. */
static uint64_t hash_bytes(const void *bytes, size_t n)
{
	static const uint64_t k[4] = {0xa0761d6478bd642f, 0xe7037ed1a0b428db, 0x8ebc6af09c88c6e3, 0x589965cc75374cc3};
	const unsigned char *p = bytes;
	uint64_t h[4] = {n, k[1], k[2], k[3]}, last = 0;
	for (; n >= 32; p += 32, n -= 32)
		for (int i = 0; i < 4; i++)
			h[i] = mix(h[i] ^ eight(p + 8 * i), k[i]) ^ eight(p + 8 * i);
	for (; n >= 8; p += 8, n -= 8)
		h[0] = mix(h[0] ^ eight(p), k[0]) ^ eight(p);
	memcpy(&last, p, n);
	h[1] = mix(h[1] ^ last, k[1]);
	return mix(mix(h[0] ^ k[3], h[1] ^ k[0]) ^ k[1], mix(h[2] ^ k[1], h[3] ^ k[2]) ^ k[2]);
}

/* Message shown after a redirect: "key!undo.proof" in a cookie of one minute. Other hosts of our domain may set cookies for us, so the
 * proof is made with a secret of the session: nobody else can put a message, or a path for "Undo", on its pages. */
enum { PROOF_DIGITS = 32 /* of the digest's 64, so that nothing can be added behind what was signed */ };

const char *session_cookie(const struct exchange *x)
{
	return x->secure ? "__Host-hjul" : "hjul";
}

const char *device_cookie(const struct exchange *x)
{
	return x->secure ? "__Host-hjul-device" : "hjul-device";
}

static const char *flash_cookie(const struct exchange *x)
{
	return x->secure ? "__Host-hjul_said" : "hjul_said";
}

static const char *flash_proof(struct arena *a, const struct session *s, const char *text)
{
	const char *signed_text = arena_printf(a, "%s flash %s", s->csrf, text);
	return arena_strndup(a, secret_digest(a, signed_text, strlen(signed_text)), PROOF_DIGITS);
}

void flash_take(struct arena *a, const struct exchange *x, struct request *rq)
{
	char *s = rq->session->csrf ? url_cookie(a, x->head.cookie, flash_cookie(x)) : NULL;
	char *proof = s ? strrchr(s, '.') : NULL;
	if (!proof)
		return;
	*proof++ = '\0';
	if (!secret_equal(proof, flash_proof(a, rq->session, s)))
		return;
	char *undo = strchr(s, '!');
	if (undo)
		*undo++ = '\0';
	if (!tr_exists(s)) /* of another version of the program */
		return;
	rq->flash = s;
	rq->flash_undo = undo;
}

static void set_cookie(struct worker *w, const struct exchange *x, const char *name, const char *value, const char *age,
                       struct reply *r)
{
	reply_header(r, "Set-Cookie",
	             arena_printf(&w->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name, value,
	                          x->secure ? "; Secure" : "", age));
}

static void set_flash(struct worker *w, const struct exchange *x, const struct answer *a, struct reply *r)
{
	const struct session *s = a->rq->session;
	const char *undo = a->rs->flash_undo;
	if (!s || !s->csrf)
		return;
	const char *text = arena_printf(&w->arena, "%s%s%s", a->rs->flash, undo ? "!" : "", undo ? undo : "");
	set_cookie(w, x, flash_cookie(x), arena_printf(&w->arena, "%s.%s", text, flash_proof(&w->arena, s, text)),
	           "; Max-Age=60", r);
}

static void set_session(struct worker *w, const struct exchange *x, const struct response *rs, struct reply *r)
{
	const char *token = rs->set_cookie_session;
	char age[40] = "";
	if (!*token || rs->cookie_seconds > 0)
		snprintf(age, sizeof age, "; Max-Age=%jd", *token ? (intmax_t)rs->cookie_seconds : 0);
	set_cookie(w, x, session_cookie(x), token, age, r);
	/* Who is signed out leaves no pages behind for the next at this browser. */
	if (!*token)
		reply_header(r, "Clear-Site-Data", "\"cache\"");
}

/* A path as a Location may hold it: what is not plain ASCII is percent-encoded. */
static const char *location(struct arena *a, const char *path)
{
	static const char digits[] = "0123456789ABCDEF";
	char *out = arena_alloc(a, 3 * strlen(path) + 1), *to = out;
	for (const unsigned char *p = (const unsigned char *)path; *p; p++) {
		if (*p > 0x20 && *p < 0x7f && *p != '"' && *p != '<' && *p != '>' && *p != '\\') {
			*to++ = (char)*p;
			continue;
		}
		*to++ = '%';
		*to++ = digits[*p >> 4];
		*to++ = digits[*p & 15];
	}
	return out;
}

void reply_redirect_sign_in(struct worker *w, const struct request *rq, const char *sign_in, struct reply *r)
{
	const char *next = http_local(rq->target);
	BUF_AUTO struct buf b;
	buf_init(&b, 3 * MAX_TARGET);
	buf_str(&b, sign_in);
	if (next && strcmp(next, "/") != 0) {
		buf_str(&b, "?next=");
		buf_url(&b, next);
	}
	r->status = 303;
	reply_header(r, "Location", arena_strdup(&w->arena, b.p));
}

void reply_redirect_trimmed(struct worker *w, const struct exchange *x, struct reply *r)
{
	const char *query = strchr(x->target, '?');
	size_t n = strlen(x->path) - 1;
	/* url_path gave no "//", so this stays on this server. */
	r->status = 308;
	reply_header(r, "Location",
	             arena_printf(&w->arena, "%s%s", location(&w->arena, arena_strndup(&w->arena, x->path, n)),
	                          query ? location(&w->arena, query) : ""));
}

static void body_of(struct reply *r, const struct buf *b)
{
	r->body = b->p;
	r->len = b->len;
	if (b->full) {
		r->status = 500;
		r->err = E_INTERNAL;
		r->len = 0;
	}
}

static void json_answer(struct worker *w, const struct answer *a, struct reply *r)
{
	struct buf *b = &w->page;
	if (a->view && a->rs->view) {
		json_record(b, a->view, a->rs->view);
	} else if (a->rs->location) {
		buf_str(b, "{\"ok\":true,\"location\":\"");
		buf_json(b, a->rs->location);
		buf_str(b, "\"}");
	} else {
		buf_str(b, "{\"ok\":true}");
	}
	buf_char(b, '\n');
	body_of(r, b);
}

/* Content-Disposition with the name as ASCII and, when it is not, as UTF-8 too (RFC 6266). */
static void attachment(struct worker *w, const char *name, struct reply *r)
{
	char *plain = arena_strdup(&w->arena, name);
	bool ascii = true;
	for (char *p = plain; *p; p++)
		if ((unsigned char)*p < 0x20 || (unsigned char)*p >= 0x7f || strchr("\"\\;/%", *p)) {
			ascii = false;
			*p = '_';
		}
	BUF_AUTO struct buf b;
	buf_init(&b, 4096);
	buf_printf(&b, "attachment; filename=\"%s\"", plain);
	if (!ascii) {
		buf_str(&b, "; filename*=UTF-8''");
		buf_url(&b, name);
	}
	reply_header(r, "Content-Disposition", arena_strdup(&w->arena, b.full ? "attachment" : b.p));
}

/* On a shared screen only what the customer may see is sent. What everybody may see, signed in or not, holds nothing of a customer. */
static void leave_out(struct worker *w, struct answer *a)
{
	const struct request *rq = a->rq;
	bool of_all = rq->route && !rq->route->need.data;
	if (rq->session && rq->session->shared && a->view && a->rs->view && !of_all)
		a->rs->view = record_released(&w->arena, a->view, a->rs->view, RELEASE_CUSTOMER);
}

void render_answer(struct worker *w, const struct exchange *x, struct answer *a, struct reply *r)
{
	leave_out(w, a);
	const struct response *rs = a->rs;
	const char *type = rs->type;
	const char *to = rs->location ? location(&w->arena, rs->location) : NULL;
	r->status = rs->status ? rs->status : 200;
	buf_clear(&w->page);
	if (rs->body) {
		buf_fini(&w->bytes);
		w->bytes = *rs->body;
		body_of(r, &w->bytes);
		if (rs->file)
			spill_answer(rs, r);
	} else if (a->rq->json) {
		type = "application/json; charset=utf-8";
		json_answer(w, a, r);
	} else if (to) {
		r->status = 303;
	} else {
		type = "text/html; charset=utf-8";
		tmpl_render(&w->page, w->cx.lang, a->page, rs->view, a->frame);
		body_of(r, &w->page);
		if (a->rq->flash)
			set_cookie(w, x, flash_cookie(x), "", "; Max-Age=0", r);
	}
	if (to && !rs->body)
		reply_header(r, "Location", to);
	if (rs->file_name)
		attachment(w, rs->file_name, r);
	if (rs->set_cookie_session)
		set_session(w, x, rs, r);
	if (rs->set_cookie_device)
		set_cookie(w, x, device_cookie(x), rs->set_cookie_device, "; Max-Age=31536000", r);
	if (rs->flash && to)
		set_flash(w, x, a, r);
	render_finish(w, x, a->rq, r, type);
}

void render_error(struct worker *w, const struct exchange *x, const struct request *rq, enum err err, struct reply *r)
{
	struct ctx *cx = &w->cx;
	if (!cx->fault.key)
		cx->fault = (struct fault){.code = err, .key = err_info(err)->key};
	buf_clear(&w->page);
	if (rq->json) {
		fault_json(cx, err, &w->page);
	} else {
		buf_str(&w->page, tr_fault(cx, &cx->fault));
		buf_char(&w->page, '\n');
	}
	r->status = err_info(err)->status;
	body_of(r, &w->page);
	if (err == E_UNAUTHENTICATED)
		reply_header(r, "WWW-Authenticate", "Bearer");
	if (err == E_BUSY || err == E_RETRY || err == E_TOO_MANY)
		reply_header(r, "Retry-After", "5");
	render_finish(w, x, rq, r, rq->json ? "application/json; charset=utf-8" : "text/plain; charset=utf-8");
}

static bool etag_known(const char *if_none_match, const char *etag)
{
	/* `etag` is quoted and made of hexadecimal digits: found anywhere, it is one of the list. */
	return if_none_match && strstr(if_none_match, etag);
}

static void pack(struct worker *w, const struct exchange *x, struct reply *r, const char *type)
{
	if (!type || r->file ||
	    (strncmp(type, "text/", 5) && strncmp(type, "application/json", 16) && strncmp(type, "image/svg", 9)))
		return;
	reply_header(r, "Vary", "Accept, Accept-Encoding");
	/* Another site that makes a browser ask, with a text of its choice in the address, shall not read from the length of the answer how
	 * well that text packs beside what is secret in it (BREACH, doc/adr/0009). */
	if (from_elsewhere(&x->head))
		return;
	if (r->len < GZIP_FROM || !url_accepts(x->head.accept_encoding, "gzip"))
		return;
	buf_clear(&w->packed);
	if (!gzip_pack(w->gzip, r->body, r->len, &w->packed))
		return;
	r->body = w->packed.p;
	r->len = w->packed.len;
	reply_header(r, "Content-Encoding", "gzip");
}

static void security_headers(const struct exchange *x, struct reply *r)
{
	reply_header(r, "Content-Security-Policy",
	             "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
	             "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
	reply_header(r, "X-Content-Type-Options", "nosniff");
	/* Not "no-referrer": browsers would send Origin: null with our own forms. */
	reply_header(r, "Referrer-Policy", "same-origin");
	reply_header(r, "Cross-Origin-Opener-Policy", "same-origin");
	reply_header(r, "Cross-Origin-Resource-Policy", "same-origin");
	reply_header(r, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
	if (x->secure)
		reply_header(r, "Strict-Transport-Security", "max-age=31536000");
}

static void test_headers(struct worker *w, struct reply *r)
{
	if (!clock_frozen())
		return;
	reply_header(r, "X-Test-Queries", arena_printf(&w->arena, "%jd", (intmax_t)w->cx.queries));
	reply_header(r, "X-Test-Rows", arena_printf(&w->arena, "%jd", (intmax_t)w->cx.rows));
}

void render_finish(struct worker *w, const struct exchange *x, const struct request *rq, struct reply *r,
                   const char *type)
{
	bool get = x->method <= M_HEAD;
	if (type)
		reply_header(r, "Content-Type", type);
	bool fixed = rq->route && (rq->route->flags & R_STATIC);
	/* What somebody sees in his browser is gone when he has signed out: not kept at all. Programs, and pages for everybody, are
	 * kept and asked about every time: rights may have changed. */
	bool kept = fixed || !rq->session || rq->session->api;
	if (type && get && r->status == 200 && !r->file && kept) {
		char *etag = arena_printf(&w->arena, "W/\"%016jx\"", (uintmax_t)hash_bytes(r->body, r->len));
		reply_header(r, "ETag", etag);
		reply_header(r, "Cache-Control", fixed ? "public, max-age=3600" : "private, no-cache");
		if (etag_known(rq->if_none_match, etag + 2)) {
			r->status = 304;
			r->len = 0;
		}
	} else if (!r->fixed) {
		reply_header(r, "Cache-Control", "no-store");
	}
	pack(w, x, r, type);
	security_headers(x, r);
	test_headers(w, r);
}

/* The life of a request: head → route and limits; session, access, origin and token; form; transaction, handler, commit;
 * again when it lost to others; page, JSON or redirect. One place, so that no handler can forget a step. */
#include "base/clock.h"
#include "base/log.h"
#include "http/inner.h"
#include "http/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* NOBODY is ROLE_NOBODY of platform/access: user 0 with any other role is the program itself, which may everything. */
enum { NOBODY = -1, URI_TOO_LONG = 414 };

/* One answer being made: what the steps below share. */
struct life {
	struct worker *w;
	struct ctx *cx;
	const struct http_server *srv;
	const struct exchange *x;
	const struct entry *entry;
	struct request rq;
	struct response rs;
	struct session *session;
	const char *csrf, *stamp;       /* as sent; idempotency.c */
	struct idempotency idempotency; /* its key is taken while the files that were sent are still there */
	int64_t owner;                  /* whose page it says it stood on; pending_post.c */
	void *frame;
	bool stale;      /* its page is older than the session */
	bool again;      /* it lost to others, and is run again */
	int64_t settles; /* see struct reply */
};

static bool has_bearer(const struct head *h)
{
	return h->authorization && !strncasecmp(h->authorization, "Bearer ", 7);
}

static bool wants_json(const struct exchange *x)
{
	const char *accept = x->head.accept;
	if (x->json_suffix || (x->entry && !x->entry->route->name && x->method != M_POST))
		return true;
	if (x->entry && (x->entry->route->flags & R_HTML))
		return false;
	if (url_lists_type(accept, "text/html"))
		return false;
	if (url_lists_type(accept, "application/json") || url_type_is(x->head.content_type, "application/json"))
		return true;
	/* Whoever comes with a token is a program, and curl says that it takes anything. */
	return x->head.authorization && (!accept || has_bearer(&x->head));
}

static void start(struct life *l, struct worker *w, struct exchange *x)
{
	arena_clear(&w->arena);
	w->cx = (struct ctx){.arena = &w->arena, .db = w->db, .now = clock_now(), .lang = LANG_NB, .role = NOBODY};
	*l = (struct life){.w = w, .cx = &w->cx, .srv = w->server, .x = x, .entry = x->entry};
	struct request *rq = &l->rq;
	const struct head *h = &x->head;
	*rq = (struct request){
	    .method = x->method == M_POST ? POST : GET,
	    .path = x->path,
	    .target = x->target,
	    .json = wants_json(x),
	    .tls = x->secure,
	    .address = x->address,
	    .origin = h->origin,
	    .host = h->host,
	    .public_url = w->server->config->public_url ? w->server->url : NULL,
	    .if_none_match = h->if_none_match,
	    .accept_language = h->accept_language,
	    .number = x->number,
	    .route = x->entry ? x->entry->route : NULL,
	};
	memcpy(rq->id, x->match.id, sizeof rq->id);
	memcpy(rq->word, x->match.word, sizeof rq->word);
	if (has_bearer(h))
		rq->bearer = h->authorization + 7;
	else
		rq->cookie_session = url_cookie(&w->arena, h->cookie, session_cookie(x));
	rq->cookie_device = url_cookie(&w->arena, h->cookie, device_cookie(x));
	if (clock_frozen() && w->db)
		db_fail_at(w->db, h->test_fail_db ? atoll(h->test_fail_db) : 0);
	url_language(h->accept_language, &w->cx.lang);
}

static enum err query_pairs(struct life *l)
{
	const char *q = strchr(l->rq.target, '?');
	return q ? url_pairs(l->cx, q + 1, strlen(q + 1), MAX_FIELDS, &l->rq.query, &l->rq.query_count) : OK;
}

static enum err begin(struct life *l, enum db_tx tx)
{
	return l->cx->db ? worker_begin(l->w, l->x, tx) : OK;
}

static enum err commit(struct life *l)
{
	return l->cx->db ? db_commit(l->cx) : OK;
}

static enum err find_session(struct life *l)
{
	struct request *rq = &l->rq;
	if (!l->srv->hooks->session || (!rq->cookie_session && !rq->bearer))
		return OK;
	TRY(l->srv->hooks->session(l->cx, rq, &l->session));
	struct session *s = l->session;
	if (!s)
		return OK;
	rq->session = s;
	l->cx->user = s->user;
	l->cx->person = s->person;
	l->cx->role = s->role;
	l->cx->actor_name = s->name;
	l->cx->lang = s->lang;
	l->cx->shared = s->shared;
	flash_take(l->cx->arena, l->x, rq);
	return OK;
}

enum err http_in_person(struct ctx *cx, const struct request *rq)
{
	const struct session *s = rq->session;
	return s && !s->api && !s->borrowed ? OK : fail(cx, E_FORBIDDEN, "error.in_person");
}

/* The record of the route, anew in each transaction. */
static enum err load(struct life *l, const struct route *r)
{
	l->rq.record = NULL;
	l->rq.root = 0;
	return r->record ? l->srv->hooks->load(l->cx, &l->rq, r, &l->rq.record, &l->rq.root) : OK;
}

/* The customer that access is asked for; 0 = none. */
static int64_t about(const struct life *l, const struct need *need)
{
	return need->on == NEED_ON_ROOT ? l->rq.root : need->on ? l->rq.id[need->on - 1] : 0;
}

/* A form says which version of its record it was filled in on; a program may leave that out. */
static enum err version_holds(struct life *l)
{
	const struct route *r = l->entry->route;
	const struct field *f = r->form && l->rq.record ? record_field(r->form, "version") : NULL;
	if (!f || !(f->flags & F_VERSION) || field_is_none(f, l->rq.typed))
		return OK;
	int64_t typed = *(const int64_t *)((const char *)l->rq.typed + f->offset);
	return typed == l->srv->hooks->loaded_version(r, l->rq.record)
	           ? OK
	           : fail(l->cx, E_CONFLICT, "error.changed_meanwhile");
}

static enum err allowed(struct life *l, const struct route *r)
{
	const struct need *need = &r->need;
	if (need->data == 0)
		return OK;
	if (!l->session)
		return fail(l->cx, E_UNAUTHENTICATED, "error.unauthenticated");
	if (r->method == POST && l->session->read_only)
		return fail(l->cx, E_FORBIDDEN, "error.read_only");
	TRY(route_while_shared(l->cx, &l->rq, l->entry));
	if (r->flags & R_IN_PERSON)
		TRY(http_in_person(l->cx, &l->rq));
	TRY(load(l, r));
	if (l->srv->hooks->allowed)
		TRY(l->srv->hooks->allowed(l->cx, l->session, need, about(l, need)));
	return r->flags & R_NO_TOKEN && l->session->api ? fail(l->cx, E_FORBIDDEN, "error.in_person") : OK;
}

/* Whether a write comes from our own page. Signed out, only the origin can tell. */
static enum err own_page(struct life *l)
{
	if (l->rq.method != POST || (l->session && l->session->api))
		return OK;
	TRY(csrf_origin(l->cx, l->x));
	if (!l->session || (l->entry->route->flags & R_NO_CSRF))
		return OK;
	enum err e = csrf_token(l->cx, l->session, l->csrf);
	l->stale = e != OK;
	return e;
}

/* The typed objects of query and form, anew for every try since a handler may write to them. */
static enum err typed(struct life *l, const struct route *r)
{
	struct request *rq = &l->rq;
	if (r->query) {
		rq->asked = arena_alloc(l->cx->arena, r->query->size);
		struct pair *known = arena_array(l->cx->arena, struct pair, rq->query_count + 1);
		size_t n = 0;
		for (size_t i = 0; i < rq->query_count; i++)
			if (record_field(r->query, rq->query[i].name))
				known[n++] = rq->query[i];
		TRY(form_read(l->cx, r->query, known, n, rq->asked));
	}
	if (r->method != POST)
		return OK;
	if (r->form) {
		rq->typed = arena_alloc(l->cx->arena, r->form->size);
		return form_read(l->cx, r->form, rq->form, rq->form_count, rq->typed);
	}
	if (rq->form_count > 0 && !(r->flags & R_FREE_FORM))
		return fail_field(l->cx, rq->form[0].name, "form.unknown_field", rq->form[0].name);
	return OK;
}

static bool has_page(const struct life *l)
{
	return !l->rq.json && !l->rs.body && !l->rs.location;
}

static enum err make_frame(struct life *l)
{
	if (!l->srv->hooks->frame || !has_page(l))
		return OK;
	return l->srv->hooks->frame(l->cx, &l->rq, &l->rs, &l->frame);
}

/* The session ended while the request waited: it goes on as nobody's. */
static enum err shut_out(struct life *l)
{
	l->session = NULL;
	l->rq.session = NULL;
	l->cx->user = l->cx->person = 0;
	l->cx->role = NOBODY;
	return fail(l->cx, E_UNAUTHENTICATED, "error.unauthenticated");
}

/* The gate of every write transaction: session, rights and the time as they are now that the lock is held, not as they were before: what is
 * written later is later. */
static enum err still_allowed(struct ctx *cx, void *arg)
{
	struct life *l = arg;
	struct session *now = NULL;
	cx->now = clock_now();
	if (l->session) {
		TRY(l->srv->hooks->session(cx, &l->rq, &now));
		if (!now || now->user != l->session->user)
			return shut_out(l);
		/* Numbers only: a transaction run again takes its memory back. */
		cx->role = l->session->role = now->role;
		cx->shared = l->session->shared = now->shared;
		l->session->read_only = now->read_only;
	}
	return allowed(l, l->entry->route);
}

static enum err run_handler(struct life *l)
{
	TRY(version_holds(l));
	return l->entry->route->handle(l->cx, &l->rq, &l->rs);
}

/* Has it a key that we ask for? Where the transaction is the handler's own, it asks itself: http_idempotent_answer. */
static bool has_key(const struct life *l)
{
	return l->idempotency.key && l->entry->route->tx != TX_NONE;
}

/* The handler, or for a post that was done already what it answered then. That was asked before the write began, so that posts of different
 * forms do not lose to each other over it; the same post, when it came between, makes this one run again. */
static enum err handle(struct life *l)
{
	l->rq.idempotency = l->idempotency.key && !has_key(l) ? &l->idempotency : NULL;
	if (!has_key(l))
		return run_handler(l);
	enum err e = l->again ? idempotency_answer(l->cx, &l->idempotency, &l->rs) : E_NOT_FOUND;
	if (e != E_NOT_FOUND)
		return e;
	TRY(run_handler(l));
	return idempotency_keep(l->cx, &l->idempotency, &l->rs);
}

/* The page of a pending post. After a sign-in it is the new session's, and without proof of where the post comes from, or when it
 * is none, the answer stays what the handler said. */
static enum err show_pending_post(struct life *l, const char *text, enum err why)
{
	const struct http_hooks *h = l->srv->hooks;
	struct pending_post pending_post;
	if (!csrf_proven(l->x) || !pending_post_read(l->cx, l->srv, text, &pending_post))
		return OK;
	TRY(begin(l, TX_READ));
	if (why == OK) {
		l->rq.cookie_session = l->rs.set_cookie_session;
		TRY(find_session(l));
	}
	if (!l->session || l->session->user != pending_post.user)
		return OK;
	l->rs.location = NULL;
	l->rs.page = h->pending_post_page;
	return h->pending_post_view(l->cx, &l->rq, &pending_post, why, &l->rs.view);
}

/* Handler and frame in the route's transaction, which ends well or is gone. */
static enum err work(struct life *l, bool in_tx)
{
	const struct route *r = l->entry->route;
	l->rs = (struct response){0};
	enum err e = in_tx ? OK : begin(l, r->tx);
	if (e == OK)
		e = handle(l);
	if (e == OK)
		e = spill_end(l->cx, &l->rs);
	if (e == OK && l->rs.pending_post)
		e = show_pending_post(l, l->rs.pending_post, OK);
	if (e == OK && r->tx == TX_NONE && has_page(l) && db_in_tx(l->cx) == TX_NONE)
		e = begin(l, TX_READ);
	if (e == OK)
		e = make_frame(l);
	if (e == OK && l->cx->db)
		e = db_commit_early(l->cx, &l->settles);
	if (e != OK && l->rs.body) {
		buf_fini(l->rs.body);
		l->rs.body = NULL;
	}
	if (e != OK)
		spill_drop(&l->rs);
	return e;
}

/* Everything up to the handler, in one read transaction; a GET stays in it. */
static enum err admit(struct life *l)
{
	TRY(begin(l, TX_READ));
	TRY(find_session(l));
	TRY(allowed(l, l->entry->route));
	return own_page(l);
}

static enum err work_until_done(struct life *l, bool in_tx)
{
	struct db_patience p = db_patience(l->cx);
	enum err e = OK;
	do {
		l->again = p.tries > 0;
		e = typed(l, l->entry->route);
		if (e != OK)
			return e;
		e = work(l, in_tx && !l->again);
		if (has_key(l) && !l->again)
			e = idempotency_done_meanwhile(l->cx, &l->idempotency, e, &l->rs);
	} while (db_once_more(l->cx, &p, &e));
	return e;
}

static enum err run(struct life *l)
{
	const struct route *r = l->entry->route;
	TRY(query_pairs(l));
	if (r->method == POST)
		TRY(form_pairs(l->cx, l->x, &l->rq, &l->csrf));
	l->stamp = idempotency_split(l->cx->arena, &l->csrf, &l->owner);
	if (l->x->head.idempotency_key)
		l->stamp = l->x->head.idempotency_key;
	TRY(admit(l));
	if (l->srv->hooks->idempotency_find)
		l->idempotency = (struct idempotency){l->srv->hooks, idempotency_key_of(l->cx, &l->rq, l->stamp)};
	enum err done = has_key(l) ? idempotency_answer(l->cx, &l->idempotency, &l->rs) : E_NOT_FOUND;
	if (done != OK && done != E_NOT_FOUND)
		return done;
	l->cx->gate = still_allowed;
	l->cx->gate_arg = l;
	bool in_tx = r->tx == TX_READ;
	if (!in_tx)
		TRY(commit(l));
	return done == OK ? OK : work_until_done(l, in_tx);
}

/* Is it worth showing the form again: could the reader mend it, or try it later? */
static bool mendable(enum err e)
{
	return e == E_INVALID || e == E_CONFLICT || e == E_ASKED || e == E_BUSY || e == E_TOO_MANY;
}

/* The page of the refused form, made by its own route, with what was typed put back. */
static enum err show_again(struct life *l, const struct entry *page)
{
	struct fault fault = l->cx->fault;
	struct field_fault *faults = l->cx->field_faults, *last = l->cx->field_faults_last;
	l->rq.refused = l->entry->route;
	l->rq.refused_for = faults;
	l->rq.route = page->route;
	l->rq.method = GET;
	l->rs = (struct response){0};
	fault_clear(l->cx);
	enum err e = begin(l, TX_READ);
	if (e == OK)
		e = allowed(l, page->route);
	if (e == OK && page->route->query)
		l->rq.asked = arena_alloc(l->cx->arena, page->route->query->size);
	if (e == OK && page->route->query)
		record_blank(page->route->query, l->rq.asked);
	if (e == OK)
		e = page->route->handle(l->cx, &l->rq, &l->rs);
	l->cx->fault = fault;
	l->cx->field_faults = faults;
	l->cx->field_faults_last = last;
	if (e == OK)
		e = make_frame(l);
	if (l->cx->db)
		db_abort(l->cx);
	return e;
}

/* The error's own page: its view and the frame, by the hooks. Anything failing there leaves plain text. */
static bool error_page(struct life *l, enum err err)
{
	const struct http_hooks *h = l->srv->hooks;
	const struct exchange *x = l->x;
	void *view = NULL;
	/* Who asks by another name gets no page of ours. */
	if (x->early == E_FORBIDDEN && !x->entry)
		return false;
	if (l->srv->config->db && !l->cx->db)
		return false;
	if (l->rq.json || !h->error_view || !l->srv->routes.error_page)
		return false;
	l->rs = (struct response){.status = err_info(err)->status};
	struct fault fault = l->cx->fault;
	enum err e = begin(l, TX_READ);
	if (e == OK && !l->session)
		e = find_session(l);
	l->cx->fault = fault;
	if (e == OK)
		e = h->error_view(l->cx, &l->rq, err, &view);
	l->rs.view = view;
	if (e == OK)
		e = make_frame(l);
	if (l->cx->db)
		db_abort(l->cx);
	return e == OK;
}

/* The template of a page the handler asked for instead of its route's. */
static const struct tmpl *other_page(const struct life *l, const struct record **ret_view)
{
	const struct routes *rs = &l->srv->routes;
	for (size_t i = 0; i < rs->page_count; i++)
		if (!strcmp(rs->pages[i]->name, l->rs.page)) {
			*ret_view = rs->pages[i]->view;
			return rs->page_tmpls[i];
		}
	log_line(LOG_ERROR, "template", "name=%s why=\"no such page\"", l->rs.page);
	return NULL;
}

static bool pending_post_page(struct life *l, const char *pending_post, enum err err, struct answer *a)
{
	struct fault fault = l->cx->fault;
	l->rs = (struct response){0};
	fault_clear(l->cx);
	enum err e = show_pending_post(l, pending_post, err);
	l->cx->fault = fault;
	if (e == OK)
		e = make_frame(l);
	if (l->cx->db)
		db_abort(l->cx);
	a->page = e == OK && l->rs.page ? other_page(l, &a->view) : NULL;
	return a->page != NULL;
}

/* Another page than the error's own: of the form again, of the sign-in, of the post that is kept. False when none fits. */
static bool recovery_page(struct life *l, enum err err, struct answer *a)
{
	const struct entry *page = l->entry ? l->entry->form_page : NULL;
	if (!l->entry || l->rq.json)
		return false;
	bool no_fault = err == E_UNAUTHENTICATED || err == E_BUSY || l->stale;
	bool own = !l->session || l->session->user == l->owner;
	const char *pending_post = no_fault && own ? pending_post_write(l->cx, l->x, &l->rq, l->owner) : NULL;
	if (pending_post && err == E_UNAUTHENTICATED) {
		page = l->srv->routes.sign_in;
		l->rq.pending_post = pending_post;
		err = fail(l->cx, err, "error.signed_out_kept");
	} else if (pending_post && (l->stale || !page || !form_is_on(l->entry->route->form, entry_view(page)))) {
		return pending_post_page(l, pending_post, err, a);
	} else if (!mendable(err)) {
		return false;
	}
	if (!page || show_again(l, page) != OK)
		return false;
	form_put_back(l->cx, &l->rq, entry_view(page), l->rs.view);
	a->page = page->page;
	a->view = entry_view(page);
	return true;
}

static void answer_error(struct life *l, enum err err, struct reply *r)
{
	struct answer a = {.rq = &l->rq, .rs = &l->rs, .err = err};
	const char *sign_in = l->srv->hooks->sign_in_path;
	if (l->cx->db)
		db_abort(l->cx);
	r->err = err;
	if (err == E_UNAUTHENTICATED && !l->rq.json && l->rq.method == GET && sign_in) {
		reply_redirect_sign_in(l->w, &l->rq, sign_in, r);
		return render_finish(l->w, l->x, &l->rq, r, NULL);
	}
	if (recovery_page(l, err, &a)) {
		l->rs.status = err_info(err)->status;
	} else if (error_page(l, err)) {
		a.page = l->rq.session ? l->srv->routes.error_page_in : l->srv->routes.error_page;
		a.view = l->srv->hooks->error_record;
	} else {
		return render_error(l->w, l->x, &l->rq, err, r);
	}
	a.frame = l->frame;
	render_answer(l->w, l->x, &a, r);
	form_typed_end();
}

static void answer_well(struct life *l, struct reply *r)
{
	struct answer a = {.rq = &l->rq, .rs = &l->rs, .page = l->entry->page, .view = l->entry->route->view};
	a.frame = l->frame;
	if (!l->rq.json)
		a.view = entry_view(l->entry);
	if (l->rs.page)
		a.page = other_page(l, &a.view);
	if (has_page(l) && !a.page) {
		log_line(LOG_ERROR, "route", "path=%s why=\"neither page nor redirect\"", l->entry->route->path);
		return answer_error(l, E_INTERNAL, r);
	}
	render_answer(l->w, l->x, &a, r);
}

void life_answer(struct worker *w, struct exchange *x, struct reply *r)
{
	struct life l;
	*r = (struct reply){.entry = x->entry};
	start(&l, w, x);
	if (x->early != OK) {
		r->close = x->early == E_USAGE || x->early == E_TOO_LARGE;
		answer_error(&l, fail(l.cx, x->early, x->early_key), r);
		if (x->early == E_METHOD)
			reply_header(r, "Allow",
			             !x->found || !x->match.entry[POST] ? "GET, HEAD"
			             : x->match.entry[GET]              ? "GET, HEAD, POST"
			                                                : "POST");
	} else if (metrics_path(x)) {
		metrics_answer(w, x, r);
		render_finish(w, x, &l.rq, r, NULL);
	} else if (!x->entry && static_answer(x, r)) {
		render_finish(w, x, &l.rq, r, NULL);
	} else if (!x->entry) {
		answer_error(&l, fail(l.cx, E_NOT_FOUND, "error.not_found"), r);
	} else if (x->method != M_POST && x->path[1] && x->path[strlen(x->path) - 1] == '/') {
		reply_redirect_trimmed(w, x, r);
		render_finish(w, x, &l.rq, r, NULL);
	} else {
		enum err e = run(&l);
		if (e == OK)
			answer_well(&l, r);
		else
			answer_error(&l, e, r);
	}
	if (x->target_too_long)
		r->status = URI_TOO_LONG;
	r->user = l.cx->user;
	r->why = r->err != OK ? l.cx->fault.key : NULL;
	r->settles = l.settles;
	r->queries = l.cx->queries;
	r->rows = l.cx->rows;
	r->arena_bytes = (int64_t)w->arena.used;
}

/* May what was typed be kept (pending_post.c), so that its body is read although nobody is signed in, or nobody can tell? */
static bool may_be_kept(const struct life *l)
{
	const struct exchange *x = l->x;
	return !x->parts && !l->rq.json && !l->rq.bearer &&
	       (!x->head.content_length || strtoll(x->head.content_length, NULL, 10) <= STRANGER_BODY);
}

void life_admit(struct worker *w, struct exchange *x)
{
	struct life l;
	start(&l, w, x);
	enum err e = begin(&l, TX_READ);
	if (e == OK)
		e = find_session(&l);
	if (e == OK)
		e = allowed(&l, x->entry->route);
	if (w->db)
		db_abort(&w->cx);
	x->known = l.session != NULL;
	if ((e == E_UNAUTHENTICATED || e == E_BUSY) && may_be_kept(&l)) {
		x->max_body = STRANGER_BODY;
	} else if (e != OK) {
		x->early = e;
		x->early_key = l.cx->fault.key ? l.cx->fault.key : err_info(e)->key; /* a literal in either case */
	}
}

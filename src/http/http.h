/* HTTP: requests, replies, and the route table. server.c is the only file that knows the HTTP library. */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/buf.h"
#include "base/ctx.h"
#include "base/json.h"
#include "base/record.h"
#include "base/tmpl.h"
#include "db/db.h"

enum method { GET, POST, METHOD_COUNT }; /* HEAD is answered as GET without body; API clients POST, PUT = POST */

struct upload {
	const char *field, *name; /* the file name as sent: for showing only, never a path */
	const char *path;         /* temporary file, removed after the request unless taken (rename it) */
	int64_t size;
};

struct request {
	enum method method;
	const char *path;   /* decoded, normalised: no "..", no "//"; without ".json" */
	const char *target; /* path and query as sent, for "next" and logs */
	bool json;          /* answer JSON (Accept or .json) */
	bool tls;
	const char *address; /* of the client (behind a proxy: as the proxy says) */
	const char *cookie_session, *bearer, *origin, *host;
	const char
	    *public_url; /* what a link sent elsewhere begins with; NULL: none is set, so it is where this was sent */
	const char *if_none_match, *accept_language;
	struct pair *query, *form; /* decoded name/value pairs, in order, without "csrf"; form also from JSON bodies */
	size_t query_count, form_count;
	void *asked;                 /* object of route->query, read before the handler runs; NULL when there is none */
	void *typed;                 /* object of route->form, likewise, so a handler sees only what is valid */
	const struct route *refused; /* a form being shown again: the POST that was refused; typed is its form */
	const struct field_fault *refused_for; /* what was wrong with its fields; NULL = it was not a field's fault */
	const char *pending_post;       /* to carry through the sign-in page: a refused post, see pending_post.c */
	const char *flash, *flash_undo; /* to show now: message key; undo path or NULL */
	struct upload *uploads;
	size_t upload_count;
	int64_t id[4];       /* numbers of :id, :number … in the path, in order */
	const void *record;  /* of a route with .record: read in this transaction, an object of what hooks.load says */
	int64_t root;        /* the customer it belongs to; 0 = none */
	const char *word[4]; /* texts of :word(name) … in the path */
	int64_t number;      /* request id for the log */
	const struct route *route;
	const struct session *session;         /* NULL = not signed in */
	const struct idempotency *idempotency; /* for http_idempotent_answer, http_idempotent_remember */
};
const char *query_get(const struct request *, const char *name); /* NULL when absent */
const char *form_get(const struct request *, const char *name);

/* Who is signed in; made by http_hooks.session. */
struct session {
	int64_t id, user, person;
	int role;
	const char *name, *csrf; /* csrf token to put in forms */
	enum lang lang;
	int64_t
	    stamp; /* the latest of this user's idempotent posts; stands behind the token in forms, see idempotency.c */
	bool api;  /* token: no CSRF needed, no cookies */
	bool read_only; /* token without write right */
	bool borrowed;  /* the demo's administrator views the program as this user */
};

struct response {
	int status;            /* 0 = 200 */
	const char *location;  /* redirect (303) after POST; built by the server from ids, or a checked "next" */
	const char *type;      /* content type; NULL = by what is rendered */
	struct buf *body;      /* bytes of a file, when not rendered from a record; the server ends it (buf_fini) */
	int file;              /* by http_spill: holds the bytes instead; 0 = none; the server closes it */
	const char *file_name; /* Content-Disposition: attachment */
	const char *set_cookie_session; /* token; "" clears it */
	int64_t cookie_seconds;         /* how long the browser keeps it; 0 = until it is closed */
	const void *view;               /* object of route->view: JSON of it, or the page */
	const char *flash;              /* message key shown on the next page, with the undo path (a POST) if any */
	const char *flash_undo;
	/* R_IDEMPOTENT: where to send the browser, and with which message, when the same post comes again but its answer is not to be
	 * shown a second time (it holds a secret). */
	const char *repeat_location, *repeat_flash;
	/* Of a sign-in that succeeded: request.pending_post, to be offered to the user for sending before going to `location`. */
	const char *pending_post;
	const char *page; /* another page than route->name: one of the set's pages, with its view; or NULL */
};

/* What the route needs. Data kinds and levels are those of test/rights.txt. */
enum need_level { NEED_NONE, NEED_READ, NEED_WRITE };
struct need {
	int data; /* enum data_kind of platform/access/rights.h; 0 = ANYONE (sign-in pages), 1 = SIGNED_IN */
	enum need_level level; /* a route that leaves it out (NEED_NONE) stops the start: access is never forgotten */
	int on; /* index in request.id of the customer it is about + 1; NEED_ON_ROOT: request.root; 0 = not about one customer */
};
enum { NEED_ON_ROOT = -1 };

/* Shows or does what the route is for, inside the route's transaction. An error aborts it. A POST with HTML that answers
 * E_INVALID, E_CONFLICT or E_BUSY shows the page of its form again (route->form_page) with what was typed: that page's handler
 * runs with request->refused set, then every K_RECORD of its view that has the same record as the form is overwritten by
 * request->typed, and the frame lists the messages (http_errors). */
typedef enum err handler(struct ctx *, struct request *, struct response *);

/* For answers that may be too long for memory, called as they grow: when response.body holds more than HTTP_SPILL_AT bytes they go
 * to the end of a file without a name, made in $TMPDIR (else /tmp), and the body is empty again. Then the file is answered, as it is:
 * neither compressed nor with an ETag. E_IO when there is no room. */
enum { HTTP_SPILL_AT = 4 << 20 };
enum err http_spill(struct ctx *, struct response *);

struct route {
	enum method method;
	const char *path; /* "/accounts/:id/rounds/:id", ":word" for a text segment */
	const char *name; /* template name of the page, "account_page"; NULL = never HTML */
	struct need need;
	enum db_tx tx;
	/* Fields accepted by POST → request.typed; unknown names are refused; NULL = none. */
	const struct record *form;
	/* Fields accepted in the query string → request.asked; others are ignored; NULL = none. */
	const struct record *query;
	const struct record *view; /* what JSON shows, and the page's data unless page_view says otherwise */
	handler *handle;
	const char *summary; /* one English sentence for routes.md and OpenAPI */
	unsigned flags;
	/* POST: path of the GET route the form stands on, with the same ids; NULL = the same path, else the path without its
	 * last segment. */
	const char *form_page;
	/* The record that the path's last :id is a number of: loaded before the handler runs, its owners compared with the other ids of
	 * the path (404), its customer taken for .need, its version compared with the form's (409). A path with two ids must have it. */
	const struct record *record;
	/* The page's data when it is another than JSON shows: the handler gives the one that rq->json asks for. */
	const struct record *page_view;
};
enum {
	R_SLOW = 1 << 0,   /* runs on the job pool: Argon2, big computations */
	R_UPLOAD = 1 << 1, /* multipart with files */
	R_HTML = 1 << 2,   /* no JSON form (login page, design page) */
	/* Sign-in and one-time links, which have no session yet: checked by Origin; may be a GET that writes. */
	R_NO_CSRF = 1 << 3,
	R_STATIC = 1 << 4, /* cacheable */
	/* Field names are made at run time (the scoring grid): the handler reads request.form itself. */
	R_FREE_FORM = 1 << 5,
	/* The same post from the same page is carried out once; a repetition is answered as the first was, so the handler answers with a
	 * redirect or sets response.repeat_location. With TX_WRITE the server sees to it; with TX_NONE the handler does, in its own
	 * transaction, by http_idempotent_answer. Not for what a script sends many times from one page. */
	R_IDEMPOTENT = 1 << 6,
	/* Only for a person with a session of his own: refused with an API token and while viewing as somebody else. For all that gives or
	 * changes access (links, tokens, passwords, roles), so that a leaked token cannot renew itself or make an administrator. */
	R_IN_PERSON = 1 << 7,
	/* No record has the path's last id alone: the handler finds it by all ids together, or answers 404. */
	R_BY_ALL_IDS = 1 << 8
};

/* The same for a route where only some of what it takes asks for it: E_FORBIDDEN "error.in_person". */
enum err http_in_person(struct ctx *, const struct request *);

/* For the handler of a route with R_IDEMPOTENT and TX_NONE, to be called in its write transaction. First http_idempotent_answer: OK and the
 * answer that the same post got before, or E_NOT_FOUND without reason: it is new. Then, with the work, http_idempotent_remember. */
enum err http_idempotent_answer(struct ctx *, const struct request *, struct response *ret);
enum err http_idempotent_remember(struct ctx *, const struct request *, const struct response *);

/* A page that a handler may show instead of its route's (response.page); compiled at start like those of routes. */
struct page {
	const char *name;
	const struct record *view;
};

struct route_set {
	const struct route *routes;
	size_t count;
	const struct page *pages; /* NULL = none */
	size_t page_count;
};

/* What a route needs: of a kind of data, READ or WRITE; OF the account whose number is the first of the path. */
#define NEED(data, level)               \
	{                               \
		(data), NEED_##level, 0 \
	}
#define NEED_OF(data, level)            \
	{                               \
		(data), NEED_##level, 1 \
	}
/* OF the customer that the route's record belongs to, or of none. */
#define NEED_OF_RECORD(data, level)                \
	{                                          \
		(data), NEED_##level, NEED_ON_ROOT \
	}
/* Access of a page for everybody, also signed out, and for everybody who is signed in. */
#define NEED_ANYONE    NEED(0, READ)
#define NEED_SIGNED_IN NEED(1, READ)

/* The messages of a refused form, for the frame: of the whole first (field ""), then one per field, in the request's
 * language. Templates: {each errors}{if field = due}…{message}…{end}{end}. */
struct http_error {
	const char *field, *message;
	const char *label; /* of the field, as the form names it; NULL = none */
};
extern const struct record http_error_record;
void http_errors(struct ctx *, const struct request *, struct list *ret);
/* For tmpl_hooks.typed: what was typed into a field of the form that is shown again and could not be read; NULL = nothing. */
const char *http_typed(const struct field *, const void *obj);
/* For tmpl_hooks.asset_url: the URL of an embedded asset with its hash, in the arena; NULL when there is none. */
const char *http_asset(struct arena *, const char *name);
/* A path on this server that may be redirected to ("/x", never "//x", "/\x" or a control character), else NULL. */
const char *http_local(const char *next);

/* Parse name/value pairs into `obj` by `rec`: every field validated, all faults collected in cx; unknown names
 * refused. A K_LIST takes each value of its name as the first field of a new item. E_INVALID when anything is wrong; what could
 * be read is set, and a text also when it is refused. The server does this for route->form and route->query. */
enum err form_read(struct ctx *, const struct record *rec, const struct pair *, size_t count, void *obj);

/* A post that was refused for no fault of what was typed, to be shown and sent again. */
struct pending_post {
	int64_t user; /* who typed it: nobody else is shown it */
	const char *path;
	struct pair *fields;
	size_t count;
	const struct record *form; /* NULL: names are made at run time */
};

/* Given by platform/user at start. */
struct http_hooks {
	/* The session of a cookie token or bearer token, NULL when none is valid. In a read transaction. */
	enum err (*session)(struct ctx *, struct request *, struct session **ret);
	/* May this session do `need` on account `account` (0 = none)? OK, E_FORBIDDEN or E_NOT_FOUND (restricted). */
	enum err (*allowed)(struct ctx *, const struct session *, const struct need *, int64_t account);
	/* Of a route with .record: is it one that can be loaded? False with the reason: asked at start. */
	bool (*loadable)(const struct route *, char *why, size_t why_size);
	/* Load it by the ids of the path: E_NOT_FOUND when there is none, or it belongs to another than the path says. */
	enum err (*load)(struct ctx *, const struct request *, const struct route *, const void **ret,
	                 int64_t *ret_root);
	/* The version of what `load` gave. */
	int64_t (*loaded_version)(const struct route *, const void *record);
	/* The answers to idempotent posts of the one who acts, by key. Find fills location, flash and flash_undo, or answers E_NOT_FOUND
	 * for a new post; remember stores them in the write transaction that does the work. Set both or neither. */
	enum err (*idempotency_find)(struct ctx *, const char *key, struct response *ret);
	enum err (*idempotency_remember)(struct ctx *, const char *key, const struct response *);
	/* Fill the frame shown around every page (navigation, user, counts). */
	enum err (*frame)(struct ctx *, const struct request *, const struct response *, void **ret_frame);
	const struct record *frame_record;
	const char *error_page;            /* template of the error page; NULL = a plain line of text */
	const char *error_page_in;         /* the same for who is signed in; NULL = that one */
	const struct record *error_record; /* its view: status, title, message, what to do, access request */
	enum err (*error_view)(struct ctx *, const struct request *, enum err, void **ret);
	/* The page (of a set's pages) of a pending post and its view; err OK: after the sign-in, else why it was refused. */
	const char *pending_post_page;
	enum err (*pending_post_view)(struct ctx *, const struct request *, const struct pending_post *, enum err,
	                              const void **ret);
	const char
	    *sign_in_path; /* where a page that needs a session sends a reader without one, with ?next=; NULL = 401 */
	void (*metrics)(struct buf *);
};

struct http_config {
	const char *listen;     /* HOST:PORT; port 0 = any free */
	bool next_free_port;    /* take the next when it is in use */
	const char *cert, *key; /* PEM files for TLS */
	const char *public_url;
	bool insecure; /* plain HTTP beyond loopback: else refused */
	int workers;   /* 0 = number of cores */
	const char *db;
	const char *metrics_token;
	const char *tmp_dir; /* for uploads; NULL = $TMPDIR or /tmp */
	int64_t max_upload;  /* bytes; 0 = 2 GiB */
};
struct http_server;
/* Check every route (access stated, paths not in conflict, GET writes nothing), compile every page, open the port, serve.
 * E_INVALID with the reason logged; E_CONFLICT: the port is in use. Routes and config must outlive the server. */
enum err http_start(struct ctx *, const struct http_config *, const struct http_hooks *, const struct route_set *,
                    size_t sets, struct http_server **ret);
int http_port(const struct http_server *);
const char *http_local_url(const struct http_server *); /* where it listens itself: "http://127.0.0.1:8080" */
const char *http_url(const struct http_server *); /* "http://127.0.0.1:8080", or the public URL; without / at the end */
void http_stop(struct http_server *);             /* waits for requests under way, at most 10 s */

#endif

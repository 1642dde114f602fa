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
	const char *path;         /* temporary file, removed after the request unless the handler has renamed it */
	int64_t size;
};

struct request {
	enum method method;
	const char *path;   /* decoded, normalised: no "..", no "//"; without ".json" */
	const char *target; /* path and query as sent, for "next" and logs */
	bool json;          /* answer JSON (Accept or .json) */
	bool tls;
	const char *address; /* of the client (behind a proxy: as the proxy says) */
	const char *cookie_session, *cookie_device, *bearer, *origin, *host;
	const char *public_url; /* setting: what links in mails begin with; NULL: it is not set, so use `host` */
	const char *if_none_match, *accept_language;
	struct pair *query, *form; /* decoded name/value pairs, in order, without "csrf"; form also from JSON bodies */
	size_t query_count, form_count;
	void *asked; /* object of route->query, read and checked before the handler runs; NULL when there is none */
	void *typed; /* object of route->form, likewise: a handler sees only valid values */
	/* When the page of a refused form is shown again: the route of the refused POST (typed is its form), and what
	 * was wrong with its fields; NULL when no field was to blame. */
	const struct route *refused;
	const struct field_fault *refused_for;
	const char *pending_post;       /* a refused post that the sign-in page carries along, see pending_post.c */
	const char *flash, *flash_undo; /* message for this page: its key, and the undo path or NULL */
	struct upload *uploads;
	size_t upload_count;
	int64_t id[4];       /* the numbers in the path (:id, :number …), in order */
	const void *record;  /* of a route with .record: the object that hooks.load read in this transaction */
	int64_t root;        /* the customer it belongs to; 0 = none */
	const char *word[4]; /* the text segments in the path (:word …), in order */
	int64_t number;      /* of the request, for the log */
	const struct route *route;
	const struct session *session;         /* NULL = not signed in */
	const struct idempotency *idempotency; /* of http_idempotent_answer and http_idempotent_remember */
};
const char *query_get(const struct request *, const char *name); /* NULL when absent */
const char *form_get(const struct request *, const char *name);

/* Somebody's session; made by http_hooks.session. */
struct session {
	int64_t id, user, person;
	int role;
	const char *name, *csrf; /* csrf token to put in forms */
	enum lang lang;
	int64_t stamp; /* of this user's latest idempotent post; written behind the token in forms, see idempotency.c */
	bool api;      /* by an API token: no CSRF token is needed, no cookie is set */
	bool read_only; /* by an API token that may not write */
	bool borrowed;  /* the demo's administrator views the program as this user */
	int64_t shared; /* as ctx.shared */
};

struct response {
	int status;            /* 0 = 200 */
	const char *location;  /* redirect (303) after POST: a path made from ids, or one that http_local accepted */
	const char *type;      /* content type; NULL = that of what is rendered */
	struct buf *body;      /* bytes to send, when nothing is rendered from a record; the server calls buf_fini */
	int file;              /* file that http_spill moved the bytes to; 0 = none; the server closes it */
	const char *file_name; /* to save the bytes under (Content-Disposition: attachment) */
	const char *set_cookie_session; /* token; "" clears it */
	int64_t cookie_seconds;         /* how long the browser keeps it; 0 = until it is closed */
	const char *set_cookie_device;  /* token by which the browser is known after sign-out; kept for a year */
	const void *view;               /* object of route->view: JSON of it, or the page */
	const char *flash;              /* message key shown on the next page, with the undo path (a POST) if any */
	const char *flash_undo;
	/* R_IDEMPOTENT, when the answer holds a secret and must not be shown twice: where to send the browser, and with
	 * which message, when the same post comes again. */
	const char *repeat_location, *repeat_flash;
	/* After a sign-in: the post that the sign-in page carried along, which the user is asked to send before he goes
	 * to `location`. */
	const char *pending_post;
	const char *page; /* shows this page of the route_set, with its view, instead of route->name; NULL = not */
};

/* What the route needs. Data kinds and levels are those of test/rights.txt. */
enum need_level { NEED_NONE, NEED_READ, NEED_WRITE };
struct need {
	int data; /* enum data_kind of platform/access/rights.h; 0 = ANYONE (sign-in pages), 1 = SIGNED_IN */
	enum need_level level; /* with a route that has none (NEED_NONE) the program does not start */
	int on; /* its customer: n = the nth number of the path; NEED_ON_ROOT = request.root; 0 = about no customer */
};
enum { NEED_ON_ROOT = -1 };

/* Shows or does what the route is for, inside the route's transaction, which an error aborts. When a POST from a page
 * answers E_INVALID, E_CONFLICT or E_BUSY, the page of its form (route->form_page) is shown again with what was typed:
 * that page's handler runs with request->refused set, then request->typed is copied over every K_RECORD of its view
 * that is made for the same form, and the frame lists the messages (http_errors). */
typedef enum err handler(struct ctx *, struct request *, struct response *);

/* For answers that may be too long for memory; the handler calls it as response.body grows. When the body has reached
 * HTTP_SPILL_AT bytes, they are moved to the end of a file without a name in $TMPDIR (else /tmp). An answer with such a
 * file is sent from it, neither compressed nor with an ETag. E_IO when the disk is full. */
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
	const struct record *view; /* what JSON shows; also the page's data, unless there is a page_view */
	handler *handle;
	const char *summary; /* one English sentence for routes.md and OpenAPI */
	unsigned flags;
	/* POST: path of the GET route whose page has the form, with the same ids. NULL: the GET route of the same path
	 * or, when there is none, of the path without its last segment. */
	const char *form_page;
	/* The record whose id is the last :id of the path. It is loaded before the handler runs, its owners must be the
	 * other ids of the path (else 404), .need is asked on its customer, and its version must be the form's (else
	 * 409). Required in a path with two ids. */
	const struct record *record;
	/* The page's data, when it is not what JSON shows. The handler then answers an object of this record or, with
	 * request.json, of `view`. */
	const struct record *page_view;
};
enum {
	R_SLOW = 1 << 0,   /* runs on the job pool: Argon2, big computations */
	R_UPLOAD = 1 << 1, /* multipart with files */
	R_HTML = 1 << 2,   /* no JSON form (login page, design page) */
	/* Sign-in and one-time links, where there is no session yet: only the Origin is checked, and a GET may
	 * write. */
	R_NO_CSRF = 1 << 3,
	R_STATIC = 1 << 4, /* cacheable */
	/* Field names are made at run time (the scoring grid): the handler reads request.form itself. */
	R_FREE_FORM = 1 << 5,
	/* The same post from the same page is carried out once, and a repetition gets the first one's answer again; so
	 * the handler answers with a redirect or sets response.repeat_location. With TX_WRITE the server does this;
	 * with TX_NONE the handler must, in its own transaction, by http_idempotent_answer. Not for posts that a script
	 * sends many times from one page. */
	R_IDEMPOTENT = 1 << 6,
	/* Only for a person in a session of his own: refused with an API token, and while viewing as somebody else. For
	 * whatever gives or changes access (links, tokens, passwords, roles), so that a leaked token cannot renew
	 * itself or make an administrator. */
	R_IN_PERSON = 1 << 7,
	/* The last id of the path is not that of a record by itself: the handler looks for all ids together, and
	 * answers 404. */
	R_BY_ALL_IDS = 1 << 8,
	/* Refused with an API token, as R_IN_PERSON is, but not while viewing as somebody else in the demo. For
	 * whatever shuts out or lets in others (leaving, access to a customer, restriction), and for taking that back. */
	R_NO_TOKEN = 1 << 9,
	/* Open also while the screen is shared, when nothing else is written or asked that is not about the customer. */
	R_WHILE_SHARED = 1 << 10
};

/* The check of R_IN_PERSON, for a handler that needs it only for some values of its form: E_FORBIDDEN
 * "error.in_person". */
enum err http_in_person(struct ctx *, const struct request *);

/* For the handler of a route with R_IDEMPOTENT and TX_NONE, to be called in its write transaction. First
 * http_idempotent_answer: OK with the answer that the same post got before, or E_NOT_FOUND without reason when the post
 * is new. In that case the work is done, and http_idempotent_remember stores its answer. */
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

/* What a route needs: the right to READ or WRITE a kind of data; with _OF on the customer whose id is the first of the
 * path. */
#define NEED(data, level)               \
	{                               \
		(data), NEED_##level, 0 \
	}
#define NEED_OF(data, level)            \
	{                               \
		(data), NEED_##level, 1 \
	}
/* On the customer that the route's record belongs to, if it belongs to one. */
#define NEED_OF_RECORD(data, level)                \
	{                                          \
		(data), NEED_##level, NEED_ON_ROOT \
	}
/* For pages that everybody may see: also without a session, and with one. */
#define NEED_ANYONE    NEED(0, READ)
#define NEED_SIGNED_IN NEED(1, READ)

/* The messages of a refused form, for the frame, in the request's language: first those about the form as a whole
 * (field ""), then one per field. Templates: {each errors}{if field = due}…{message}…{end}{end}. */
#define HTTP_ERROR(F, S)    \
	F(S, TEXT, field)   \
	F(S, TEXT, message) \
	F(S, TEXT, label) /* of the field, as the form names it; NULL = none */
STRUCT_OF(http_error, HTTP_ERROR);
extern const struct record http_error_record;
void http_errors(struct ctx *, const struct request *, struct list *ret);
/* For tmpl_hooks.typed: in a form that is shown again, the text that was typed into a field and could not be read; NULL
 * = none. */
const char *http_typed(const struct field *, const void *obj);
/* For tmpl_hooks.asset_url: the URL of an embedded asset with its hash, in the arena; NULL when there is none. */
const char *http_asset(struct arena *, const char *name);
/* `next` when it is a path on this server, so that a redirect to it is safe ("/x", never "//x", "/\x" or a control
 * character); else NULL. */
const char *http_local(const char *next);

/* Read name/value pairs into `obj`, an object of `rec`. Every field is checked and all faults are collected in cx; an
 * unknown name is refused. Each value with the name of a K_LIST becomes the first field of a new item. E_INVALID when
 * anything is wrong; the fields that could be read are set then, texts even if they are refused. The server does this
 * for route->form and route->query. */
enum err form_read(struct ctx *, const struct record *rec, const struct pair *, size_t count, void *obj);

/* A post that was refused although nothing was wrong with what was typed (no session, base busy): shown to be sent
 * again. */
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
	/* May this session do `need` on the customer (0 = on no customer)? OK; E_FORBIDDEN; E_NOT_FOUND when he may not
	 * know of it. */
	enum err (*allowed)(struct ctx *, const struct session *, const struct need *, int64_t account);
	/* At start, for a route with .record: can such a record be loaded? False with the reason in `why`. */
	bool (*loadable)(const struct route *, char *why, size_t why_size);
	/* Load it by the ids of the path. E_NOT_FOUND when there is none, or when its owners are not the ones in the
	 * path. *ret_root: the customer it belongs to, 0 = none. */
	enum err (*load)(struct ctx *, const struct request *, const struct route *, const void **ret,
	                 int64_t *ret_root);
	/* The version of a record that `load` gave. */
	int64_t (*loaded_version)(const struct route *, const void *record);
	/* The stored answers to idempotent posts of the one who acts, by key. Find fills location, flash and
	 * flash_undo, or answers E_NOT_FOUND for a new post; remember stores them, in the write transaction that does
	 * the work: in place of an answer that is there already, or E_RETRY when there is one. Set both or neither. */
	enum err (*idempotency_find)(struct ctx *, const char *key, struct response *ret);
	enum err (*idempotency_remember)(struct ctx *, const char *key, const struct response *, bool replace);
	/* Fill the frame shown around every page (navigation, user, counts). */
	enum err (*frame)(struct ctx *, const struct request *, const struct response *, void **ret_frame);
	const struct record *frame_record;
	const char *error_page;            /* template of the error page; NULL = a plain line of text */
	const char *error_page_in;         /* that for somebody signed in; NULL = the same */
	const struct record *error_record; /* its view: status, title, message, what to do, access request */
	enum err (*error_view)(struct ctx *, const struct request *, enum err, void **ret);
	/* The page of a pending post (one of a set's pages) and its view; the error is why it was refused, OK after a
	 * sign-in. */
	const char *pending_post_page;
	enum err (*pending_post_view)(struct ctx *, const struct request *, const struct pending_post *, enum err,
	                              const void **ret);
	/* Where to redirect somebody without a session from a page that needs one, with ?next= for the way back; NULL =
	 * 401. */
	const char *sign_in_path;
	void (*metrics)(struct buf *); /* appends further lines to /metrics */
};

struct http_config {
	const char *listen;  /* HOST:PORT; port 0 = any free */
	bool next_free_port; /* take the next when it is in use */
	const struct http_server
	    *after; /* takes over the sockets of this one, which then ends by http_retire; NULL = opens its own */
	const char *cert, *key; /* PEM files for TLS */
	const char *public_url;
	const char *trusted_proxy; /* addresses and networks whose X-Forwarded- headers are believed; NULL = none */
	int connections_each;      /* of one client at a time; 0 = 256 */
	bool insecure;             /* allows plain HTTP on other addresses than loopback, which is else refused */
	int workers;               /* 0 = number of cores */
	const char *db;
	const char *metrics_token;
	const char *tmp_dir; /* for uploads; NULL = $TMPDIR or /tmp */
	int64_t max_upload;  /* bytes; 0 = 2 GiB */
};
struct http_server;
/* Check every route (access stated, paths not in conflict, GET writes nothing), compile every page, open the port and
 * start serving. E_INVALID with the reason logged; E_CONFLICT: the port is in use. Routes and config must outlive the
 * server. */
enum err http_start(struct ctx *, const struct http_config *, const struct http_hooks *, const struct route_set *,
                    size_t sets, struct http_server **ret);
/* How many connections to the database such a server opens at most. */
int http_connections(const struct http_config *);
int http_port(const struct http_server *);
const char *http_local_url(const struct http_server *); /* of the port it listens on: "http://127.0.0.1:8080" */
const char *http_url(const struct http_server *); /* the public URL when set, else the same; without / at the end */
void http_stop(struct http_server *);             /* waits for requests under way, at most 10 s */
/* Stop a server whose sockets another has taken over: who has just connected to it may first send his request, for at most
 * 2 s. */
void http_retire(struct http_server *);

#endif

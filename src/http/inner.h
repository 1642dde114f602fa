/* What the parts of http/ share. server.c owns the connection and fills an `exchange`; life.c answers it by a worker and
 * leaves a `reply`; server.c sends that. Nothing outside http/ includes this. */
#ifndef HTTP_INNER_H
#define HTTP_INNER_H

#include "http/http.h"
#include "http/multipart.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum {
	MAX_PATH = 1024,
	MAX_TARGET = 8192,
	MAX_FIELDS = 5000,
	MAX_BODY = 1 << 20,
	MAX_PAGE = 256 << 20, /* an export; a page is far smaller */
	MAX_HEADERS = 24,
	STATUS_CLASSES = 6
};

/* A route with what was made of it at start. */
struct entry {
	const struct route *route;
	const struct tmpl *page;
	const struct entry *form_page; /* the GET whose page holds this POST's form; NULL = none */
	_Atomic uint64_t count[STATUS_CLASSES];
	_Atomic uint64_t microseconds;
};

struct node; /* of the tree of paths, route.c */
struct routes {
	struct arena arena; /* lives as long as the server */
	struct node *root;
	struct entry *entries;
	size_t count;
	const struct page **pages;
	const struct tmpl **page_tmpls;
	size_t page_count;
	const struct tmpl *error_page, *error_page_in;
	const struct entry *sign_in; /* GET; NULL = none */
};
/* Build the tree, check every route, compile every page. E_INVALID with the reason logged. */
enum err routes_init(struct ctx *, struct routes *, const struct route_set *, size_t sets, const struct http_hooks *);
void routes_fini(struct routes *);
const struct record *entry_view(const struct entry *); /* of its page */
/* What a path leads to: both methods' entries, either NULL. False when there is no such path at all. */
struct route_match {
	const struct entry *entry[METHOD_COUNT];
	int64_t id[4];
	const char *word[4]; /* in the arena given */
};
bool routes_match(const struct routes *, const char *path, struct arena *, struct route_match *ret);

/* The request's headers that are looked at, as sent (into the connection's memory) or NULL. */
struct head {
	const char *host, *cookie, *authorization, *origin, *fetch_site, *if_none_match, *accept, *accept_encoding,
	    *accept_language, *content_type, *content_length, *transfer_encoding, *csrf, *idempotency_key,
	    *forwarded_for, *test_fail_db;
	const char *proxied; /* any other header that only a proxy adds */
	bool twice;          /* one of those that may stand only once stood twice */
};

struct header {
	const char *name, *value;
};

struct reply {
	int status;
	const void *body;
	size_t len;
	bool fixed; /* body lives as long as the process: not copied */
	int file;   /* sent instead of body, and closed; 0 = none */
	bool close; /* the connection */
	struct header headers[MAX_HEADERS];
	size_t header_count;
	/* For the log. */
	const struct entry *entry;
	int64_t user, queries, rows, arena_bytes;
	enum err err;
	const char *why; /* key of the reason */
};

enum method_given { M_GET, M_HEAD, M_POST, M_OTHER };

/* One request from its first line to its last byte; used again for later ones. After each, everything from EXCHANGE_CLEARED to
 * EXCHANGE_TEXTS is set to zero, the memory before it is emptied, and the long texts behind it are left to be written over. */
struct exchange {
	struct arena arena; /* of the match: words; small */
	struct buf body;
	struct exchange *next; /* in the list of spare ones, or of waiting jobs */

	struct http_server *server; /* EXCHANGE_CLEARED */
	enum method_given method;
	struct head head;
	bool peer_loopback, target_too_long, routed /* the head was looked at */, json_suffix, found;
	enum err early; /* refused on its head or body: why */
	const char *early_key;
	struct route_match match;
	const struct entry *entry; /* the method's; NULL when refused or no route's */
	struct multipart *parts;
	int64_t received, number, start_us;

	/* Of server.c: the connection, its watch, the response made by the pool. */
	void *connection, *conn, *response;
	int response_status;
	bool pool_done;

	char address[64]; /* EXCHANGE_TEXTS */
	char path[MAX_PATH], target[MAX_TARGET];
};
#define EXCHANGE_CLEARED offsetof(struct exchange, server)
#define EXCHANGE_TEXTS   offsetof(struct exchange, address)

/* worker.c: one thread's own: memory, database, compression. */
struct worker {
	struct http_server *server;
	struct arena arena;
	struct db *db;
	struct ctx cx;
	struct gzip *gzip;
	struct buf page, packed, bytes; /* bytes: a body the handler made */
};
/* On an error it is whole but for its database, which worker_connect tries again; without one it answers early errors alone. */
enum err worker_init(struct worker *, struct http_server *);
enum err worker_connect(struct worker *);
void worker_fini(struct worker *);
/* Begin a transaction; a connection that broke (PostgreSQL restarted) is opened again once. */
enum err worker_begin(struct worker *, const struct exchange *, enum db_tx);

struct pool;
struct http_server {
	const struct http_config *config;
	const struct http_hooks *hooks;
	struct routes routes;
	struct worker *workers;
	size_t worker_count;
	struct pool *slow, *writers; /* R_SLOW; everything that waits for the write lock and the disk */
	struct transport *transport; /* server.c */
	bool tls, secure;            /* TLS here; TLS here or at the proxy */
	int port;
	char local_url[300], url[300], origin[300], public_host[256], listen_host[256];
	const char *cookie_name;
	_Atomic bool stopping;
	_Atomic int64_t active, requests;
	time_t started;
	/* Totals for /metrics. */
	_Atomic uint64_t bucket[8], bytes_out, queries, rows, timeouts, connections;
};

/* life_head.c: the head is complete: find the route and its limits, or why it is refused (x->early). */
void life_head(struct http_server *, struct exchange *);
/* A route that takes files is asked for access before the body is read. */
enum err life_admit(struct worker *, struct exchange *);
/* Answer; the reply's texts live in the worker until its next request. */
void life_answer(struct worker *, struct exchange *, struct reply *);
/* When the reply is sent: counts and the log line. */
void life_log(struct http_server *, const struct exchange *, const struct reply *);

/* csrf.c */
enum err csrf_origin(struct ctx *, const struct http_server *, const struct head *, const struct request *);
/* Is there proof that it was sent by our own page? */
bool csrf_proven(const struct http_server *, const struct head *, const struct request *);
enum err csrf_token(struct ctx *, const struct session *, const char *sent);
/* Did another site make the browser ask? Only a browser that tells can be known. */
bool from_elsewhere(const struct head *);
bool host_allowed(const struct http_server *, const char *host);

/* pending_post.c: a refused post written as text, to be carried in a hidden field; NULL when it must not be carried (see keeps) or is too
 * long. `user`: whose page the form stood on. */
const char *pending_post_write(struct ctx *, const struct http_server *, const struct exchange *,
                               const struct request *, int64_t user);
/* Read it back; false when pending_post_write cannot have written it. */
bool pending_post_read(struct ctx *, const struct http_server *, const char *text, struct pending_post *ret);

/* idempotency.c: split "TOKEN.STAMP.USER": *token becomes TOKEN, the stamp is answered (NULL: none), *ret_user is the user (0: none). */
const char *idempotency_split(struct arena *, const char **token, int64_t *ret_user);
/* The key that a post to an R_IDEMPOTENT route is remembered by; NULL for any other, which is always carried out. */
const char *idempotency_key_of(struct ctx *, const struct request *, const char *stamp);
struct idempotency {
	const struct http_hooks *hooks;
	const char *key;
};

/* form.c: the pairs of a body by its content type; "csrf" is taken out and given apart, as it was sent. */
enum err form_pairs(struct ctx *, const struct exchange *, struct request *, const char **ret_csrf);
/* Put what was typed into every part of a page's view that is made for the same form, and let http_typed answer for it on
 * this thread until form_typed_end. */
void form_put_back(const struct ctx *, const struct request *, const struct record *view, const void *obj);
void form_typed_end(void);
/* Has a page of this view a place where what was typed into the form is put back? */
bool form_is_on(const struct record *form, const struct record *view);

/* static.c: answer "/a/HASH/name" from the embedded files; false when the path is no asset's. */
bool static_answer(const struct exchange *, struct reply *);

/* spill.c: the last bytes of an answer that is in a file; the file of one that came to nothing; that of one that is sent. */
enum err spill_end(struct ctx *, struct response *);
void spill_drop(struct response *);
void spill_answer(const struct response *, struct reply *);

/* render.c */
void reply_header(struct reply *, const char *name, const char *value);
struct answer {
	struct request *rq;
	struct response *rs;
	const struct tmpl *page; /* NULL = JSON, bytes or nothing */
	const struct record *view;
	void *frame;
	enum err err;
};
/* The message a redirect left in a cookie, if it is one of ours. */
void flash_take(struct arena *, const char *cookie, struct request *);
/* To the sign-in page with the way back; to the same path without the "/" at its end. */
void reply_redirect_sign_in(struct worker *, const struct request *, const char *sign_in, struct reply *);
void reply_redirect_trimmed(struct worker *, const struct exchange *, struct reply *);
/* Bytes, redirect, JSON or page of an answer that went well (or a form shown again). */
void render_answer(struct worker *, const struct exchange *, struct answer *, struct reply *);
/* What is said of an error when there is no page for it: JSON or one line of text. */
void render_error(struct worker *, const struct exchange *, const struct request *, enum err, struct reply *);
/* Status line, caching, ETag, compression and the headers every answer has. */
void render_finish(struct worker *, const struct exchange *, const struct request *, struct reply *, const char *type);

/* metrics.c */
bool metrics_path(const struct exchange *);
void metrics_answer(struct worker *, const struct exchange *, struct reply *);

/* pool.c: handlers on threads of their own. done() is called on that thread when the reply is made. */
enum err pool_create(struct http_server *, int threads, void (*done)(struct exchange *, const struct reply *),
                     struct pool **ret);
bool pool_add(struct pool *, struct exchange *); /* false: too many wait */
void pool_destroy(struct pool *);                /* finishes what waits */

#endif

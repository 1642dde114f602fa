/* What the parts of http/ share. server.c owns the connection and fills an `exchange`; life.c answers it by a worker
 * and leaves a `reply`; server.c sends that. Nothing outside http/ includes this. */
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

/* A route with what the start derived from it. */
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
const struct record *entry_view(const struct entry *); /* the record of its page's data */
/* What a path leads to: an entry for each method, NULL where it has none. */
struct route_match {
	const struct entry *entry[METHOD_COUNT];
	int64_t id[4];
	const char *word[4]; /* in the arena given */
};
/* False when no route has such a path. */
bool routes_match(const struct routes *, const char *path, struct arena *, struct route_match *ret);

/* The headers of the request that we look at, as sent; NULL when absent. The texts belong to the connection. */
struct head {
	const char *host, *cookie, *authorization, *origin, *fetch_site, *if_none_match, *accept, *accept_encoding,
	    *accept_language, *content_type, *content_length, *transfer_encoding, *csrf, *idempotency_key,
	    *forwarded_for, *test_fail_db;
	const char *proxied; /* some other header that only a proxy adds */
	bool twice;          /* a header that may be sent only once was sent twice */
};

struct header {
	const char *name, *value;
};

struct reply {
	int status;
	const void *body;
	size_t len;
	bool fixed; /* the body is static, so it need not be copied */
	int file;   /* sent instead of the body, then closed; 0 = none */
	bool close; /* close the connection afterwards */
	struct header headers[MAX_HEADERS];
	size_t header_count;
	/* For the log. */
	const struct entry *entry;
	int64_t user, queries, rows, arena_bytes;
	enum err err;
	const char *why; /* key of the reason */
};

enum method_given { M_GET, M_HEAD, M_POST, M_OTHER };

/* One request, from its first line to the last byte of its answer. The struct is reused for later requests: what stands
 * before EXCHANGE_CLEARED is emptied but keeps its memory, what stands from there to EXCHANGE_TEXTS is zeroed, and the
 * long texts behind it are left to be overwritten. */
struct exchange {
	struct arena arena; /* of the match: words; small */
	struct buf body;
	struct exchange *next; /* in the list of spare ones, or of waiting jobs */

	struct http_server *server; /* EXCHANGE_CLEARED */
	enum method_given method;
	struct head head;
	bool peer_loopback, target_too_long, routed /* life_head was called */, json_suffix, found;
	enum err early; /* why it is refused before a handler runs, for its head or its body; OK = it is not */
	const char *early_key;
	struct route_match match;
	const struct entry *entry; /* of match, for its method; NULL when it is refused, or no route answers it */
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

/* worker.c: what each thread that answers requests has of its own: memory, database connection, compression. */
struct worker {
	struct http_server *server;
	struct arena arena;
	struct db *db;
	struct ctx cx;
	struct gzip *gzip;
	struct buf page, packed, bytes; /* bytes: a body the handler made */
};
/* On an error only its database connection is missing. It can answer refused requests without one, and worker_connect
 * tries to open it again. */
enum err worker_init(struct worker *, struct http_server *);
enum err worker_connect(struct worker *);
void worker_fini(struct worker *);
/* Begin a transaction. If the connection is broken (PostgreSQL was restarted), open a new one and try once more. */
enum err worker_begin(struct worker *, const struct exchange *, enum db_tx);

struct pool;
struct http_server {
	const struct http_config *config;
	const struct http_hooks *hooks;
	struct routes routes;
	struct worker *workers;
	size_t worker_count;
	struct pool *slow;           /* for routes with R_SLOW */
	struct pool *writers;        /* for routes that write, which wait for the lock and the disk */
	struct transport *transport; /* server.c */
	bool tls, secure;            /* we speak TLS ourselves; we or the proxy do */
	int port;
	char local_url[300], url[300], origin[300], public_host[256], listen_host[256];
	const char *cookie_name;
	_Atomic bool stopping;
	_Atomic int64_t active, requests;
	time_t started;
	/* Totals for /metrics. */
	_Atomic uint64_t bucket[8], bytes_out, queries, rows, timeouts, connections;
};

/* life_head.c: the head is complete. Find the route and the limits of the body, or the reason to refuse it
 * (x->early). */
void life_head(struct http_server *, struct exchange *);
/* For a route that takes files: check the right to it before the body is read. */
enum err life_admit(struct worker *, struct exchange *);
/* Answer the request. The reply's texts live in the worker until its next request. */
void life_answer(struct worker *, struct exchange *, struct reply *);
/* After the reply was sent: count it and write the log line. */
void life_log(struct http_server *, const struct exchange *, const struct reply *);

/* csrf.c: E_FORBIDDEN when the headers show that another site sent it. Headers that are absent show nothing. */
enum err csrf_origin(struct ctx *, const struct http_server *, const struct head *, const struct request *);
/* Do the headers prove that our own page sent it? */
bool csrf_proven(const struct http_server *, const struct head *, const struct request *);
/* E_FORBIDDEN when `sent` is not the session's token. */
enum err csrf_token(struct ctx *, const struct session *, const char *sent);
/* Does Sec-Fetch-Site show that another site made the browser send it? Older browsers do not send that header. */
bool from_elsewhere(const struct head *);
bool host_allowed(const struct http_server *, const char *host);

/* pending_post.c: write a refused post as text, to be carried in a hidden field. NULL when it must not be carried (see
 * keeps) or is too long. `user`: who was signed in on the form's page. */
const char *pending_post_write(struct ctx *, const struct http_server *, const struct exchange *,
                               const struct request *, int64_t user);
/* Read such a text; false when pending_post_write cannot have written it. */
bool pending_post_read(struct ctx *, const struct http_server *, const char *text, struct pending_post *ret);

/* idempotency.c: take apart "TOKEN.STAMP.USER", the field "csrf" of a form: *token becomes TOKEN, *ret_user the user
 * (0: none), and the stamp is the answer (NULL: none). */
const char *idempotency_split(struct arena *, const char **token, int64_t *ret_user);
/* The key under which the answer to a post to an R_IDEMPOTENT route is stored; NULL for other posts, which are always
 * carried out. */
const char *idempotency_key_of(struct ctx *, const struct request *, const char *stamp);
struct idempotency {
	const struct http_hooks *hooks;
	const char *key;
};

/* form.c: read the body, of whichever content type, into request->form. The field "csrf" is not put there but in
 * *ret_csrf, as sent. */
enum err form_pairs(struct ctx *, const struct exchange *, struct request *, const char **ret_csrf);
/* When a refused form is shown again: copy what was typed into every part of the page's view that is made for that
 * form, and let http_typed answer for it on this thread until form_typed_end. */
void form_put_back(const struct ctx *, const struct request *, const struct record *view, const void *obj);
void form_typed_end(void);
/* Has this view a part that is made for the form? */
bool form_is_on(const struct record *form, const struct record *view);

/* static.c: answer "/a/HASH/name" from the embedded files; false when the path is no asset's. */
bool static_answer(const struct exchange *, struct reply *);

/* spill.c: the end of what http_spill began; all do nothing when there is no file, unless they say otherwise. Write the
 * last bytes. */
enum err spill_end(struct ctx *, struct response *);
void spill_drop(struct response *);                         /* close the file of a response that is not sent */
void spill_answer(const struct response *, struct reply *); /* make the file the reply; there must be one */

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
/* Set request->flash from the cookie in which the redirect to this page left its message, if it is one of ours. */
void flash_take(struct arena *, const char *cookie, struct request *);
/* Redirect to the sign-in page, with the way back; and to the same path without the "/" at its end. */
void reply_redirect_sign_in(struct worker *, const struct request *, const char *sign_in, struct reply *);
void reply_redirect_trimmed(struct worker *, const struct exchange *, struct reply *);
/* The reply of a handler that went well, or of a form shown again: bytes, a redirect, JSON or a page. */
void render_answer(struct worker *, const struct exchange *, struct answer *, struct reply *);
/* The reply to an error that is not shown on a page: JSON, or one line of text. */
void render_error(struct worker *, const struct exchange *, const struct request *, enum err, struct reply *);
/* Complete any reply: status, caching, ETag, compression and the headers that all of them have. */
void render_finish(struct worker *, const struct exchange *, const struct request *, struct reply *, const char *type);

/* metrics.c */
bool metrics_path(const struct exchange *);
void metrics_answer(struct worker *, const struct exchange *, struct reply *);

/* pool.c: threads that answer requests beside those that serve connections. done() is called on such a thread with the
 * reply. */
enum err pool_create(struct http_server *, int threads, void (*done)(struct exchange *, const struct reply *),
                     struct pool **ret);
bool pool_add(struct pool *, struct exchange *); /* false: too many wait already */
void pool_destroy(struct pool *);                /* answers those that wait first */

#endif

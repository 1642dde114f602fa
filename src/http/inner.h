/* What the parts of http/ share. server.c owns the connection and fills an `exchange`; life.c answers it by a worker
 * and leaves a `reply`; server.c sends that. Nothing outside http/ includes this. */
#ifndef HTTP_INNER_H
#define HTTP_INNER_H

#include "http/http.h"
#include "http/multipart.h"
#include "http/proxy.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum {
	MAX_PATH = 1024,
	MAX_TARGET = 8192,
	MAX_FIELDS = 5000,
	MAX_BODY = 1 << 20,
	SMALL_BODY = 16 << 10,      /* no more than its head: read before it is known who sends it */
	STRANGER_BODY = 256 << 10,  /* of somebody who is not signed in, and of a sign-in */
	STRANGER_BODIES = 4 << 20,  /* of all such bodies of one client that are being read, or wait */
	STRANGERS_BODY = 32 << 20,  /* of those of all clients */
	COLLEAGUES_BODY = 24 << 20, /* of all others, as far as they are in memory */
	MAX_PAGE = 256 << 20,       /* an export; a page is far smaller */
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
/* While the screen of the request's session is shared nothing is written, and only views are sent, of which the rest is left out, no
 * files; else E_FORBIDDEN. */
enum err route_while_shared(struct ctx *, const struct request *, const struct entry *);
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
	    *forwarded_for, *forwarded_proto, *test_fail_db;
	const char *proxied; /* some other header that only a proxy adds */
	bool twice;          /* a header that may be sent only once was sent twice */
	bool bad_target;
	bool odd;        /* something in it is read one way by some and another way by others */
	const char *end; /* of what was taken last, in the library's memory */
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

	int64_t settles; /* what db_settle has to be asked for before it is sent; 0 = nothing */
};

enum method_given { M_GET, M_HEAD, M_POST, M_OTHER };

enum phase { PHASE_HEAD /* not complete yet */, PHASE_ADMIT /* life_admit */, PHASE_BODY /* and the answer */ };

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
	enum phase phase;
	bool peer_loopback, target_too_long, json_suffix, found;
	bool by_proxy;   /* its peer is a trusted proxy */
	bool tls;        /* the client speaks TLS, with us or as a trusted proxy says */
	bool secure;     /* so it does, or so all do by the public address */
	bool asks_first; /* its body is read only when life_admit has said so */
	bool known;      /* life_admit knows who sends it */
	enum err early;  /* why it is refused before a handler runs, for its head or its body; OK = it is not */
	const char *early_key;
	struct route_match match;
	const struct entry *entry; /* of match, for its method; NULL when it is refused, or no route answers it */
	struct multipart *parts;
	int64_t max_body, received, charged /* to server.strangers or .colleagues */, number, start_us;

	/* Of server.c: the connection, its watch, the response made by the pool. */
	void *connection, *conn, *response;
	struct worker *from; /* whose connection it came by, when the pool has it */
	int response_status;
	bool refused_by_pool; /* which had too many waiting already */

	char address[64]; /* EXCHANGE_TEXTS */
	char path[MAX_PATH], target[MAX_TARGET];
	struct reply reply; /* for the log, while the disk is waited for; its texts are gone */
};
#define EXCHANGE_CLEARED offsetof(struct exchange, server)
#define EXCHANGE_TEXTS   offsetof(struct exchange, address)

/* worker.c: what each thread that answers requests has of its own: memory, database connection, compression. */
struct worker {
	struct http_server *server;
	struct arena arena;
	struct db *db;
	struct ctx cx;
	_Atomic(struct db *) fresh; /* worker_supply */
	_Atomic bool lacks_db;
	struct gzip *gzip;
	struct buf page, packed, bytes; /* bytes: a body the handler made */
};
/* On an error only its database connection is missing. It can answer refused requests without one, and worker_connect
 * tries to open it again. */
enum err worker_init(struct worker *, struct http_server *);
enum err worker_connect(struct worker *);
void worker_fini(struct worker *);
/* For a thread that serves connections: its database connection does not wait (db_hurry), nor does the thread when it is lost. Then
 * another thread opens a new one by worker_supply, after what it did for a request of this one, and worker_refresh takes it. */
enum err worker_hurry(struct worker *);
void worker_refresh(struct worker *);
void worker_supply(struct worker *, struct arena *);
/* Begin a transaction. If the connection is broken (PostgreSQL was restarted), open a new one and try once more. */
enum err worker_begin(struct worker *, const struct exchange *, enum db_tx);

struct pool;
struct settler;
struct http_server {
	const struct http_config *config;
	const struct http_hooks *hooks;
	struct routes routes;
	struct worker *workers;
	size_t worker_count;
	struct pool *slow;           /* for routes with R_SLOW */
	struct pool *writers;        /* for routes that write, which wait for the lock and the disk */
	struct pool *readers;        /* for what has to wait for the database after all, doc/adr/0016 */
	struct settler *settler;     /* waits for the disk */
	struct transport *transport; /* server.c */
	struct proxies proxies;      /* that are trusted */
	bool tls, secure;            /* we speak TLS ourselves; we or the proxy do, always */
	int port;
	char local_url[300], url[300], origin[300], public_host[256], listen_host[256];
	_Atomic bool stopping;
	_Atomic int64_t active, requests;
	_Atomic int64_t strangers, colleagues; /* bytes of bodies that were sent by nobody we know, and by others */
	time_t started;
	/* Totals for /metrics. */
	_Atomic uint64_t bucket[8], bytes_out, queries, rows, timeouts, connections, refused;
};

/* head.c: take the head as it is read: the target, whose query is then cut off for the library, the version, and each header in their
 * order. */
void head_target(struct exchange *, char *target);
void head_version(struct exchange *, const char *version);
void head_take(struct exchange *, const char *name, const char *value);

/* life_head.c: the head is complete. Find the route and the limits of the body, or the reason to refuse it
 * (x->early). */
void life_head(struct http_server *, struct exchange *);
/* Before a body is read that is more than small: who sends it, and may he? What he may not is refused (x->early); a form of somebody who
 * is not signed in is read as a stranger's, since what was typed is kept over a sign-in (pending_post.c). */
void life_admit(struct worker *, struct exchange *);
/* Answer the request. The reply's texts live in the worker until its next request. */
void life_answer(struct worker *, struct exchange *, struct reply *);
/* After the reply was sent: count it and write the log line. */
void life_log(struct http_server *, const struct exchange *, const struct reply *);

/* body.c: the limits of a body, from its head (x->early when they are passed already). */
void body_expect(const struct http_server *, struct exchange *);
/* Take the next bytes of it. Past a limit it is refused (x->early), and what follows is not kept. */
void body_take(struct exchange *, const char *bytes, size_t n);
void body_end(struct exchange *);  /* after the last */
void body_drop(struct exchange *); /* it is not needed any more */

/* names.c: from the configuration and the sockets that listen, all names in struct http_server; and may a request name this host? */
struct listening;
void names_set(struct http_server *, const struct listening *);
bool host_allowed(const struct http_server *, const char *host);

/* csrf.c: E_FORBIDDEN when the headers show that another site sent it. Headers that are absent show nothing. */
enum err csrf_origin(struct ctx *, const struct exchange *);
/* Do the headers prove that our own page sent it? */
bool csrf_proven(const struct exchange *);
/* E_FORBIDDEN when `sent` is not the session's token. */
enum err csrf_token(struct ctx *, const struct session *, const char *sent);
/* Does Sec-Fetch-Site show that another site made the browser send it? Older browsers do not send that header. */
bool from_elsewhere(const struct head *);

/* pending_post.c: write a refused post as text, to be carried in a hidden field. NULL when it must not be carried (see
 * keeps) or is too long. `user`: who was signed in on the form's page. */
const char *pending_post_write(struct ctx *, const struct exchange *, const struct request *, int64_t user);
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
/* The answer to the same post, when it was done before; E_NOT_FOUND. */
enum err idempotency_answer(struct ctx *, const struct idempotency *, struct response *ret);
/* Keep the answer, if it is one that a second post may be given. E_RETRY: the same post came first. */
enum err idempotency_keep(struct ctx *, const struct idempotency *, const struct response *);
/* After a try that ended with `e`: what it was refused for may be that the same post was done meanwhile; then that answer is its own. Ends
 * a transaction that is open, unless it went well. */
enum err idempotency_done_meanwhile(struct ctx *, const struct idempotency *, enum err e, struct response *ret);

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
/* Set request->flash from the cookie in which the redirect to this page left its message, when it was left for this session. */
void flash_take(struct arena *, const struct exchange *, struct request *);
/* What our cookies are called: "__Host-" says that no other host of the domain, and nobody without TLS, has set it. */
const char *session_cookie(const struct exchange *);
const char *device_cookie(const struct exchange *);
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

/* pool.c: threads that admit and answer requests beside those that serve connections. done() is called on such a thread with the
 * reply, or with NULL when the request was only admitted. alone_us: one thread does all, so long as it takes the next so soon after the
 * last; 0: as many as there is work for. */
enum err pool_create(struct http_server *, int threads, int64_t alone_us,
                     void (*done)(struct exchange *, const struct reply *), struct pool **ret);
bool pool_add(struct pool *, struct exchange *); /* false: too many wait already */
void pool_destroy(struct pool *);                /* answers those that wait first */

/* settler.c: a thread that waits for the disk, once for all whose writes were committed since it last did. done() is called there for each
 * of them: with NULL, or with the reply that stands in place of its own because the disk failed. */
enum err settler_create(struct http_server *, void (*done)(struct exchange *, const struct reply *),
                        struct settler **ret);
/* The exchange's reply is made, and says for what is to be waited (reply.settles). */
void settler_add(struct settler *, struct exchange *);
void settler_destroy(struct settler *); /* when nobody adds any more; those that wait are done first */

#endif

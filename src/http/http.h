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
	const char *path;	  /* temporary file, removed after the request unless taken (rename it) */
	int64_t size;
};

struct request {
	enum method method;
	const char *path;	   /* decoded, normalised: no "..", no "//"; without ".json" */
	const char *target;	   /* path and query as sent, for "next" and logs */
	bool json;		   /* answer JSON (Accept or .json) */
	bool partial;		   /* asked by htmx: the page's block "content" alone */
	const char *part;	   /* HX-Target's id, or NULL */
	bool tls, loopback;
	const char *address;	   /* of the client (behind a proxy: as the proxy says) */
	const char *cookie_session, *bearer, *origin, *host;
	const char *if_none_match, *accept_language;
	struct pair *query, *form; /* decoded name/value pairs, in order; form also from JSON bodies */
	size_t query_count, form_count;
	struct upload *uploads;
	size_t upload_count;
	int64_t id[4];		   /* numbers of :id … in the path, in order */
	const char *word[4];	   /* texts of :word(name) … in the path */
	int64_t number;		   /* request id for the log */
	const struct route *route;
	const struct session *session; /* NULL = not signed in */
};
const char *query_get(const struct request *, const char *name); /* NULL when absent */
const char *form_get(const struct request *, const char *name);

/* Who is signed in; made by kam/user's hooks. */
struct session {
	int64_t id, user, person;
	int role;
	const char *name, *csrf; /* csrf token to put in forms */
	enum lang lang;
	bool api;		 /* token: no CSRF needed, no cookies */
	bool read_only;		 /* token without write right */
};

struct response {
	int status;		    /* 0 = 200 */
	const char *location;	    /* redirect (303) after POST; built by the server from ids, or a checked "next" */
	const char *type;	    /* content type; NULL = by what is rendered */
	struct buf *body;	    /* bytes of a file, when not rendered from a record; owned by the request */
	const char *file_name;	    /* Content-Disposition: attachment */
	const char *set_cookie_session; /* token; "" clears it */
	const void *view;	    /* object of route->view: JSON of it, or the page */
	const char *flash;	    /* message key shown on the next page, with the undo path if any */
	const char *flash_undo;
	const struct tmpl *page;    /* another page than the route's, or NULL */
	const struct record *view_record;
};

/* What the route needs. Data kinds and levels are those of test/rights.txt. */
enum need_level { NEED_NONE, NEED_READ, NEED_WRITE };
struct need {
	int data;		/* enum data_kind of kam/user/rights.h; 0 = ANYONE (sign-in pages), 1 = SIGNED_IN */
	enum need_level level;
	int on;			/* index in request.id of the account it is about + 1; 0 = not about one account */
};

typedef enum err handler(struct ctx *, struct request *, struct response *);

struct route {
	enum method method;
	const char *path;	       /* "/accounts/:id/rounds/:id", ":word" for a text segment */
	const char *name;	       /* template name of the page, "account_page"; NULL = never HTML */
	struct need need;
	enum db_tx tx;
	const struct record *form;     /* fields accepted by POST; unknown names are refused; NULL = none */
	const struct record *query;    /* fields accepted in the query string; NULL = none are looked at */
	const struct record *view;     /* what is shown: JSON and the page's data */
	handler *handle;
	const char *summary;	       /* one English sentence for routes.md and OpenAPI */
	unsigned flags;
};
enum {
	R_SLOW = 1 << 0,   /* runs on the job pool: Argon2, big computations */
	R_UPLOAD = 1 << 1, /* multipart with files */
	R_HTML = 1 << 2,   /* no JSON form (login page, design page) */
	R_NO_CSRF = 1 << 3,/* sign-in and one-time links, which have no session yet: checked by Origin */
	R_STATIC = 1 << 4  /* cacheable */
};

struct route_set {
	const struct route *routes;
	size_t count;
};

/* Parse the request's form (or query) into `obj` by `rec`: every field validated, all faults collected in cx; unknown names
 * refused. E_INVALID when anything is wrong; what could be read is set. */
enum err form_read(struct ctx *, const struct record *rec, const struct pair *, size_t count, void *obj);

/* Given by kam/user at start. */
struct http_hooks {
	/* The session of a cookie token or bearer token, NULL when none is valid. In a read transaction. */
	enum err (*session)(struct ctx *, struct request *, struct session **ret);
	/* May this session do `need` on account `account` (0 = none)? OK, E_FORBIDDEN or E_NOT_FOUND (restricted). */
	enum err (*allowed)(struct ctx *, const struct session *, const struct need *, int64_t account);
	/* Fill the frame shown around every page (navigation, user, counts). */
	enum err (*frame)(struct ctx *, const struct request *, const struct response *, void **ret_frame);
	const struct record *frame_record;
	const struct record *error_record; /* view of the error page: status, title, message, what to do, access request */
	enum err (*error_view)(struct ctx *, const struct request *, enum err, void **ret);
	void (*metrics)(struct buf *);
};

struct http_config {
	const char *listen;	/* HOST:PORT; port 0 = any free */
	bool next_free_port;	/* take the next when it is in use */
	const char *cert, *key; /* PEM files for TLS */
	const char *public_url;
	bool insecure;
	int workers;		/* 0 = number of cores */
	const char *db;
	const char *metrics_token;
	const char *tmp_dir;	/* for uploads */
};
struct http_server;
enum err http_start(struct ctx *, const struct http_config *, const struct http_hooks *, const struct route_set *, size_t sets,
		    struct http_server **ret);
int http_port(const struct http_server *);
void http_stop(struct http_server *); /* waits for requests under way, at most 10 s */

#endif

/* Routes: a tree of path segments built once at start, where everything a table can get wrong ends the start. */
#include "base/log.h"
#include "http/inner.h"

#include <stdlib.h>
#include <string.h>

enum segment { LITERAL, ID, NUMBER, WORD };

struct node {
	const char *text; /* of a literal */
	size_t len;
	struct node *literals, *id, *word; /* children; literals are a list */
	struct node *next;
	struct entry *entry[METHOD_COUNT];
};

static enum err refuse(const struct route *r, const char *why)
{
	log_line(LOG_ERROR, "route", "path=%s why=%s", r->path, log_quoted(why));
	return E_INVALID;
}

static enum segment segment_kind(const char *s, size_t n)
{
	if (s[0] != ':')
		return LITERAL;
	if (n == 3 && !memcmp(s, ":id", 3))
		return ID;
	return n == 7 && !memcmp(s, ":number", 7) ? NUMBER : WORD;
}

static struct node *literal_find(const struct node *at, const char *s, size_t n)
{
	for (struct node *c = at->literals; c; c = c->next)
		if (c->len == n && !memcmp(c->text, s, n))
			return c;
	return NULL;
}

static struct node *child_make(struct arena *a, struct node *at, const char *s, size_t n)
{
	enum segment kind = segment_kind(s, n);
	struct node **place = kind == WORD ? &at->word : &at->id;
	struct node *c = kind == LITERAL ? literal_find(at, s, n) : *place;
	if (c)
		return c;
	c = arena_new(a, struct node);
	c->text = arena_strndup(a, s, n);
	c->len = n;
	if (kind == LITERAL) {
		c->next = at->literals;
		at->literals = c;
	} else {
		*place = c;
	}
	return c;
}

static size_t count_ids(const char *path)
{
	size_t n = 0;
	for (const char *s = path; (s = strchr(s, '/')); s++)
		n += segment_kind(s + 1, strcspn(s + 1, "/")) == ID;
	return n;
}

/* Whose id the path ends with is either known, so that it is loaded and compared, or the row says that it is nobody's alone. */
static enum err check_record(const struct route *r, const struct http_hooks *hooks)
{
	char why[200] = "nothing loads records";
	if (!r->record && count_ids(r->path) > 1 && !(r->flags & R_BY_ALL_IDS))
		return refuse(r, "a path with two ids must name its record");
	if (!r->record)
		return r->need.on == NEED_ON_ROOT ? refuse(r, "need is on the record, but there is none") : OK;
	if (!hooks->loadable || !hooks->load || !hooks->loadable(r, why, sizeof why))
		return refuse(r, why);
	return OK;
}

/* What a row must say for itself, whatever the tree. */
static enum err check(const struct route *r, const struct http_hooks *hooks)
{
	if (r->path[0] != '/' || strstr(r->path, "//"))
		return refuse(r, "a path begins with / and has no empty segment");
	if (r->need.level == NEED_NONE)
		return refuse(r, "need is not stated");
	if (r->need.on < NEED_ON_ROOT || r->need.on > 4)
		return refuse(r, "need.on is no id of the path");
	if (!r->handle || !r->summary)
		return refuse(r, "handle and summary must be given");
	if (r->method == GET && r->tx == TX_WRITE && !(r->flags & R_NO_CSRF))
		return refuse(r, "GET writes nothing");
	if (r->method == GET && r->form)
		return refuse(r, "GET has no form");
	if ((r->flags & R_IDEMPOTENT) &&
	    (r->method != POST || (r->tx != TX_WRITE && !(r->tx == TX_NONE && r->flags & R_UPLOAD))))
		return refuse(r, "only a post in a write transaction, or with files in none, is done once");
	if ((r->flags & R_HTML) && !r->name && r->method == GET)
		return refuse(r, "an HTML route needs a page");
	if (r->need.data != 0 && !hooks->session)
		return refuse(r, "needs sessions, but there are none");
	return check_record(r, hooks);
}

static enum err add(struct routes *rs, struct entry *e)
{
	struct node *at = rs->root;
	int ids = 0, words = 0;
	for (const char *s = e->route->path; *s == '/' && s[1];) {
		size_t n = strcspn(++s, "/");
		enum segment kind = segment_kind(s, n);
		ids += kind == ID || kind == NUMBER;
		words += kind == WORD;
		at = child_make(&rs->arena, at, s, n);
		s += n;
	}
	if (ids > 4 || words > 4)
		return refuse(e->route, "at most four ids and four words");
	if (e->route->need.on > ids)
		return refuse(e->route, "need.on is no id of the path");
	if (at->entry[e->route->method])
		return refuse(e->route, "another route has the same path");
	at->entry[e->route->method] = e;
	return OK;
}

/* The entry of a method by the text of its path, as written in the tables. */
static struct entry *by_pattern(const struct routes *rs, const char *path, size_t n, enum method m)
{
	for (size_t i = 0; i < rs->count; i++) {
		const struct route *r = rs->entries[i].route;
		if (r->method == m && strlen(r->path) == n && !memcmp(r->path, path, n))
			return &rs->entries[i];
	}
	return NULL;
}

/* Where the form of a POST stands: as the row says, else the same path, else the path above. */
static enum err find_form_page(struct routes *rs, struct entry *e)
{
	const struct route *r = e->route;
	if (r->method != POST)
		return OK;
	const char *path = r->form_page ? r->form_page : r->path;
	e->form_page = by_pattern(rs, path, strlen(path), GET);
	if (!e->form_page && r->form_page)
		return refuse(r, "form_page is no GET route");
	if (!e->form_page && strrchr(path, '/') > path)
		e->form_page = by_pattern(rs, path, (size_t)(strrchr(path, '/') - path), GET);
	if (e->form_page && (!e->form_page->page || e->form_page->route->tx == TX_WRITE))
		e->form_page = NULL;
	return OK;
}

static const struct record nothing = {.name = "nothing"};

static enum err compile(const char *name, const struct record *view, const struct record *frame,
                        const struct tmpl **ret)
{
	char why[300] = "";
	*ret = tmpl_compile(name, view ? view : &nothing, frame, why, sizeof why);
	if (*ret)
		return OK;
	log_line(LOG_ERROR, "template", "name=%s why=%s", name, log_quoted(why));
	return E_INVALID;
}

const struct record *entry_view(const struct entry *e)
{
	return e->route->page_view ? e->route->page_view : e->route->view;
}

enum err route_while_shared(struct ctx *cx, const struct request *rq, const struct entry *e)
{
	static const struct need signed_in = NEED_SIGNED_IN;
	const struct route *r = e->route;
	const struct record *view = rq->json ? r->view : entry_view(e);
	if (!rq->session->shared || r->flags & R_WHILE_SHARED)
		return OK;
	bool own = r->need.data == signed_in.data, shows = view && record_has_released(view, RELEASE_CUSTOMER);
	return r->method == POST || own || !shows ? fail(cx, E_FORBIDDEN, "error.shared_screen") : OK;
}

static enum err collect(struct routes *rs, const struct route_set *sets, size_t n, const struct http_hooks *hooks)
{
	enum err all = OK;
	struct entry *e = rs->entries;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < sets[i].count; j++, e++) {
			e->route = &sets[i].routes[j];
			enum err bad = check(e->route, hooks);
			if (bad == OK)
				bad = add(rs, e);
			if (e->route->name) {
				enum err c = compile(e->route->name, entry_view(e), hooks->frame_record, &e->page);
				bad = bad == OK ? c : bad;
			}
			all = all == OK ? bad : all;
		}
	for (size_t i = 0; i < rs->count && all == OK; i++)
		all = find_form_page(rs, &rs->entries[i]);
	if (hooks->sign_in_path)
		rs->sign_in = by_pattern(rs, hooks->sign_in_path, strlen(hooks->sign_in_path), GET);
	return all;
}

enum err routes_init(struct ctx *cx, struct routes *rs, const struct route_set *sets, size_t n,
                     const struct http_hooks *hooks)
{
	arena_init(&rs->arena);
	rs->root = arena_new(&rs->arena, struct node);
	for (size_t i = 0; i < n; i++) {
		rs->count += sets[i].count;
		rs->page_count += sets[i].page_count;
	}
	rs->entries = arena_array(&rs->arena, struct entry, rs->count + 1);
	rs->pages = arena_array(&rs->arena, const struct page *, rs->page_count + 1);
	rs->page_tmpls = arena_array(&rs->arena, const struct tmpl *, rs->page_count + 1);
	/* Every fault of every table is logged before the start ends. */
	enum err all = collect(rs, sets, n, hooks);
	size_t k = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < sets[i].page_count; j++, k++) {
			const struct page *p = rs->pages[k] = &sets[i].pages[j];
			enum err bad = compile(p->name, p->view, hooks->frame_record, &rs->page_tmpls[k]);
			all = all == OK ? bad : all;
		}
	if (hooks->error_page && all == OK)
		all = compile(hooks->error_page, hooks->error_record, hooks->frame_record, &rs->error_page);
	rs->error_page_in = rs->error_page;
	if (hooks->error_page_in && all == OK)
		all = compile(hooks->error_page_in, hooks->error_record, hooks->frame_record, &rs->error_page_in);
	return all == E_INVALID ? fail(cx, E_INVALID, "serve.disagrees") : all;
}

void routes_fini(struct routes *rs)
{
	arena_fini(&rs->arena);
}

/* The number of a whole segment: 1 … 2^53 − 1 without leading zeros; 0 when it is none. */
static int64_t segment_id(const char *s, size_t n)
{
	int64_t v = 0;
	if (n == 0 || n > 16 || s[0] == '0')
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return 0;
		v = v * 10 + (s[i] - '0');
	}
	return v < ((int64_t)1 << 53) ? v : 0;
}

/* Depth first, a literal before an id before a word; at most one branch each, so it is short. */
static const struct node *walk(const struct node *at, const char *path, struct arena *a, struct route_match *m, int ids,
                               int words)
{
	if (*path == '\0' || (path[0] == '/' && path[1] == '\0'))
		return at->entry[GET] || at->entry[POST] ? at : NULL;
	const char *s = path + 1;
	size_t n = strcspn(s, "/");
	const struct node *c = literal_find(at, s, n), *found;
	if (c && (found = walk(c, s + n, a, m, ids, words)))
		return found;
	int64_t id = at->id ? segment_id(s, n) : 0;
	if (id && (found = walk(at->id, s + n, a, m, ids + 1, words))) {
		m->id[ids] = id;
		return found;
	}
	if (at->word && (found = walk(at->word, s + n, a, m, ids, words + 1))) {
		m->word[words] = arena_strndup(a, s, n);
		return found;
	}
	return NULL;
}

bool routes_match(const struct routes *rs, const char *path, struct arena *a, struct route_match *ret)
{
	*ret = (struct route_match){0};
	const struct node *found = walk(rs->root, path, a, ret, 0, 0);
	if (!found)
		return false;
	for (int m = 0; m < METHOD_COUNT; m++)
		ret->entry[m] = found->entry[m];
	return true;
}

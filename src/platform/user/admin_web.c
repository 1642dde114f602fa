/* For administrators: users and their roles, and the whole history. */
#include "base/num.h"
#include "lang/tr.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/table_file_web.h"
#include "platform/user/link_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_web.h"

#include <string.h>

enum { PAGE = 50 };

#define AFTER_QUERY(F, S) F(S, ID, after, .label = "people.after")
STRUCT_OF(after_query, AFTER_QUERY);
static const struct record after_record = RECORD_OF("after", after_query, AFTER_QUERY);

#define USERS_QUERY(F, S)                        \
	F(S, ID, after, .label = "people.after") \
	F(S, BOOL, waiting, .label = "users.waiting")
STRUCT_OF(users_query, USERS_QUERY);
static const struct record users_query_record = RECORD_OF("users_query", users_query, USERS_QUERY);

/* waits: how many have yet to set a password. */
#define USERS_VIEW(F, S)                          \
	F(S, LIST, users, .of = &user_row_record) \
	F(S, INT, waits)                          \
	F(S, TEXT, shown)                         \
	F(S, URL, prev)                           \
	F(S, URL, next)
STRUCT_OF(users_view, USERS_VIEW);
static const struct record users_record = RECORD_OF("users", users_view, USERS_VIEW);

static enum err users(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct users_query *a = rq->asked;
	struct users_view *v = arena_new(cx->arena, struct users_view);
	bool waiting = a->waiting || rq->refused; /* whose form it is */
	TRY(user_count_waiting(cx, &v->waits));
	TRY(waiting ? user_waiting(cx, a->after, PAGE, &v->users) : user_list(cx, a->after, PAGE, &v->users));
	v->shown = tr_n(cx, "users.shown", (int64_t)v->users.count);
	v->prev = !a->after ? NULL : waiting ? "/users?waiting=1" : "/users";
	if (v->users.more)
		v->next = arena_printf(cx->arena, "/users?%safter=%lld", waiting ? "waiting=1&" : "",
		                       (long long)list_at(&v->users, struct user_row, v->users.count - 1)->id);
	rs->view = v;
	if (waiting)
		rs->page = "users_waiting";
	return OK;
}

/* ---- links for several, shown once ---- */

enum err user_link_base(struct ctx *cx, const struct request *rq, const char **ret)
{
	const struct settings *set;
	TRY(settings_get(cx, &set));
	/* Behind a proxy, Host may be a name that only the proxy knows. */
	const char *here = arena_printf(cx->arena, "%s://%s", rq->tls ? "https" : "http", rq->host);
	*ret = rq->public_url ? rq->public_url : set->public_url ? set->public_url : here;
	return OK;
}

static bool is_chosen(const struct request *rq, int64_t id)
{
	for (size_t i = 0; i < rq->form_count; i++) {
		int64_t one;
		if (!strcmp(rq->form[i].name, "id") && num_parse_int(rq->form[i].value, &one) && one == id)
			return true;
	}
	return false;
}

/* Of those who have yet to set a password, who is chosen, or all. Who has set one meanwhile needs no link. */
static enum err whom(struct ctx *cx, const struct request *rq, struct list *ret)
{
	size_t n = 0;
	TRY(user_waiting(cx, 0, LINKS_MAX, ret));
	if (ret->more)
		return fail(cx, E_CONFLICT, "users.too_many");
	for (size_t i = 0; i < ret->count; i++) {
		const struct user_row *row = list_at(ret, struct user_row, i);
		if (form_get(rq, "all") || is_chosen(rq, row->id))
			*list_at(ret, struct user_row, n++) = *row;
	}
	ret->count = n;
	return n ? OK : fail_field(cx, "id", "users.choose");
}

#define LINKS_VIEW(F, S) F(S, LIST, links, .of = &link_row_record)
STRUCT_OF(links_view, LINKS_VIEW);
static const struct record links_record = RECORD_OF("user_links", links_view, LINKS_VIEW);

static enum err make(struct ctx *cx, const struct request *rq, struct response *rs, struct list *ret)
{
	struct list users;
	const char *url;
	TRY(whom(cx, rq, &users));
	TRY(user_link_base(cx, rq, &url));
	rs->repeat_location = "/users?waiting=1";
	rs->repeat_flash = "users.links_made";
	return user_links(cx, &users, url, ret);
}

static enum err make_links(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct links_view *v = arena_new(cx->arena, struct links_view);
	rs->view = v;
	rs->page = "user_links";
	return make(cx, rq, rs, &v->links);
}

/* All rows at once, then none. */
static enum err next_links(struct ctx *cx, void *arg, struct list *ret)
{
	struct list *rows = arg;
	(void)cx;
	*ret = *rows;
	*rows = (struct list){0};
	return OK;
}

static enum err make_file(struct ctx *cx, struct request *rq, struct response *rs)
{
	static const struct table_file file = {&link_row_record, "name login role link expires", next_links};
	struct list rows;
	TRY(make(cx, rq, rs, &rows));
	return table_file_write(cx, rq, rs, &file, tr(cx->lang, "users.links_file_name"), &rows);
}

#define AUDIT_VIEW(F, S)                               \
	F(S, LIST, history, .of = &history_row_record) \
	F(S, TEXT, shown)                              \
	F(S, URL, prev)                                \
	F(S, URL, next)
STRUCT_OF(audit_view, AUDIT_VIEW);
static const struct record audit_record = RECORD_OF("audit", audit_view, AUDIT_VIEW);

static enum err audit(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct after_query *a = rq->asked;
	struct audit_view *v = arena_new(cx->arena, struct audit_view);
	TRY(history_audit(cx, a->after, &v->history));
	v->shown = tr_n(cx, "audit.shown", (int64_t)v->history.count);
	v->prev = a->after ? "/history" : NULL;
	if (v->history.more)
		v->next = arena_printf(cx->arena, "/history?after=%lld",
		                       (long long)list_at(&v->history, struct history_row, v->history.count - 1)->id);
	rs->view = v;
	return OK;
}

static const struct route routes[] = {
    {GET, "/users", "users", NEED(DATA_USERS, READ), TX_READ, .query = &users_query_record, .view = &users_record,
     .handle = users, .summary = "Who may sign in, in which role; with waiting, who has yet to set a password."},
    {POST, "/users/links", NULL, NEED(DATA_USERS, WRITE), TX_WRITE, .view = &links_record, .handle = make_links,
     .summary = "The one-time links of several who have yet to set a password, by `id`, or of `all`; answered once.",
     .form_page = "/users", .flags = R_FREE_FORM | R_SLOW | R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/users/links/excel", NULL, NEED(DATA_USERS, WRITE), TX_WRITE, .handle = make_file,
     .summary = "The same as a file for spreadsheets.", .form_page = "/users",
     .flags = R_FREE_FORM | R_SLOW | R_IDEMPOTENT | R_IN_PERSON},
    {GET, "/history", "audit", NEED(DATA_AUDIT, READ), TX_READ, .query = &after_record, .view = &audit_record,
     .handle = audit,
     .summary = "Every change, newest first; without opinions and without customers one may not know of."},
};
static const struct page pages[] = {{"users_waiting", &users_record}, {"user_links", &links_record}};
const struct route_set admin_routes = {routes, sizeof routes / sizeof routes[0], pages, sizeof pages / sizeof *pages};

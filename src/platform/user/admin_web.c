/* For administrators: users and their roles, and the whole history. */
#include "lang/tr.h"
#include "platform/history/history_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_web.h"

enum { PAGE = 50 };

#define AFTER_QUERY(F, S) F(S, ID, after, .label = "people.after")
STRUCT_OF(after_query, AFTER_QUERY);
static const struct record after_record = RECORD_OF("after", after_query, AFTER_QUERY);

#define USERS_VIEW(F, S)                          \
	F(S, LIST, users, .of = &user_row_record) \
	F(S, TEXT, shown)                         \
	F(S, URL, prev)                           \
	F(S, URL, next)
STRUCT_OF(users_view, USERS_VIEW);
static const struct record users_record = RECORD_OF("users", users_view, USERS_VIEW);

static enum err users(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct after_query *a = rq->asked;
	struct users_view *v = arena_new(cx->arena, struct users_view);
	TRY(user_list(cx, a->after, PAGE, &v->users));
	v->shown = tr_n(cx, "users.shown", (int64_t)v->users.count);
	v->prev = a->after ? "/users" : NULL;
	if (v->users.more)
		v->next = arena_printf(cx->arena, "/users?after=%lld",
		                       (long long)list_at(&v->users, struct user_row, v->users.count - 1)->id);
	rs->view = v;
	return OK;
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
    {GET, "/users", "users", NEED(DATA_USERS, READ), TX_READ, .query = &after_record, .view = &users_record,
     .handle = users, .summary = "Who may sign in, in which role."},
    {GET, "/history", "audit", NEED(DATA_AUDIT, READ), TX_READ, .query = &after_record, .view = &audit_record,
     .handle = audit,
     .summary = "Every change, newest first; without opinions and without customers one may not know of."},
};
const struct route_set admin_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

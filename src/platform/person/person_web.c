/* Colleagues: the list and a colleague's page. Changing them is in person_edit_web.c. */
#include "platform/person/person_web.h"

#include "http/http.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/department/department.h"
#include "platform/erase/erase_ops.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_web.h"
#include "platform/person/person_ops.h"
#include "platform/user/leave_ops.h"
#include "platform/user/user_ops.h"

enum { PAGE = 50 };

#define PEOPLE_QUERY(F, S)                                    \
	F(S, TEXT, q, .max = 100, .label = "people.search")   \
	F(S, BOOL, left, .label = "people.left")              \
	F(S, ID, department, .label = "person.department_id") \
	F(S, ID, after, .label = "people.after")
STRUCT_OF(people_query, PEOPLE_QUERY);
static const struct record query_record = RECORD_OF("people_query", people_query, PEOPLE_QUERY);

#define PEOPLE(F, S)                                 \
	F(S, LIST, people, .of = &person_row_record) \
	F(S, TEXT, q)                                \
	F(S, TEXT, department_name)                  \
	F(S, BOOL, left)                             \
	F(S, BOOL, may_add)                          \
	F(S, BOOL, may_users)                        \
	F(S, BOOL, filtered)                         \
	F(S, TEXT, shown)                            \
	F(S, URL, prev)                              \
	F(S, URL, next)
NOUN_STRUCT(people, PEOPLE);
NOUN_RECORD(people, PEOPLE);

static bool may(const struct ctx *cx, enum data_kind kind, enum level level)
{
	return rights_level((enum role)cx->role, kind, REL_NONE) >= level;
}

/* The list's address with its filters, from the start or after a row. */
static const char *list_url(struct ctx *cx, const struct people_query *a, int64_t after)
{
	struct buf b BUF_AUTO;
	buf_init(&b, 2000);
	buf_str(&b, "/people?");
	if (a->q && *a->q) {
		buf_str(&b, "q=");
		buf_url(&b, a->q);
		buf_char(&b, '&');
	}
	if (a->left)
		buf_str(&b, "left=1&");
	if (a->department)
		buf_printf(&b, "department=%lld&", (long long)a->department);
	if (after)
		buf_printf(&b, "after=%lld&", (long long)after);
	return arena_strndup(cx->arena, b.p, b.len - 1); /* without the last ? or & */
}

static enum err people(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct people_query *a = rq->asked;
	struct people *v = arena_new(cx->arena, struct people);
	struct person_filter f = {.q = a->q, .left = a->left, .department_id = a->department, .after = a->after};
	struct department *d;
	TRY(person_list(cx, &f, PAGE, &v->people));
	if (a->department) {
		TRY(noun_get(cx, &department_noun, a->department, (void **)&d));
		v->department_name = d->name;
	}
	v->q = a->q;
	v->left = a->left;
	v->filtered = a->left || a->department || (a->q && *a->q);
	v->may_add = may(cx, DATA_PEOPLE, LEVEL_WRITE);
	v->may_users = may(cx, DATA_USERS, LEVEL_READ);
	v->shown = tr_n(cx, "people.shown", (int64_t)v->people.count);
	if (a->after)
		v->prev = list_url(cx, a, 0);
	if (v->people.more)
		v->next = list_url(cx, a, list_at(&v->people, struct person_row, v->people.count - 1)->id);
	rs->view = v;
	return OK;
}

/* ---- one colleague ---- */

/* What the page shows besides the person's own fields. erased: personal values are gone for good, nothing is left to change. From is_user
 * on: signing in, for administrators only. */
#define PERSON_VIEW(F, S)                                               \
	F(S, LIST, accounts, .of = &person_account_record)              \
	F(S, BOOL, may_edit)                                            \
	F(S, BOOL, may_users)                                           \
	F(S, BOOL, may_leave)                                           \
	F(S, BOOL, erased)                                              \
	F(S, BOOL, is_me)                                               \
	F(S, BOOL, is_user)                                             \
	F(S, BOOL, active)                                              \
	F(S, BOOL, has_password)                                        \
	F(S, INT, user_version)                                         \
	F(S, CHOICE, role, .choices = &roles, .label = "app_user.role") \
	F(S, TIME, last_login, .label = "app_user.last_login")          \
	F(S, LIST, role_options, .of = &option_record)                  \
	F(S, LIST, history, .of = &history_row_record)
NOUN_STRUCT(person_view, PERSON_VIEW);
NOUN_RECORD(person_view, PERSON_VIEW);

static enum err fill_user(struct ctx *cx, int64_t person, struct person_view *v)
{
	struct user u;
	enum err e = user_of_person(cx, person, &u);
	v->is_user = e == OK;
	if (e == OK) {
		v->active = u.active;
		v->has_password = u.password != NULL;
		v->user_version = u.version;
		v->role = u.role;
		v->last_login = u.last_login;
	}
	v->role_options = options_of(cx, record_field(&user_record, "role"), e == OK ? u.role : ROLE_STAFF);
	return e == E_NOT_FOUND ? OK : e;
}

static enum err fill(struct ctx *cx, [[maybe_unused]] const struct request *rq, const void *record, void *more)
{
	const struct person *p = record;
	struct person_view *v = more;
	v->may_edit = may(cx, DATA_PEOPLE, LEVEL_WRITE);
	v->may_users = may(cx, DATA_USERS, LEVEL_WRITE);
	if (v->may_edit)
		TRY(person_may_leave(cx, p->id, &v->may_leave));
	v->is_me = p->id == cx->person;
	TRY(erase_is_erased(cx, p->id, &v->erased));
	TRY(person_accounts(cx, p->id, &v->accounts));
	if (v->may_users)
		TRY(fill_user(cx, p->id, v));
	return v->may_edit ? history_of_record(cx, &person_record, p->id, 0, &v->history) : OK;
}

struct noun_pages person_pages = NOUN_PAGES(&person_noun, "", .more = &person_view_record, .fill = fill);

static const struct route routes[] = {
    {GET, "/people", "people", NEED(DATA_PEOPLE, READ), TX_READ, .query = &query_record, .view = &people_record,
     .handle = people, .summary = "Colleagues by name, searched and filtered."},
    {GET, "/people/:id", "person", NEED(DATA_PEOPLE, READ), TX_READ, .view = &person_pages.one, .handle = noun_show_one,
     .record = &person_record,
     .summary = "One colleague, and the customers he or she is tied to that one may know of."},
};
const struct route_set person_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

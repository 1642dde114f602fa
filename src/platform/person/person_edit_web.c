/* Adding, changing and leaving of colleagues, and whether they sign in. */
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/department/department_ops.h"
#include "platform/noun/noun_form_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/person/person_ops.h"
#include "platform/person/person_web.h"
#include "platform/user/leave_ops.h"
#include "platform/user/link_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_web.h"

#include <string.h>

/* What the form asks besides the person's own fields, of a new one. */
#define SIGN_IN(F, S)                                  \
	F(S, BOOL, sign_in, .label = "people.sign_in") \
	F(S, CHOICE, role, .choices = &roles, .label = "app_user.role")
STRUCT_OF(sign_in, SIGN_IN);
static const struct record sign_in_record = RECORD_OF("person_form", sign_in, SIGN_IN);

#define PERSON_FORM_VIEW(F, S) \
	F(S, BOOL, may_users)  \
	F(S, LIST, role_options, .of = &option_record)
NOUN_STRUCT(person_form_view, PERSON_FORM_VIEW);
NOUN_RECORD(person_form_view, PERSON_FORM_VIEW);

static bool may_users(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_USERS, REL_NONE) >= LEVEL_WRITE;
}

static enum err fill(struct ctx *cx, const struct request *rq, [[maybe_unused]] const void *record, void *more)
{
	struct person_form_view *v = more;
	const struct sign_in *s = rq->refused && rq->typed ? noun_asked(&person_form_pages, rq->typed) : NULL;
	v->may_users = may_users(cx);
	v->role_options =
	    options_of(cx, record_field(&sign_in_record, "role"), s && s->role >= 0 ? s->role : ROLE_STAFF);
	return OK;
}

struct noun_pages person_form_pages =
    NOUN_PAGES(&person_noun, "name mail title department_id manager_id load_limit", .asks = &sign_in_record,
               .more = &person_form_view_record, .fill = fill);

/* ---- a link to hand over, shown once ---- */

#define INVITED(F, S)       \
	F(S, ID, person_id) \
	F(S, TEXT, name)    \
	F(S, TEXT, login)   \
	F(S, TEXT, link)    \
	F(S, TIME, expires)
NOUN_STRUCT(invited, INVITED);
NOUN_RECORD(invited, INVITED);

static const char *person_url(struct ctx *cx, int64_t id)
{
	return arena_printf(cx->arena, "/people/%lld", (long long)id);
}

static enum err show_link(struct ctx *cx, struct request *rq, struct response *rs, const struct user *u,
                          const char *name)
{
	struct invited *v = arena_new(cx->arena, struct invited);
	const char *token, *url;
	TRY(user_link_base(cx, rq, &url));
	TRY(user_link(cx, u, &token, &v->expires));
	v->person_id = u->person_id;
	v->name = name;
	v->login = u->login;
	v->link = link_address(cx, url, token);
	rs->view = v;
	rs->page = "invited";
	rs->repeat_location = person_url(cx, u->person_id);
	rs->repeat_flash = "invited.already";
	return OK;
}

/* ---- adding and changing ---- */

/* What was typed into a person; a department of a new name is made. */
static enum err take(struct ctx *cx, const struct request *rq, struct person *p)
{
	struct person *typed = rq->typed;
	const struct field *shown = record_field(&person_form_pages.form, "department");
	if (!field_is_none(shown, typed))
		TRY(department_ensure(cx, *(const char **)((char *)typed + shown->offset), &typed->department_id));
	return noun_form_take(cx, &person_form_pages.form, &person_noun, typed, p);
}

static enum err add(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct sign_in *s = noun_asked(&person_form_pages, rq->typed);
	struct person *p = noun_blank(cx, &person_noun);
	struct user u;
	if (s->sign_in && !may_users(cx))
		return fail_field(cx, "sign_in", "error.forbidden.administrator");
	if (s->sign_in)
		TRY(http_in_person(cx, rq));
	TRY(take(cx, rq, p));
	TRY(person_add(cx, p));
	if (s->sign_in) {
		TRY(user_add(cx, p->id, s->role < 0 ? ROLE_STAFF : (enum role)s->role, &u));
		return show_link(cx, rq, rs, &u, p->name);
	}
	rs->location = person_url(cx, p->id);
	rs->flash = "people.added";
	return OK;
}

static enum err edit(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct person *after = noun_copy(cx, &person_noun, rq->record);
	int64_t act;
	TRY(take(cx, rq, after));
	TRY(noun_change(cx, &person_noun, rq->record, after, &act));
	rs->location = person_url(cx, after->id);
	rs->flash = "form.saved_word";
	if (act)
		rs->flash_undo = arena_printf(cx->arena, "/undo/%lld", (long long)act);
	return OK;
}

/* ---- leaving ---- */

/* successor: his name. */
#define LEAVE(F, S)                                                         \
	F(S, DATE, left_on, .flags = F_REQUIRED, .label = "person.left_on") \
	F(S, ID, successor_id, .label = "leave.successor", .ref = "person") \
	F(S, TEXT, successor, .label = "leave.successor")
NOUN_STRUCT(leave, LEAVE);
NOUN_RECORD(leave, LEAVE);

#define LEAVE_VIEW(F, S)                                      \
	F(S, ID, id)                                          \
	F(S, TEXT, name)                                      \
	F(S, RECORD(struct leave), form, .of = &leave_record) \
	F(S, LIST, accounts, .of = &person_account_record)    \
	F(S, LIST, found, .of = &noun_found_record)
STRUCT_OF(leave_view, LEAVE_VIEW);
static const struct record leave_view_record = RECORD_OF("leave_view", leave_view, LEAVE_VIEW);

static enum err leave_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct leave_view *v = arena_new(cx->arena, struct leave_view);
	struct person p;
	TRY(person_get(cx, rq->id[0], &p));
	v->id = p.id;
	v->name = p.name;
	v->form.left_on = ctx_today(cx);
	TRY(person_accounts(cx, p.id, &v->accounts));
	if (rq->refused && rq->typed)
		TRY(noun_form_found(cx, &leave_record, rq->refused_for, rq->typed, &v->found));
	rs->view = v;
	return OK;
}

static enum err leave(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct leave *f = rq->typed;
	TRY(noun_form_pick(cx, &person_noun, "successor_id", 0, f->successor, &f->successor_id));
	TRY(person_leave(cx, rq->id[0], f->left_on, f->successor_id));
	rs->location = person_url(cx, rq->id[0]);
	rs->flash = "leave.done";
	return OK;
}

static enum err come_back(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(person_return(cx, rq->id[0]));
	rs->location = person_url(cx, rq->id[0]);
	rs->flash = "form.saved_word";
	return OK;
}

/* ---- signing in ---- */

#define USER_FORM(F, S)                                                                      \
	F(S, CHOICE, role, .flags = F_REQUIRED, .choices = &roles, .label = "app_user.role") \
	F(S, BOOL, active, .label = "app_user.active")                                       \
	F(S, INT, version, .label = "person.version")
NOUN_STRUCT(user_form, USER_FORM);
NOUN_RECORD(user_form, USER_FORM);

static enum err user_of(struct ctx *cx, const struct request *rq, struct person *p, struct user *u)
{
	TRY(person_get(cx, rq->id[0], p));
	enum err e = user_of_person(cx, p->id, u);
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "user.not_found") : e;
}

static enum err invite(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct user_form *f = rq->typed;
	struct person p;
	struct user u;
	TRY(person_get(cx, rq->id[0], &p));
	TRY(user_add(cx, p.id, (enum role)f->role, &u));
	return show_link(cx, rq, rs, &u, p.name);
}

static enum err save_user(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct user_form *f = rq->typed;
	struct person p;
	struct user before;
	TRY(user_of(cx, rq, &p, &before));
	struct user after = before;
	after.version = f->version;
	after.role = f->role;
	after.active = f->active;
	TRY(user_save(cx, &before, &after));
	rs->location = person_url(cx, p.id);
	rs->flash = "form.saved_word";
	return OK;
}

static enum err make_link(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct person p;
	struct user u;
	TRY(user_of(cx, rq, &p, &u));
	return show_link(cx, rq, rs, &u, p.name);
}

static enum err end_sessions(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct person p;
	struct user u;
	TRY(user_of(cx, rq, &p, &u));
	TRY(user_end_all(cx, u.id));
	rs->location = person_url(cx, p.id);
	rs->flash = "user.ended";
	return OK;
}

#define PEOPLE NEED(DATA_PEOPLE, WRITE)
#define USERS  NEED(DATA_USERS, WRITE)
static const struct route routes[] = {
    {GET, "/people/new", "person_form", PEOPLE, TX_READ, .view = &person_form_pages.page, .handle = noun_show_new,
     .flags = R_HTML, .summary = "The form for a new colleague."},
    {POST, "/people/new", NULL, PEOPLE, TX_WRITE, .form = &person_form_pages.form, .view = &invited_record,
     .handle = add, .summary = "Add a colleague; with sign_in also a user, whose one-time link is answered.",
     .flags = R_IDEMPOTENT},
    {GET, "/people/:id/edit", "person_form", PEOPLE, TX_READ, .view = &person_form_pages.one,
     .page_view = &person_form_pages.page, .handle = noun_show_one, .record = &person_record,
     .summary = "The form of a colleague."},
    {POST, "/people/:id/edit", NULL, PEOPLE, TX_WRITE, .form = &person_form_pages.form, .handle = edit,
     .record = &person_record, .summary = "Change a colleague.", .flags = R_IDEMPOTENT},
    {GET, "/people/:id/leave", "leave", PEOPLE, TX_READ, .view = &leave_view_record, .handle = leave_page,
     .summary = "Who takes over when a colleague leaves."},
    {POST, "/people/:id/leave", NULL, PEOPLE, TX_WRITE, .form = &leave_record, .handle = leave,
     .summary = "A colleague leaves: customers move to a successor, then everything signed in ends.",
     .flags = R_IDEMPOTENT | R_NO_TOKEN},
    {POST, "/people/:id/return", NULL, PEOPLE, TX_WRITE, .handle = come_back, .summary = "A leaving is taken back.",
     .flags = R_IDEMPOTENT | R_NO_TOKEN},
    {POST, "/people/:id/invite", NULL, USERS, TX_WRITE, .form = &user_form_record, .view = &invited_record,
     .handle = invite, .summary = "Let a colleague sign in; answers the one-time link.",
     .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/people/:id/user", NULL, USERS, TX_WRITE, .form = &user_form_record, .handle = save_user,
     .summary = "Change a colleague's role, or shut out or let in.", .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/people/:id/link", NULL, USERS, TX_WRITE, .view = &invited_record, .handle = make_link,
     .summary = "A new one-time link for a colleague to set a password with.", .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/people/:id/end", NULL, USERS, TX_WRITE, .handle = end_sessions,
     .summary = "End everything a colleague is signed in with.", .flags = R_IN_PERSON},
};
static const struct page pages[] = {{"invited", &invited_record}};
const struct route_set person_edit_routes = {routes, sizeof routes / sizeof routes[0], pages, 1};

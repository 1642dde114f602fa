/* Adding, changing and leaving of colleagues, and whether they sign in. */
#include "http/http.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/person/person_ops.h"
#include "platform/person/person_web.h"
#include "platform/user/leave_ops.h"
#include "platform/user/link_ops.h"
#include "platform/user/user_ops.h"

#include <string.h>

struct person_form {
	const char *name, *mail, *title, *department;
	int64_t manager_id, load_limit, version;
	bool sign_in;
	int32_t role;
};
#define F struct person_form
static const struct field form_fields[] = {
    FIELD(F, name, K_TEXT, .flags = F_REQUIRED, .max = 120, .label = "person.name"),
    FIELD(F, mail, K_TEXT, .max = 200, .label = "person.mail"),
    FIELD(F, title, K_TEXT, .max = 120, .label = "person.title"),
    FIELD(F, department, K_TEXT, .max = 80, .label = "person.department_id"),
    FIELD(F, manager_id, K_ID, .label = "person.manager_id"),
    FIELD(F, load_limit, K_INT, .min = 0, .max = 100, .label = "person.load_limit"),
    FIELD(F, version, K_INT, .label = "person.version"),
    FIELD(F, sign_in, K_BOOL, .label = "people.sign_in"),
    FIELD(F, role, K_CHOICE, .choices = &roles, .label = "app_user.role"),
};
static const struct record form_record = RECORD("person_form", F, form_fields);
#undef F

struct form_view {
	int64_t id; /* 0: a new one */
	struct person_form form;
	struct list managers, departments, role_options;
	bool may_users;
};
static const struct field form_view_fields[] = {
    FIELD(struct form_view, id, K_ID),
    FIELD(struct form_view, form, K_RECORD, .of = &form_record),
    FIELD(struct form_view, managers, K_LIST, .of = &person_choice_record),
    FIELD(struct form_view, departments, K_LIST, .of = &department_record),
    FIELD(struct form_view, role_options, K_LIST, .of = &option_record),
    FIELD(struct form_view, may_users, K_BOOL),
};
static const struct record form_view_record = RECORD("person_form_view", struct form_view, form_view_fields);

static bool may_users(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_USERS, REL_NONE) >= LEVEL_WRITE;
}

/* What was chosen: as typed when the form is shown again, else as stored. */
static enum err fill_form(struct ctx *cx, const struct request *rq, struct form_view *v)
{
	const struct person_form *f = rq->refused && rq->typed ? rq->typed : &v->form;
	v->may_users = may_users(cx);
	v->role_options = options_of(cx, record_field(&form_record, "role"), f->role >= 0 ? f->role : ROLE_STAFF);
	TRY(department_list(cx, &v->departments));
	return person_choices(cx, f->manager_id, &v->managers);
}

static enum err new_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct form_view *v = arena_new(cx->arena, struct form_view);
	record_blank(&form_view_record, v);
	TRY(fill_form(cx, rq, v));
	rs->view = v;
	return OK;
}

static enum err edit_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct form_view *v = arena_new(cx->arena, struct form_view);
	struct person p;
	struct department d = {0};
	TRY(person_get(cx, rq->id[0], &p));
	if (p.department_id)
		TRY(department_get(cx, p.department_id, &d));
	record_blank(&form_view_record, v);
	v->id = p.id;
	v->form =
	    (struct person_form){p.name, p.mail, p.title, d.name, p.manager_id, p.load_limit, p.version, false, -1};
	TRY(fill_form(cx, rq, v));
	rs->view = v;
	return OK;
}

/* ---- a link to hand over, shown once ---- */

struct invited_view {
	int64_t person_id;
	const char *name, *login, *link;
	int64_t expires;
};
static const struct field invited_fields[] = {
    FIELD(struct invited_view, person_id, K_ID), FIELD(struct invited_view, name, K_TEXT),
    FIELD(struct invited_view, login, K_TEXT),   FIELD(struct invited_view, link, K_TEXT),
    FIELD(struct invited_view, expires, K_TIME),
};
static const struct record invited_record = RECORD("invited", struct invited_view, invited_fields);

static const char *person_url(struct ctx *cx, int64_t id)
{
	return arena_printf(cx->arena, "/people/%lld", (long long)id);
}

static enum err show_link(struct ctx *cx, struct request *rq, struct response *rs, const struct user *u,
                          const char *name)
{
	struct invited_view *v = arena_new(cx->arena, struct invited_view);
	const char *token;
	TRY(user_link(cx, u, &token, &v->expires));
	v->person_id = u->person_id;
	v->name = name;
	v->login = u->login;
	/* Behind a proxy, Host may be a name that only the proxy knows. */
	const char *here = arena_printf(cx->arena, "%s://%s", rq->tls ? "https" : "http", rq->host);
	v->link = arena_printf(cx->arena, "%s/link/%s", rq->public_url ? rq->public_url : here, token);
	rs->view = v;
	rs->page = "invited";
	rs->repeat_location = person_url(cx, u->person_id);
	rs->repeat_flash = "invited.already";
	return OK;
}

/* ---- adding and changing ---- */

static enum err add(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct person_form *f = rq->typed;
	struct person p;
	struct user u;
	if (f->sign_in && !may_users(cx))
		return fail_field(cx, "sign_in", "error.forbidden.administrator");
	if (f->sign_in)
		TRY(http_in_person(cx, rq));
	record_blank(&person_record, &p);
	p.name = f->name;
	p.mail = f->mail;
	p.title = f->title;
	p.manager_id = f->manager_id;
	p.load_limit = f->load_limit;
	TRY(department_ensure(cx, f->department, &p.department_id));
	TRY(person_add(cx, &p));
	if (f->sign_in) {
		TRY(user_add(cx, p.id, f->role < 0 ? ROLE_STAFF : (enum role)f->role, &u));
		return show_link(cx, rq, rs, &u, p.name);
	}
	rs->location = person_url(cx, p.id);
	rs->flash = "people.added";
	return OK;
}

static enum err edit(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct person_form *f = rq->typed;
	struct person before;
	TRY(person_get(cx, rq->id[0], &before));
	struct person after = before;
	after.version = f->version;
	after.name = f->name;
	after.mail = f->mail;
	after.title = f->title;
	after.manager_id = f->manager_id;
	after.load_limit = f->load_limit;
	TRY(department_ensure(cx, f->department, &after.department_id));
	TRY(person_save(cx, &before, &after, 0));
	rs->location = person_url(cx, before.id);
	rs->flash = "form.saved_word";
	return OK;
}

/* ---- leaving ---- */

struct leave_form {
	int32_t left_on;
	int64_t successor_id;
};
static const struct field leave_fields[] = {
    FIELD(struct leave_form, left_on, K_DATE, .flags = F_REQUIRED, .label = "person.left_on"),
    FIELD(struct leave_form, successor_id, K_ID, .label = "leave.successor"),
};
static const struct record leave_form_record = RECORD("leave", struct leave_form, leave_fields);

struct leave_view {
	int64_t id;
	const char *name;
	struct leave_form form;
	struct list accounts, successors;
};
static const struct field leave_view_fields[] = {
    FIELD(struct leave_view, id, K_ID),
    FIELD(struct leave_view, name, K_TEXT),
    FIELD(struct leave_view, form, K_RECORD, .of = &leave_form_record),
    FIELD(struct leave_view, accounts, K_LIST, .of = &person_account_record),
    FIELD(struct leave_view, successors, K_LIST, .of = &person_choice_record),
};
static const struct record leave_view_record = RECORD("leave_view", struct leave_view, leave_view_fields);

static enum err leave_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct leave_view *v = arena_new(cx->arena, struct leave_view);
	struct person p;
	TRY(person_get(cx, rq->id[0], &p));
	v->id = p.id;
	v->name = p.name;
	v->form.left_on = ctx_today(cx);
	TRY(person_accounts(cx, p.id, &v->accounts));
	const struct leave_form *f = rq->refused && rq->typed ? rq->typed : &v->form;
	TRY(person_choices(cx, f->successor_id, &v->successors));
	rs->view = v;
	return OK;
}

static enum err leave(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct leave_form *f = rq->typed;
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

struct user_form {
	int32_t role;
	bool active;
	int64_t version;
};
static const struct field user_form_fields[] = {
    FIELD(struct user_form, role, K_CHOICE, .flags = F_REQUIRED, .choices = &roles, .label = "app_user.role"),
    FIELD(struct user_form, active, K_BOOL, .label = "app_user.active"),
    FIELD(struct user_form, version, K_INT, .label = "person.version"),
};
static const struct record user_form_record = RECORD("user_form", struct user_form, user_form_fields);

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
    {GET, "/people/new", "person_form", PEOPLE, TX_READ, .view = &form_view_record, .handle = new_page,
     .summary = "The form for a new colleague."},
    {POST, "/people/new", NULL, PEOPLE, TX_WRITE, .form = &form_record, .view = &invited_record, .handle = add,
     .summary = "Add a colleague; with sign_in also a user, whose one-time link is answered.", .flags = R_IDEMPOTENT},
    {GET, "/people/:id/edit", "person_form", PEOPLE, TX_READ, .view = &form_view_record, .handle = edit_page,
     .summary = "The form of a colleague."},
    {POST, "/people/:id/edit", NULL, PEOPLE, TX_WRITE, .form = &form_record, .handle = edit,
     .summary = "Change a colleague.", .flags = R_IDEMPOTENT},
    {GET, "/people/:id/leave", "leave", PEOPLE, TX_READ, .view = &leave_view_record, .handle = leave_page,
     .summary = "Who takes over when a colleague leaves."},
    {POST, "/people/:id/leave", NULL, PEOPLE, TX_WRITE, .form = &leave_form_record, .handle = leave,
     .summary = "A colleague leaves: customers move to a successor, then everything signed in ends.",
     .flags = R_IDEMPOTENT},
    {POST, "/people/:id/return", NULL, PEOPLE, TX_WRITE, .handle = come_back, .summary = "A leaving is taken back.",
     .flags = R_IDEMPOTENT},
    {POST, "/people/:id/invite", NULL, USERS, TX_WRITE, .form = &user_form_record, .view = &invited_record,
     .handle = invite, .summary = "Let a colleague sign in; answers the one-time link.",
     .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/people/:id/user", NULL, USERS, TX_WRITE, .form = &user_form_record, .handle = save_user,
     .summary = "Change a colleague's role, or shut out or let in.", .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/people/:id/link", NULL, USERS, TX_WRITE, .view = &invited_record, .handle = make_link,
     .summary = "A new one-time link for a colleague to set a password with.", .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/people/:id/end", NULL, USERS, TX_WRITE, .handle = end_sessions,
     .summary = "End everything a colleague is signed in with."},
};
static const struct page pages[] = {{"invited", &invited_record}};
const struct route_set person_edit_routes = {routes, sizeof routes / sizeof routes[0], pages, 1};

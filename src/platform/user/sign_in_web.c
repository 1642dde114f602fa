/* Pages for those who are not signed in yet, and the way out. */
#include "lang/tr.h"
#include "platform/person/person_ops.h"
#include "platform/ui/frame_web.h"
#include "platform/user/hooks_web.h"
#include "platform/user/link_ops.h"
#include "platform/user/pending_post_web.h"
#include "platform/user/sign_in_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_web.h"

/* ---- sign in ---- */

#define SIGN_IN_FORM(F, S)                                                                 \
	F(S, TEXT, login, .flags = F_REQUIRED, .label = "app_user.login")                  \
	F(S, TEXT, password, .flags = F_REQUIRED | F_SECRET, .label = "app_user.password") \
	F(S, TEXT, next, .max = 2000, .label = "sign_in.next")                             \
	/* a post to go on with, as http/pending_post.c wrote it */                        \
	F(S, LONG, pending_post, .max = 100000, .label = "sign_in.pending_post")
STRUCT_OF(sign_in_form, SIGN_IN_FORM);
static const struct record sign_in_form_record = RECORD_OF("sign_in", sign_in_form, SIGN_IN_FORM);

#define SIGN_IN_VIEW(F, S) F(S, RECORD(struct sign_in_form), form, .of = &sign_in_form_record)
STRUCT_OF(sign_in_view, SIGN_IN_VIEW);
static const struct record sign_in_view_record = RECORD_OF("sign_in_view", sign_in_view, SIGN_IN_VIEW);

static const char *onward(const char *next)
{
	const char *local = next ? http_local(next) : NULL;
	return local ? local : "/";
}

static enum err sign_in_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	const char *next = query_get(rq, "next");
	if (rq->session && !rq->refused) {
		rs->location = onward(next);
		return OK;
	}
	struct sign_in_view *v = arena_new(cx->arena, struct sign_in_view);
	v->form.next = next ? http_local(next) : NULL;
	v->form.pending_post = rq->pending_post;
	rs->view = v;
	return OK;
}

static struct place place_of(const struct request *rq)
{
	return (struct place){rq->address, rq->cookie_device};
}

static void enter(struct response *rs, const struct entered *in, const char *location)
{
	rs->set_cookie_session = in->session;
	rs->set_cookie_device = in->device;
	rs->cookie_seconds = SESSION_SECONDS;
	rs->location = location;
}

static enum err do_sign_in(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct sign_in_form *f = rq->typed;
	const struct place from = place_of(rq);
	struct entered in;
	TRY(sign_in(cx, f->login, f->password, &from, &in));
	enter(rs, &in, onward(f->next));
	rs->pending_post = f->pending_post;
	return OK;
}

static enum err do_sign_out(struct ctx *cx, struct request *rq, struct response *rs)
{
	if (!rq->session->api)
		TRY(sign_out(cx, rq->session->id));
	rs->set_cookie_session = "";
	rs->location = "/sign-in";
	return OK;
}

/* ---- one-time links ---- */

#define FIRST_FORM(F, S)                                                                  \
	F(S, TEXT, company, .flags = F_REQUIRED, .max = 120, .label = "settings.company") \
	F(S, TEXT, currency, .flags = F_REQUIRED, .max = 3, .label = "settings.currency") \
	F(S, TEXT, name, .flags = F_REQUIRED, .max = 120, .label = "person.name")         \
	F(S, TEXT, mail, .flags = F_REQUIRED, .max = 200, .label = "person.mail")         \
	F(S, TEXT, password, .flags = F_REQUIRED | F_SECRET, .max = PASSWORD_MAX, .label = "app_user.password")
STRUCT_OF(first_form, FIRST_FORM);
static const struct record first_form_record = RECORD_OF("first_run", first_form, FIRST_FORM);

#define PASSWORD_FORM_LIST(F, S) \
	F(S, TEXT, password, .flags = F_REQUIRED | F_SECRET, .max = PASSWORD_MAX, .label = "app_user.password")
STRUCT_OF(password_form, PASSWORD_FORM_LIST);
static const struct record password_form_record = RECORD_OF("link_password", password_form, PASSWORD_FORM_LIST);

#define LINK_VIEW(F, S)                                                      \
	F(S, TEXT, token)                                                    \
	F(S, TEXT, name)                                                     \
	F(S, TEXT, login)                                                    \
	F(S, CHOICE, purpose, .choices = &purposes, .label = "link.purpose") \
	F(S, RECORD(struct first_form), first, .of = &first_form_record)
STRUCT_OF(link_view, LINK_VIEW);
static const struct record link_view_record = RECORD_OF("link_view", link_view, LINK_VIEW);

/* Shows what the link does and a button that does it: a mail scanner or preview that opens the address uses nothing up. */
static enum err link_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct link_view *v = arena_new(cx->arena, struct link_view);
	struct one_time o;
	struct user u;
	struct person p = {0};
	TRY(link_find(cx, rq->word[0], &o, &u));
	if (o.purpose != LINK_FIRST)
		TRY(person_get(cx, u.person_id, &p));
	*v = (struct link_view){
	    .token = rq->word[0], .name = p.name, .login = u.login, .purpose = o.purpose, .first.currency = "NOK"};
	rs->view = v;
	return OK;
}

static enum err do_link_sign_in(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct place from = place_of(rq);
	struct entered in;
	TRY(link_sign_in(cx, rq->word[0], &from, &in));
	enter(rs, &in, "/");
	return OK;
}

static enum err do_link_password(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct password_form *f = rq->typed;
	const struct place from = place_of(rq);
	struct entered in;
	TRY(link_set_password(cx, rq->word[0], f->password, &from, &in));
	enter(rs, &in, "/");
	return OK;
}

static enum err do_link_first(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct first_form *f = rq->typed;
	const struct first_run first = {f->company, f->currency, f->name, f->mail, f->password};
	const struct place from = place_of(rq);
	struct entered in;
	TRY(link_first(cx, rq->word[0], &first, &from, &in));
	enter(rs, &in, "/");
	return OK;
}

/* ---- small things of the frame ---- */

#define LANGUAGE_FORM(F, S)                                                                 \
	F(S, CHOICE, lang, .flags = F_REQUIRED, .choices = &languages, .label = "language") \
	F(S, TEXT, next, .max = 2000, .label = "sign_in.next")
STRUCT_OF(language_form, LANGUAGE_FORM);
static const struct record language_form_record = RECORD_OF("language", language_form, LANGUAGE_FORM);

static enum err do_language(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct language_form *f = rq->typed;
	TRY(user_save_looks(cx, f->lang, request_signed_in(rq)->theme));
	rs->location = onward(f->next);
	return OK;
}

#define VIEW_AS_FORM(F, S)                                              \
	F(S, ID, user, .flags = F_REQUIRED, .label = "record.app_user") \
	F(S, TEXT, next, .max = 2000, .label = "sign_in.next")
STRUCT_OF(view_as_form, VIEW_AS_FORM);
static const struct record view_as_form_record = RECORD_OF("view_as", view_as_form, VIEW_AS_FORM);

static enum err do_view_as(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct view_as_form *f = rq->typed;
	if (rq->session->api)
		return fail(cx, E_FORBIDDEN, "error.forbidden");
	TRY(view_as(cx, request_signed_in(rq), f->user));
	/* Not to the page of before: the other may not see it. */
	rs->location = "/";
	return OK;
}

static const struct route routes[] = {
    {GET, "/sign-in", "sign_in", NEED_ANYONE, TX_NONE, .view = &sign_in_view_record, .handle = sign_in_page,
     .summary = "Sign in with mail address and password.", .flags = R_HTML},
    {POST, "/sign-in", NULL, NEED_ANYONE, TX_NONE, .form = &sign_in_form_record, .handle = do_sign_in,
     .summary = "Open a session and set its cookie.", .flags = R_HTML | R_SLOW | R_NO_CSRF},
    {POST, "/sign-out", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = do_sign_out, .summary = "End this session.",
     .flags = R_HTML | R_WHILE_SHARED},
    {GET, "/link/:token", "link", NEED_ANYONE, TX_READ, .view = &link_view_record, .handle = link_page,
     .summary = "What a one-time link is for.", .flags = R_HTML},
    {POST, "/link/:token/sign-in", NULL, NEED_ANYONE, TX_WRITE, .handle = do_link_sign_in,
     .summary = "Sign in by a one-time link.", .flags = R_HTML | R_NO_CSRF},
    {POST, "/link/:token/password", NULL, NEED_ANYONE, TX_NONE, .form = &password_form_record,
     .handle = do_link_password, .summary = "Set a password by a one-time link and sign in.",
     .flags = R_HTML | R_SLOW | R_NO_CSRF},
    {POST, "/link/:token/first", NULL, NEED_ANYONE, TX_NONE, .form = &first_form_record, .handle = do_link_first,
     .summary = "Give an empty base its company and administrator, and sign in.", .flags = R_HTML | R_SLOW | R_NO_CSRF},
    {POST, "/language", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &language_form_record, .handle = do_language,
     .summary = "Change one's language.", .flags = R_HTML | R_WHILE_SHARED},
    {POST, "/view-as", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &view_as_form_record, .handle = do_view_as,
     .summary = "Demo only: look through another user's eyes.", .flags = R_HTML},
};
static const struct page pages[] = {{"pending_post", &pending_post_view_record}};
const struct route_set sign_in_routes = {routes, sizeof routes / sizeof routes[0], pages,
                                         sizeof pages / sizeof pages[0]};

/* One's own profile: language and looks, password, sessions, API tokens. */
#include "lang/options.h"
#include "platform/history/history_ops.h"
#include "platform/user/hooks_web.h"
#include "platform/user/sign_in_ops.h"
#include "platform/user/token_ops.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_web.h"

enum { USUAL_DAYS = 90 };

#define LOOKS_FORM(F, S)                                                    \
	F(S, CHOICE, lang, .choices = &languages, .label = "app_user.lang") \
	F(S, CHOICE, theme, .choices = &themes, .label = "app_user.theme")
STRUCT_OF(looks_form, LOOKS_FORM);
static const struct record looks_record = RECORD_OF("looks", looks_form, LOOKS_FORM);

#define PASSWORD_FORM(F, S)                                                               \
	F(S, TEXT, current_password, .flags = F_REQUIRED | F_SECRET, .max = PASSWORD_MAX, \
	  .label = "profile.current_password")                                            \
	F(S, TEXT, new_password, .flags = F_REQUIRED | F_SECRET, .max = PASSWORD_MAX, .label = "profile.new_password")
STRUCT_OF(password_form, PASSWORD_FORM);
static const struct record password_record = RECORD_OF("password_change", password_form, PASSWORD_FORM);

#define TOKEN_FORM(F, S)                                                            \
	F(S, TEXT, name, .flags = F_REQUIRED, .max = 80, .label = "api_token.name") \
	F(S, BOOL, may_write, .label = "api_token.may_write")                       \
	F(S, INT, days, .flags = F_REQUIRED, .min = 1, .max = TOKEN_DAYS_MAX, .label = "profile.days")
STRUCT_OF(token_form, TOKEN_FORM);
static const struct record token_form_record = RECORD_OF("token_form", token_form, TOKEN_FORM);

#define PROFILE_VIEW(F, S)                                                                          \
	F(S, ID, person_id)                                                                         \
	F(S, TEXT, name)                                                                            \
	F(S, TEXT, login)                                                                           \
	F(S, CHOICE, role, .choices = &roles, .label = "app_user.role")                             \
	F(S, RECORD(struct looks_form), looks, .of = &looks_record)                                 \
	F(S, RECORD(struct token_form), token, .of = &token_form_record)                            \
	F(S, LIST, lang_options, .of = &option_record)                                              \
	F(S, LIST, theme_options, .of = &option_record)                                             \
	F(S, LIST, sessions, .of = &session_row_record)                                             \
	F(S, LIST, tokens, .of = &api_token_record)                                                 \
	F(S, LIST, devices, .of = &known_device_record)                                             \
	F(S, LIST, history, .of = &history_row_record) /* of one's sign-in: who made a link, too */ \
	F(S, BOOL, own)                                /* may change: not through an API token or another's eyes */
STRUCT_OF(profile_view, PROFILE_VIEW);
static const struct record view_record = RECORD_OF("profile", profile_view, PROFILE_VIEW);

static enum err profile(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct signed_in *who = request_signed_in(rq);
	struct profile_view *v = arena_new(cx->arena, struct profile_view);
	struct user u;
	TRY(user_get(cx, cx->user, &u));
	*v = (struct profile_view){.person_id = u.person_id, .name = who->name, .login = u.login, .role = u.role};
	v->looks = (struct looks_form){u.lang, u.theme};
	v->token = (struct token_form){NULL, false, USUAL_DAYS};
	v->own = !rq->session->api && !rq->session->borrowed;
	v->lang_options = options_of(cx, record_field(&user_record, "lang"), u.lang >= 0 ? u.lang : (int32_t)cx->lang);
	v->theme_options = options_of(cx, record_field(&user_record, "theme"), u.theme >= 0 ? u.theme : THEME_SYSTEM);
	TRY(token_list(cx, &v->tokens));
	if (v->own)
		TRY(session_list(cx, who->id, &v->sessions));
	if (v->own)
		TRY(device_list(cx, &v->devices));
	if (v->own)
		TRY(history_of_record(cx, &user_record, u.id, 0, &v->history));
	rs->view = v;
	return OK;
}

static enum err back(struct response *rs, const char *flash)
{
	rs->location = "/profile";
	rs->flash = flash;
	return OK;
}

static enum err save_looks(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct looks_form *f = rq->typed;
	TRY(user_save_looks(cx, f->lang, f->theme));
	return back(rs, "form.saved_word");
}

static enum err save_password(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct password_form *f = rq->typed;
	const struct place from = {rq->address, rq->cookie_device};
	TRY(password_change(cx, rq->session->id, f->current_password, f->new_password, &from));
	return back(rs, "profile.password_changed");
}

#define TOKEN_VIEW(F, S) \
	F(S, TEXT, name) \
	F(S, TEXT, token)
STRUCT_OF(token_view, TOKEN_VIEW);
static const struct record token_view_record = RECORD_OF("token_made", token_view, TOKEN_VIEW);

static enum err make_token(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct token_form *f = rq->typed;
	struct token_view *v = arena_new(cx->arena, struct token_view);
	TRY(token_make(cx, f->name, f->may_write, f->days, &v->token));
	v->name = f->name;
	rs->view = v;
	rs->page = "token_made";
	rs->repeat_location = "/profile";
	rs->repeat_flash = "profile.token_made_already";
	return OK;
}

static enum err revoke_token(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(token_revoke(cx, rq->id[0]));
	return back(rs, "profile.token_revoked");
}

static enum err end_session(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(session_end(cx, rq->id[0]));
	return back(rs, "profile.session_ended");
}

static enum err forget_device(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(device_forget(cx, rq->id[0]));
	return back(rs, "profile.device_forgotten");
}

static enum err end_others(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(session_end_others(cx, rq->session->id));
	return back(rs, "profile.session_ended");
}

static const struct route routes[] = {
    {GET, "/profile", "profile", NEED_SIGNED_IN, TX_READ, .view = &view_record, .handle = profile,
     .summary = "One's own profile, sessions and API tokens."},
    {POST, "/profile", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &looks_record, .handle = save_looks,
     .summary = "Change one's language and looks."},
    {POST, "/profile/password", NULL, NEED_SIGNED_IN, TX_NONE, .form = &password_record, .handle = save_password,
     .summary = "Change one's password; other sessions and all API tokens end.", .flags = R_SLOW | R_IN_PERSON},
    {POST, "/profile/tokens", NULL, NEED_SIGNED_IN, TX_WRITE, .form = &token_form_record, .view = &token_view_record,
     .handle = make_token, .summary = "Make an API token, which is shown once.", .flags = R_IDEMPOTENT | R_IN_PERSON},
    {POST, "/profile/tokens/:id/revoke", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = revoke_token,
     .summary = "Withdraw an API token.", .form_page = "/profile", .flags = R_IDEMPOTENT},
    {POST, "/profile/sessions/:id/end", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = end_session,
     .summary = "End one of one's sessions.", .form_page = "/profile", .flags = R_IN_PERSON},
    {POST, "/profile/devices/:id/forget", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = forget_device,
     .summary = "Forget a browser one has signed in from.", .form_page = "/profile", .flags = R_IN_PERSON},
    {POST, "/profile/sessions/end", NULL, NEED_SIGNED_IN, TX_WRITE, .handle = end_others,
     .summary = "End all of one's sessions but this one.", .form_page = "/profile", .flags = R_IN_PERSON},
};
static const struct page pages[] = {{"token_made", &token_view_record}};
const struct route_set profile_routes = {routes, sizeof routes / sizeof routes[0], pages, 1};

#include "platform/user/hooks_web.h"

#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_load_web.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/frame_web.h"
#include "platform/user/idempotency_ops.h"
#include "platform/user/pending_post_web.h"
#include "platform/user/sign_in_ops.h"
#include "platform/user/token_ops.h"
#include "platform/user/user_ops.h"

#include <string.h>

struct found {
	struct session session; /* first: http hands out a pointer to it */
	struct signed_in who;
};

const struct signed_in *request_signed_in(const struct request *rq)
{
	return rq->session ? &((const struct found *)rq->session)->who : NULL;
}

static enum err session_of(struct ctx *cx, struct request *rq, struct session **ret)
{
	struct found *f = arena_new(cx->arena, struct found);
	bool api = rq->bearer != NULL;
	enum err e = api ? token_find(cx, rq->bearer, &f->who) : session_find(cx, rq->cookie_session, &f->who);
	*ret = NULL;
	if (e == E_NOT_FOUND)
		return OK;
	TRY(e);
	f->session = (struct session){
	    .id = f->who.id,
	    .user = f->who.user_id,
	    .person = f->who.person_id,
	    .role = f->who.role,
	    .name = f->who.name,
	    .csrf = f->who.csrf,
	    .stamp = f->who.stamp,
	    .lang = f->who.lang >= 0 ? (enum lang)f->who.lang : cx->lang,
	    .api = api,
	    .read_only = api && !f->who.may_write,
	    .borrowed = f->who.real_user_id != 0,
	    .shared = api || f->who.shared_screen == NONE ? 0 : f->who.shared_screen,
	};
	*ret = &f->session;
	return signed_in_touch(cx, &f->who, api);
}

static enum err allowed(struct ctx *cx, const struct session *s, const struct need *need, int64_t account)
{
	(void)s; /* cx acts as the session's user already */
	return access_need(cx, (enum data_kind)need->data, need->level == NEED_WRITE ? LEVEL_WRITE : LEVEL_READ,
	                   account);
}

static enum err find_done(struct ctx *cx, const char *key, struct response *ret)
{
	struct done_answer a;
	TRY(idempotency_find(cx, key, &a));
	ret->location = a.location;
	ret->flash = a.flash;
	ret->flash_undo = a.flash_undo;
	return OK;
}

static enum err keep_done(struct ctx *cx, const char *key, const struct response *rs, bool replace)
{
	const struct done_answer a = {.location = rs->location ? rs->location : rs->repeat_location,
	                              .flash = rs->location ? rs->flash : rs->repeat_flash,
	                              .flash_undo = rs->location ? rs->flash_undo : NULL};
	return idempotency_remember(cx, key, &a, replace);
}

/* Links of the frame and what they need. */
static const struct {
	const char *key;
	enum data_kind data;
	enum level level;
} guarded_links[] = {
    {"portfolio", DATA_PORTFOLIO, LEVEL_READ}, {"accounts", DATA_CRM_FACTS, LEVEL_READ},
    {"score", DATA_OPINION, LEVEL_READ},       {"people", DATA_PEOPLE, LEVEL_READ},
    {"imports", DATA_IMPORT, LEVEL_READ},      {"history", DATA_AUDIT, LEVEL_READ},
    {"settings", DATA_SETTINGS, LEVEL_READ},   {"account", DATA_CRM_EDIT, LEVEL_WRITE},
    {"person", DATA_PEOPLE, LEVEL_WRITE},      {"import", DATA_IMPORT, LEVEL_WRITE},
};

static enum err view_as_list(struct ctx *cx, const struct signed_in *who, struct frame *f)
{
	struct list users;
	TRY(user_some(cx, &users));
	struct frame_person *people = arena_array(cx->arena, struct frame_person, users.count);
	for (size_t i = 0; i < users.count; i++) {
		const struct user_row *u = list_at(&users, struct user_row, i);
		people[i] = (struct frame_person){u->id, u->name,
		                                  tr(cx->lang, arena_printf(cx->arena, "role.%s", role_names[u->role])),
		                                  u->id == who->user_id};
	}
	f->view_as = (struct list){.items = people, .count = users.count};
	return OK;
}

/* The demo's people are offered to its administrator, also while he looks through another's eyes. */
static enum err demo(struct ctx *cx, const struct signed_in *who, struct frame *f)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	if (!s->demo || !who->csrf)
		return OK;
	f->is_demo = who->real_user_id || who->role == ROLE_ADMINISTRATOR;
	return f->is_demo ? view_as_list(cx, who, f) : OK;
}

/* The owner is told, on every page for 30 days, that an administrator could have signed in as him. It is not for the reader to
 * take away: who signs in with the new password may be that administrator. */
static void tell_reset(struct ctx *cx, const struct signed_in *who, struct frame *f)
{
	if (!who->reset_at || who->reset_at < cx->now - RESET_TOLD_SECONDS || !who->csrf || who->real_user_id)
		return;
	BUF_AUTO struct buf at;
	buf_init(&at, 100);
	fmt_time(&at, cx->lang, who->reset_at);
	f->reset = who->reset_by ? tr_f(cx, "frame.reset_by", at.p, who->reset_by) : tr_f(cx, "frame.reset", at.p);
}

/* The customer that the page is about; 0 = none. */
static int64_t about(const struct request *rq)
{
	const struct need *need = rq->route ? &rq->route->need : NULL;
	return !need || !need->on ? 0 : need->on == NEED_ON_ROOT ? rq->root : rq->id[need->on - 1];
}

/* On a shared screen the frame tells of nothing but the customer. */
static void share(const struct request *rq, const struct response *rs, struct frame *f)
{
	f->share_with = rs->status < 400 ? about(rq) : 0; /* a refusal tells of no customer */
	f->shared = rq->session->shared != 0;
	f->shared_account = rq->session->shared > 0;
	if (!f->shared)
		return;
	for (size_t i = 0; i < sizeof guarded_links / sizeof guarded_links[0]; i++)
		if (guarded_links[i].data != DATA_CRM_FACTS)
			frame_drop(f, guarded_links[i].key);
	frame_drop(f, "day");
}

static enum err frame_of(struct ctx *cx, const struct request *rq, const struct response *rs, void **ret)
{
	struct frame *f = arena_new(cx->arena, struct frame);
	frame_begin(cx, rq, f);
	/* The error page says what is wrong itself. */
	if (!rq->refused)
		f->errors = (struct list){0};
	*ret = f;
	const struct signed_in *who = request_signed_in(rq);
	if (!who)
		return OK;
	f->role = tr(cx->lang, arena_printf(cx->arena, "role.%s", role_names[who->role]));
	f->theme = who->theme == THEME_LIGHT || who->theme == THEME_DARK ? themes.names[who->theme] : NULL;
	for (size_t i = 0; i < sizeof guarded_links / sizeof guarded_links[0]; i++)
		if (rights_level((enum role)who->role, guarded_links[i].data, REL_NONE) < guarded_links[i].level)
			frame_drop(f, guarded_links[i].key);
	share(rq, rs, f);
	tell_reset(cx, who, f);
	return f->shared ? OK : demo(cx, who, f);
}

static const struct record error_view_record = RECORD_OF("error", error_view, ERROR_VIEW);

static const char *error_text(struct ctx *cx, const char *part, enum err e)
{
	const char *key = arena_printf(cx->arena, "%s.%s", part, err_info(e)->key);
	return tr_exists(key) ? tr(cx->lang, key) : NULL;
}

static enum err error_view(struct ctx *cx, const struct request *rq, enum err e, void **ret)
{
	struct error_view *v = arena_new(cx->arena, struct error_view);
	struct fault fault = cx->fault;
	*v = (struct error_view){
	    .status = err_info(e)->status,
	    .title = error_text(cx, "title", e),
	    .message = tr_fault(cx, &fault),
	    .signed_in = rq->session != NULL,
	    .number = rq->number,
	};
	if (fault.key && !strcmp(fault.key, "error.shared_screen"))
		v->title = tr(cx->lang, "shared.title");
	if (!v->title)
		v->title = tr(cx->lang, "title.error.other");
	*ret = v;
	/* A customer one may know of, but not more: the way to ask. Not when it was the page or the token that was refused. */
	const struct route *r = rq->route;
	if (e != E_FORBIDDEN || !fault.key || strncmp(fault.key, "error.forbidden", 15) != 0 || !rq->session ||
	    rq->session->api || !r || !r->need.on)
		return OK;
	int64_t account = about(rq);
	enum err may = access_need(cx, DATA_ASK, LEVEL_WRITE, account);
	if (may == OK)
		v->ask_account = account;
	cx->fault = fault;
	return may == E_FORBIDDEN || may == E_NOT_FOUND ? OK : may;
}

const struct http_hooks user_hooks = {
    .session = session_of,
    .allowed = allowed,
    .loadable = noun_loadable,
    .load = noun_load,
    .loaded_version = noun_loaded_version,
    .idempotency_find = find_done,
    .idempotency_remember = keep_done,
    .frame = frame_of,
    .frame_record = &frame_record,
    .error_page = "error",
    .error_page_in = "error_in",
    .error_record = &error_view_record,
    .error_view = error_view,
    .pending_post_page = "pending_post",
    .pending_post_view = pending_post_view,
    .sign_in_path = "/sign-in",
};

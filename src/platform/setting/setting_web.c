/* The settings page. */
#include "platform/setting/setting_web.h"

#include "lang/options.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

/* What people may set. */
#define NAMES                                                                                                    \
	"company currency zone public_url set_attractiveness set_strength set_leave rating_months round_months " \
	"load_limit status_months pareto_share invite_days notice_days future_days decider"
static struct record form_record = {.base = &settings_record, .subset = NAMES};

#define SETTINGS_VIEW(F, S)                                     \
	F(S, RECORD(struct settings), form, .of = &form_record) \
	F(S, LIST, decider_options, .of = &option_record)       \
	F(S, BOOL, may_edit)                                    \
	F(S, BOOL, fixed_currency)
STRUCT_OF(settings_view, SETTINGS_VIEW);
static const struct record view_record = RECORD_OF("settings_view", settings_view, SETTINGS_VIEW);

static enum err page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct settings_view *v = arena_new(cx->arena, struct settings_view);
	const struct settings *s;
	TRY(settings_get(cx, &s));
	v->form = *s;
	const struct settings *typed = rq->refused && rq->typed ? rq->typed : &v->form;
	v->decider_options = options_of(cx, record_field(&settings_record, "decider"), typed->decider);
	v->may_edit = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_WRITE;
	v->fixed_currency = s->facts_day != 0;
	rs->view = v;
	return OK;
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct settings *before;
	TRY(settings_get(cx, &before));
	struct settings after = *before;
	record_take(&form_record, rq->typed, &after);
	TRY(settings_save(cx, before, &after));
	rs->location = "/settings";
	rs->flash = "form.saved_word";
	return OK;
}

static const struct route routes[] = {
    {GET, "/settings", "settings", NEED(DATA_SETTINGS, READ), TX_READ, .view = &view_record, .handle = page,
     .summary = "Company, currency and limits."},
    {POST, "/settings", NULL, NEED(DATA_SETTINGS, WRITE), TX_WRITE, .form = &form_record, .handle = save,
     .summary = "Change company, currency and limits.", .flags = R_SLOW | R_IDEMPOTENT},
};
const struct route_set setting_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

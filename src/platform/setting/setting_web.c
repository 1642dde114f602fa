/* The settings page. */
#include "platform/setting/setting_web.h"

#include "lang/options.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

/* What people may set: fields of struct settings by the same names. */
struct setting_form {
	const char *company, *currency, *zone;
	double set_attractiveness, set_strength, set_leave;
	int64_t rating_months, round_months, load_limit, status_months, pareto_share, invite_days;
	int32_t decider;
};
#define F struct setting_form
static const struct field form_fields[] = {
    FIELD(F, company, K_TEXT, .max = 120, .label = "settings.company"),
    FIELD(F, currency, K_TEXT, .flags = F_REQUIRED, .max = 3, .label = "settings.currency"),
    FIELD(F, zone, K_TEXT, .flags = F_REQUIRED, .max = 60, .label = "settings.zone"),
    FIELD(F, set_attractiveness, K_REAL, .flags = F_REQUIRED, .min = 1, .max = 5,
          .label = "settings.set_attractiveness"),
    FIELD(F, set_strength, K_REAL, .flags = F_REQUIRED, .min = 1, .max = 5, .label = "settings.set_strength"),
    FIELD(F, set_leave, K_REAL, .flags = F_REQUIRED, .min = 0, .max = 2, .label = "settings.set_leave"),
    FIELD(F, rating_months, K_INT, .flags = F_REQUIRED, .min = 1, .max = 120, .label = "settings.rating_months"),
    FIELD(F, round_months, K_INT, .flags = F_REQUIRED, .min = 1, .max = 60, .label = "settings.round_months"),
    FIELD(F, load_limit, K_INT, .flags = F_REQUIRED, .min = 1, .max = 100, .label = "settings.load_limit"),
    FIELD(F, status_months, K_INT, .flags = F_REQUIRED, .min = 1, .max = 60, .label = "settings.status_months"),
    FIELD(F, pareto_share, K_INT, .flags = F_REQUIRED, .min = 1, .max = 99, .label = "settings.pareto_share"),
    FIELD(F, invite_days, K_INT, .flags = F_REQUIRED, .min = 1, .max = 14, .label = "settings.invite_days"),
    FIELD(F, decider, K_CHOICE, .flags = F_REQUIRED, .choices = &deciders, .label = "settings.decider"),
};
static const struct record form_record = RECORD("settings_form", F, form_fields);
#undef F

struct settings_view {
	struct setting_form form;
	struct list decider_options;
	bool may_edit, fixed_currency;
};
static const struct field view_fields[] = {
    FIELD(struct settings_view, form, K_RECORD, .of = &form_record),
    FIELD(struct settings_view, decider_options, K_LIST, .of = &option_record),
    FIELD(struct settings_view, may_edit, K_BOOL),
    FIELD(struct settings_view, fixed_currency, K_BOOL),
};
static const struct record view_record = RECORD("settings_view", struct settings_view, view_fields);

/* Copy what the form has, by name, from the settings to it or back. */
static void copy(const struct settings *from, struct setting_form *form, struct settings *to)
{
	for (size_t i = 0; i < form_record.count; i++) {
		const struct field *f = &form_record.fields[i], *s = record_field(&settings_record, f->name);
		if (from)
			memcpy((char *)form + f->offset, (const char *)from + s->offset, f->size);
		else
			memcpy((char *)to + s->offset, (const char *)form + f->offset, f->size);
	}
}

static enum err page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct settings_view *v = arena_new(cx->arena, struct settings_view);
	const struct settings *s;
	TRY(settings_get(cx, &s));
	copy(s, &v->form, NULL);
	const struct setting_form *typed = rq->refused && rq->typed ? rq->typed : &v->form;
	v->decider_options = options_of(cx, record_field(&form_record, "decider"), typed->decider);
	v->may_edit = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_WRITE;
	v->fixed_currency = s->facts_day != 0;
	rs->view = v;
	return OK;
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct setting_form form = *(const struct setting_form *)rq->typed;
	const struct settings *before;
	TRY(settings_get(cx, &before));
	struct settings after = *before;
	copy(NULL, &form, &after);
	TRY(settings_save(cx, before, &after));
	rs->location = "/settings";
	rs->flash = "form.saved_word";
	return OK;
}

static const struct route routes[] = {
    {GET, "/settings", "settings", NEED(DATA_SETTINGS, READ), TX_READ, .view = &view_record, .handle = page,
     .summary = "Company, currency and limits."},
    {POST, "/settings", NULL, NEED(DATA_SETTINGS, WRITE), TX_WRITE, .form = &form_record, .handle = save,
     .summary = "Change company, currency and limits.", .flags = R_IDEMPOTENT},
};
const struct route_set setting_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

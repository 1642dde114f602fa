#include "wheel/1-status/decision/decision.h"

#include "base/date.h"

#include <math.h>
#include <string.h>

static const char *const outcome_names[] = {"confirmed", "development", "light", "refused", "ended", NULL};
const struct choices outcomes = {"outcome", outcome_names};
static const char *const state_names[] = {"proposed", "decided", "withdrawn", NULL};
static const struct choices decision_states = {"decision_state", state_names};
static const char *const validity_names[] = {"valid", "soon", "expired", NULL};
const struct choices validities = {"validity", validity_names};
static const char *const light_names[] = {"time", "resources", "buyer_seller", "analysis", "tailoring", NULL};
const struct choices light_reasons = {"light_reason", light_names};

const struct record decision_record = RECORD_OF("decision", decision, DECISION);

const struct record decision_row_record = RECORD_OF("decision", decision_row, DECISION_ROW);

enum { NOTICE_DAYS = 60, LONGEST_MONTHS = 60 };

enum account_level outcome_level(enum outcome o)
{
	switch (o) {
	case OUTCOME_CONFIRMED:
		return LEVEL_KEY;
	case OUTCOME_DEVELOPMENT:
		return LEVEL_DEVELOPMENT;
	case OUTCOME_LIGHT:
		return LEVEL_LIGHT;
	case OUTCOME_REFUSED:
	case OUTCOME_ENDED:
		break;
	}
	return LEVEL_ORDINARY;
}

enum err decision_complete(struct ctx *cx, const struct decision *d, int32_t day)
{
	enum err e = OK;
	if (!d->rationale || !d->rationale[strspn(d->rationale, " \n\t")])
		e = fail_field(cx, "rationale", "decision.needs_rationale");
	if (d->outcome == OUTCOME_LIGHT && d->light_reason < 0)
		e = fail_field(cx, "light_reason", "decision.needs_light_reason");
	if (!account_has_wheel(outcome_level((enum outcome)d->outcome)))
		return e;
	if (!d->valid_until)
		e = fail_field(cx, "valid_until", "decision.needs_valid_until");
	else if (d->valid_until <= day)
		e = fail_field(cx, "valid_until", "decision.valid_until_past");
	else if (d->valid_until > date_add_months(day, LONGEST_MONTHS))
		e = fail_field(cx, "valid_until", "decision.valid_until_far");
	return e;
}

bool decisions_may_resume(const struct list *last, int64_t round)
{
	const struct decision *d = last->items;
	return last->count == 2 && d[0].outcome == OUTCOME_ENDED && d[0].round_id == round &&
	       account_has_wheel(outcome_level((enum outcome)d[1].outcome));
}

void decision_hide_scores(struct decision *d)
{
	d->attractiveness = d->strength = NAN;
	d->in_set = NONE;
}

enum validity decision_validity(int32_t valid_until, int32_t today)
{
	if (!valid_until)
		return VALID;
	if (valid_until < today)
		return VALID_EXPIRED;
	return date_days_between(today, valid_until) <= NOTICE_DAYS ? VALID_EXPIRES_SOON : VALID;
}

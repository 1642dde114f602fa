#include "wheel/round/round.h"

#include "base/date.h"

const struct record round_record = RECORD_OF("round", round, ROUND);

const struct record carried_record = RECORD_OF("round_carried", carried, CARRIED);

const struct record customer_state_record = RECORD_OF("customer_state", customer_state, CUSTOMER_STATE);

const char *const step_keys[STEPS] = {"step.status",    "step.team", "step.contacts", "step.objectives",
                                      "step.resources", "step.plan", "step.follow"};
const char *const step_short_keys[STEPS] = {"step.status.short",     "step.team.short",      "step.contacts.short",
                                            "step.objectives.short", "step.resources.short", "step.plan.short",
                                            "step.follow.short"};
const char *const step_purpose_keys[STEPS] = {
    "step.status.purpose",    "step.team.purpose", "step.contacts.purpose", "step.objectives.purpose",
    "step.resources.purpose", "step.plan.purpose", "step.follow.purpose"};

static bool status_valid(const struct wheel_facts *f)
{
	return f->decided && f->this_round && (!f->status_until || f->status_until >= f->today);
}

static bool status_expired(const struct wheel_facts *f)
{
	return f->decided && f->status_until && f->status_until < f->today;
}

static bool has_kam(const struct wheel_facts *f)
{
	return f->kam_id != 0;
}

static bool has_deputy(const struct wheel_facts *f)
{
	return f->deputy_id != 0;
}

static bool has_sponsor(const struct wheel_facts *f)
{
	return f->sponsor_id != 0;
}

/* product.md, "The wheel": the column "ready when"; light = what stands in italics there. */
const struct requirement requirements[] = {
    {1, "wheel.missing.decision", true, true, "status#decide", status_valid},
    {2, "wheel.missing.lead", true, true, "edit#people-h", has_kam},
    {2, "wheel.missing.deputy", true, false, "edit#people-h", has_deputy},
    {2, "wheel.missing.sponsor", false, false, "edit#people-h", has_sponsor},
    {2, "wheel.missing.regular_contacts", false, false, NULL, NULL},
    {3, "wheel.missing.contact", true, true, NULL, NULL},
    {3, "wheel.missing.process", false, true, NULL, NULL},
    {3, "wheel.missing.contact_goals", false, false, NULL, NULL},
    {4, "wheel.missing.objective", true, true, NULL, NULL},
    {4, "wheel.missing.horizons", false, false, NULL, NULL},
    {4, "wheel.missing.soft", false, false, NULL, NULL},
    {5, "wheel.missing.needs", true, false, NULL, NULL},
    {6, "wheel.missing.approval", true, false, NULL, NULL},
    {6, "wheel.missing.anchoring", false, false, NULL, NULL},
    {7, "wheel.missing.results", false, false, NULL, NULL},
};
const size_t requirement_count = sizeof requirements / sizeof requirements[0];

bool requirement_applies(const struct requirement *r, enum account_level level)
{
	return r->light || level == LEVEL_KEY;
}

static void step_count(const struct wheel_facts *f, int step, struct step_status *s)
{
	*s = (struct step_status){0};
	for (size_t i = 0; i < requirement_count; i++) {
		const struct requirement *r = &requirements[i];
		if (r->step != step || !requirement_applies(r, (enum account_level)f->level))
			continue;
		s->asked++;
		s->met += r->met && r->met(f);
	}
}

void wheel_steps(const struct wheel_facts *f, struct step_status ret[STEPS])
{
	bool all_before = true;
	for (int i = 0; i < STEPS; i++) {
		struct step_status *s = &ret[i];
		step_count(f, i + 1, s);
		if (i == 0 && status_expired(f))
			s->state = STEP_EXPIRED;
		else if (s->asked ? s->met == s->asked : all_before)
			s->state = STEP_READY;
		else
			s->state = s->met ? STEP_UNDER_WAY : STEP_NOT_STARTED;
		all_before = all_before && s->state == STEP_READY;
	}
}

int steps_current(const struct step_status steps[STEPS])
{
	for (int i = 0; i < STEPS; i++)
		if (steps[i].state != STEP_READY)
			return i + 1;
	return 0;
}

int32_t wheel_step_due(const struct wheel_facts *f, int step)
{
	if (step == 1 && status_expired(f))
		return f->status_until;
	if (!f->start_day || !f->end_day || step >= STEPS)
		return f->end_day;
	int days = date_days_between(f->start_day, f->end_day);
	return date_add_days(f->start_day, days * step / 12);
}

int32_t round_close_day(int32_t start, int32_t today)
{
	return today < start ? start : today;
}

int32_t round_planned_end(int32_t start, int64_t months, int32_t status_until)
{
	int32_t end = date_add_months(start, (int)months);
	return status_until && status_until < end ? status_until : end;
}

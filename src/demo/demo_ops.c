#include "demo/demo_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "demo/demo_store.h"
#include "hub/access/ask_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/2-team/team_ops.h"
#include "wheel/round/round_ops.h"

const struct record demo_made_record = RECORD_OF("demo", demo_made, DEMO_MADE);

enum { SEED = 19051814, BEGAN_DAYS_AGO = 790 /* Hjul was taken into use */ };
static const char company[] = "Tverrslag Industriforsyning AS";

struct making {
	struct demo_rng rng;
	struct demo_ids ids;
	struct demo_customer customers[DEMO_CUSTOMERS];
	struct list criteria;
	struct demo_made *made;
	struct ctx as_was; /* the one who makes the demo, now */
};

/* From here on it is done by that person, at that time. */
static void act_as(struct ctx *cx, const struct making *m, int who, int32_t day, int order)
{
	cx->person = m->ids.person[who];
	cx->user = m->ids.user[who];
	cx->role = demo_people[who].role;
	cx->actor_name = demo_people[who].name;
	cx->now = zone_time(zone_default(), day, 8 + order % 8, order * 7 % 60, 0);
}

static void act_as_before(struct ctx *cx, const struct making *m)
{
	cx->person = m->as_was.person;
	cx->user = m->as_was.user;
	cx->role = m->as_was.role;
	cx->actor_name = m->as_was.actor_name;
	cx->now = m->as_was.now;
}

/* Why one rates so: said of what is good or bad, most of the time. */
static const char *evidence(struct ctx *cx, struct making *m, const char *criterion, int value)
{
	bool said = demo_below(&m->rng, 3) > 0;
	if (!said || value == 3)
		return NULL;
	return tr(cx->lang, arena_printf(cx->arena, "demo.evidence.%s.%s", criterion, value > 3 ? "high" : "low"));
}

static enum err rate(struct ctx *cx, struct making *m, const struct demo_event *e)
{
	for (size_t i = 0; i < m->criteria.count; i++) {
		const struct criterion *c = list_at(&m->criteria, struct criterion, i);
		if (c->basis != BASIS_RATED)
			continue;
		int whole = c->axis == AXIS_STRENGTH ? e->strong : e->attractive;
		int value = demo_rating(&m->rng, &m->customers[e->customer], c->code, whole);
		const char *why = evidence(cx, m, c->code, value);
		int32_t confidence = why ? CONFIDENCE_MEDIUM + (value == 1 || value == 5) : CONFIDENCE_LOW;
		TRY(rating_put(cx, m->ids.customer[e->customer], c->id, value, why, confidence));
		m->made->ratings++;
	}
	return OK;
}

static enum err settle(struct ctx *cx, struct making *m, const struct demo_event *e)
{
	struct decision d;
	struct decision_made made;
	int64_t id, account = m->ids.customer[e->customer];
	record_blank(&decision_record, &d);
	d.outcome = e->outcome;
	d.light_reason = e->light_reason;
	d.valid_until = e->until;
	d.rationale = tr(cx->lang, arena_printf(cx->arena, "demo.rationale.%s", e->text));
	if (e->act == ACT_PROPOSE)
		return decision_propose(cx, account, &d, &id);
	m->made->decisions++;
	return decision_decide(cx, account, &d, NULL, history_act_new(), &made);
}

/* The request that was made before. */
static enum err grant(struct ctx *cx, const struct making *m, const struct demo_event *e)
{
	struct list waiting;
	int64_t account;
	TRY(access_waiting_list(cx, 100, &waiting));
	for (size_t i = 0; i < waiting.count; i++) {
		const struct access_waiting *w = list_at(&waiting, struct access_waiting, i);
		if (w->account_id == m->ids.customer[e->customer])
			return access_grant(cx, w->id, e->until, &account);
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

static enum err close_round(struct ctx *cx, int64_t account)
{
	struct round r;
	TRY(round_current(cx, account, &r));
	return round_close(cx, account, r.number, NONE);
}

static enum err happen(struct ctx *cx, struct making *m, const struct demo_event *e)
{
	int64_t act;
	act_as(cx, m, e->who, e->day, e->order);
	if (e->act == ACT_RATE)
		return rate(cx, m, e);
	if (e->act == ACT_CLOSE_ROUND)
		return close_round(cx, m->ids.customer[e->customer]);
	if (e->act == ACT_TEAM)
		return team_put(cx, m->ids.customer[e->customer], m->ids.person[e->member],
		                e->support ? ACCESS_SUPPORT : ACCESS_CORE, &act);
	if (e->act == ACT_ASK)
		return access_ask(cx, m->ids.customer[e->customer],
		                  tr(cx->lang, arena_printf(cx->arena, "demo.rationale.%s", e->text)));
	return e->act == ACT_GRANT ? grant(cx, m, e) : settle(cx, m, e);
}

/* What took place since Hjul was taken into use, in the order it did; memory of one event is gone with the next. */
static enum err live(struct ctx *cx, struct making *m)
{
	struct demo_event *events = arena_array(cx->arena, struct demo_event, DEMO_EVENTS);
	int n = demo_events_make(&m->rng, m->customers, ctx_today(cx), events);
	for (int i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		TRY(happen(cx, m, &events[i]));
		arena_reset(cx->arena, mark);
	}
	act_as_before(cx, m);
	return OK;
}

/* What was there on the day Hjul was taken into use. Sales of three years come with today's import. */
static enum err begin(struct ctx *cx, struct making *m)
{
	int64_t now = cx->now;
	cx->now = demo_time(cx, BEGAN_DAYS_AGO, 9);
	TRY(setting_put(cx, "company", company));
	TRY(setting_put(cx, "demo", "1"));
	TRY(demo_people_add(cx, &m->ids, m->made));
	TRY(demo_products_add(cx, &m->ids, m->made));
	demo_customers_make(cx, &m->rng, m->customers);
	TRY(demo_customers_add(cx, m->customers, &m->ids, m->made));
	TRY(criteria_seed(cx));
	TRY(criteria_list(cx, true, &m->criteria));
	cx->now = now;
	return OK;
}

/* A few customers have assumptions of their own for what they are worth over the years. */
static enum err assume(struct ctx *cx, const struct making *m)
{
	static const struct {
		int story, retention, horizon, kroner;
	} assumed[] = {{1, 70, 5, 400000}, {2, 92, 7, 90000}, {11, 88, 6, 250000}};
	for (size_t i = 0; i < sizeof assumed / sizeof *assumed; i++)
		for (int k = 0; k < DEMO_CUSTOMERS; k++) {
			if (m->customers[k].story != assumed[i].story)
				continue;
			struct clv clv;
			bool own;
			TRY(clv_get(cx, m->ids.customer[k], &clv, &own));
			clv.retention = assumed[i].retention / 100.0;
			clv.horizon = assumed[i].horizon;
			clv.cost_to_serve = (int64_t)assumed[i].kroner * 100;
			TRY(clv_save(cx, &clv));
		}
	return OK;
}

enum err demo_make(struct ctx *cx, struct demo_made *ret)
{
	bool empty;
	TRY(demo_store_empty(cx, &empty));
	if (!empty)
		return fail(cx, E_CONFLICT, "demo.not_empty", db_where(cx->db));
	*ret = (struct demo_made){.company = company};
	struct making *m = arena_new(cx->arena, struct making);
	m->rng.at = SEED;
	m->made = ret;
	m->as_was = *cx;
	TRY(begin(cx, m));
	m->ids.import = id_new();
	TRY(demo_sales_add(cx, &m->rng, m->customers, &m->ids, ret));
	enum err e = live(cx, m);
	act_as(cx, m, WHO_ADMIN, ctx_today(cx), 0);
	cx->now = m->as_was.now;
	if (e == OK)
		e = demo_sales_note(cx, &m->ids, ret);
	act_as_before(cx, m);
	TRY(e);
	TRY(assume(cx, m));
	TRY(demo_agreements_add(cx, m->customers, &m->ids));
	TRY(db_analyze(cx));
	return score_refresh(cx, 0);
}

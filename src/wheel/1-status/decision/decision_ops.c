#include "wheel/1-status/decision/decision_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "hub/account/account_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "wheel/1-status/decision/decision_store.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/round/round_ops.h"

enum { WEIGHTS_WHOLE = 10000 };

static struct history_subject about(const struct decision *d)
{
	return (struct history_subject){.record = &decision_record, .id = d->id, .account = d->account_id};
}

/* The scores the decision rests on, as they are now. */
static enum err take_scores(struct ctx *cx, struct decision *d)
{
	struct score_now s;
	TRY(score_refresh(cx, d->account_id)); /* ratings may have grown stale since it was computed */
	TRY(score_now(cx, d->account_id, &s));
	d->attractiveness = s.attractiveness;
	d->strength = s.strength;
	d->in_set = s.known ? s.in_set : NONE;
	return OK;
}

static enum err check_weights(struct ctx *cx)
{
	static const char *const axis_keys[] = {"attractiveness", "strength"};
	for (int i = 0; i < 2; i++) {
		int64_t sum = 0;
		TRY(decision_store_weight(cx, axis_keys[i], &sum));
		if (sum == WEIGHTS_WHOLE)
			continue;
		return fail(cx, E_CONFLICT, i ? "decision.weights_strength" : "decision.weights_attractiveness",
		            text_real_short(cx, (double)sum / 100));
	}
	return OK;
}

enum err decision_propose(struct ctx *cx, int64_t account, const struct decision *wanted, int64_t *ret_id)
{
	struct account a;
	struct decision open;
	TRY(account_get(cx, account, &a));
	enum err e = decision_store_open(cx, account, &open);
	if (e == OK)
		return fail(cx, E_CONFLICT, "decision.already_proposed");
	if (e != E_NOT_FOUND)
		return e;
	if (wanted->outcome == OUTCOME_ENDED && !account_has_wheel((enum account_level)a.level))
		return fail(cx, E_CONFLICT, "decision.nothing_to_end");
	struct decision d = *wanted;
	d.id = id_new();
	d.account_id = account;
	d.state = DECISION_PROPOSED;
	d.proposed_by = cx->person;
	d.proposed = cx->now;
	d.decided_by = 0;
	d.decided_day = 0;
	d.version = 1;
	TRY(take_scores(cx, &d));
	TRY(decision_store_add(cx, &d));
	struct history_subject h = about(&d);
	TRY(history_event(cx, &h, "proposed", outcomes.names[d.outcome]));
	*ret_id = d.id;
	return OK;
}

/* Whoever proposed it; else who runs the customer's wheel. */
enum err decision_may_withdraw(struct ctx *cx, const struct decision *d, bool *ret)
{
	enum err e = d->proposed_by && d->proposed_by == cx->person
	                 ? OK
	                 : access_need(cx, DATA_WHEEL, LEVEL_WRITE, d->account_id);
	*ret = e == OK;
	if (e != E_FORBIDDEN && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	return OK;
}

enum err decision_withdraw(struct ctx *cx, int64_t account)
{
	struct decision d;
	enum err e = decision_store_open(cx, account, &d);
	if (e == E_NOT_FOUND)
		return fail(cx, E_CONFLICT, "decision.not_open");
	TRY(e);
	bool may;
	TRY(decision_may_withdraw(cx, &d, &may));
	if (!may)
		return fail(cx, E_FORBIDDEN, "decision.not_yours");
	d.state = DECISION_WITHDRAWN;
	TRY(decision_store_put(cx, &d));
	struct history_subject h = about(&d);
	return history_event(cx, &h, "withdrawn", outcomes.names[d.outcome]);
}

static enum err write_down(struct ctx *cx, struct decision *d, int64_t round, bool new)
{
	d->round_id = round;
	TRY(new ? decision_store_add(cx, d) : decision_store_put(cx, d));
	struct history_subject h = about(d);
	return history_event(cx, &h, "decided", outcomes.names[d->outcome]);
}

/* Written down as one of the round that is open, if any. */
static enum err write_in_round(struct ctx *cx, struct decision *d, bool new)
{
	struct round r;
	enum err e = round_current(cx, d->account_id, &r);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	return write_down(cx, d, e == OK ? r.id : 0, new);
}

/* What follows from a decision: the customer's level, and its wheel opened or stopped. A wheel opens first, so that the decision
 * belongs to the round it starts, and stops before the level falls, so that the round's snapshot holds the decision that stopped it. */
static enum err carry_out(struct ctx *cx, struct decision *d, bool new)
{
	struct account before, after;
	TRY(account_get(cx, d->account_id, &before));
	after = before;
	after.level = (int32_t)outcome_level((enum outcome)d->outcome);
	bool wheel = account_has_wheel((enum account_level)after.level);
	if (!wheel) {
		TRY(write_in_round(cx, d, new));
		TRY(round_stop(cx, d->account_id));
	}
	if (after.level != before.level)
		TRY(account_save(cx, &before, &after, 0));
	if (!wheel)
		return OK;
	TRY(round_open_first(cx, d->account_id, d->valid_until));
	return write_in_round(cx, d, new);
}

/* The row to write: the open proposal made into a decision, or a new one. */
static enum err decision_row(struct ctx *cx, int64_t account, struct decision *ret, bool *ret_new)
{
	enum err e = decision_store_open(cx, account, ret);
	*ret_new = e == E_NOT_FOUND;
	if (e != E_NOT_FOUND)
		return e;
	record_blank(&decision_record, ret);
	ret->id = id_new();
	ret->account_id = account;
	ret->proposed_by = cx->person;
	ret->proposed = cx->now;
	ret->version = 1;
	return OK;
}

/* Is a decision of this day, written down now, the one in force? Ids rise, so of the same day it is the last. */
static enum err comes_into_force(struct ctx *cx, const struct decision *d, bool *ret)
{
	struct decision now;
	enum err e = decision_store_in_force(cx, d->account_id, &now);
	*ret = e == E_NOT_FOUND || now.decided_day <= d->decided_day;
	return e == E_NOT_FOUND ? OK : e;
}

static enum err check_seen(struct ctx *cx, const struct account *a, const struct decision_seen *seen)
{
	struct decision now = {0}, open = {0};
	enum err e = decision_store_in_force(cx, a->id, &now);
	if (e == OK || e == E_NOT_FOUND)
		e = decision_store_open(cx, a->id, &open);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	bool same = (seen->in_force == NONE || seen->in_force == now.id) &&
	            (seen->proposal == NONE || seen->proposal == open.id);
	return same ? OK : fail(cx, E_CONFLICT, "decision.changed_meanwhile", a->name);
}

enum err decision_decide(struct ctx *cx, int64_t account, const struct decision *wanted,
                         const struct decision_seen *seen, int64_t *ret_id)
{
	struct account a;
	TRY(account_get(cx, account, &a));
	if (seen)
		TRY(check_seen(cx, &a, seen));
	int32_t today = ctx_today(cx);
	struct decision d;
	bool new, in_force;
	TRY(decision_row(cx, account, &d, &new));
	d.outcome = wanted->outcome;
	d.light_reason = wanted->outcome == OUTCOME_LIGHT ? wanted->light_reason : -1;
	d.rationale = wanted->rationale;
	d.state = DECISION_DECIDED;
	d.decided_by = cx->person;
	d.decided_day = wanted->decided_day ? wanted->decided_day : today;
	d.valid_until = account_has_wheel(outcome_level((enum outcome)d.outcome)) ? wanted->valid_until : 0;
	if (d.decided_day > today)
		return fail_field(cx, "decided_day", "decision.day_in_future");
	TRY(decision_complete(cx, &d, d.decided_day));
	if (d.outcome == OUTCOME_ENDED && !account_has_wheel((enum account_level)a.level))
		return fail(cx, E_CONFLICT, "decision.nothing_to_end");
	TRY(check_weights(cx));
	TRY(take_scores(cx, &d));
	TRY(comes_into_force(cx, &d, &in_force));
	TRY(in_force ? carry_out(cx, &d, new) : write_down(cx, &d, 0, new));
	*ret_id = d.id;
	return OK;
}

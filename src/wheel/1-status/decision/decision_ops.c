#include "wheel/1-status/decision/decision_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"
#include "wheel/1-status/decision/decision_store.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/round/round_ops.h"

static struct history_subject about(const struct decision *d)
{
	return (struct history_subject){.record = &decision_record, .id = d->id, .account = d->account_id};
}

/* The scores the decision rests on, as they are now; *ret_criteria: what they were weighed by. */
static enum err take_scores(struct ctx *cx, const struct customer_state *state, struct decision *d,
                            struct list *ret_criteria)
{
	const struct account *a = &state->account;
	const struct account_fact *f = &state->fact;
	const struct rated_account rated = {.id = a->id,
	                                    .number = a->number,
	                                    .name = a->name,
	                                    .short_name = a->short_name,
	                                    .level = a->level,
	                                    .kam_id = a->kam_id,
	                                    .deputy_id = a->deputy_id,
	                                    .revenue_12m = f->revenue_12m,
	                                    .revenue_prev = f->revenue_prev,
	                                    .contribution_12m = f->contribution_12m,
	                                    .first_day = f->first_day};
	struct score_now s;
	TRY(score_make(cx, &rated, &s));
	d->attractiveness = s.attractiveness;
	d->strength = s.strength;
	d->in_set = s.in_set;
	*ret_criteria = s.criteria;
	return OK;
}

static enum err check_weights(struct ctx *cx, const struct list *criteria)
{
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		int64_t sum = criteria_weight(criteria, (enum axis)axis);
		if (sum != WEIGHT_WHOLE)
			return fail(cx, E_CONFLICT,
			            axis == AXIS_STRENGTH ? "decision.weights_strength"
			                                  : "decision.weights_attractiveness",
			            text_real_short(cx, (double)sum / 100));
	}
	return OK;
}

enum err decision_propose(struct ctx *cx, int64_t account, const struct decision *wanted, int64_t *ret_id)
{
	struct customer_state state;
	struct list criteria;
	TRY(customer_state_get(cx, account, &state));
	if (state.proposal.id)
		return fail(cx, E_CONFLICT, "decision.already_proposed");
	if (wanted->outcome == OUTCOME_ENDED && !account_has_wheel((enum account_level)state.account.level))
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
	TRY(take_scores(cx, &state, &d, &criteria));
	TRY(decision_store_add(cx, &d));
	struct history_subject h = about(&d);
	TRY(history_event(cx, &h, "proposed", outcomes.names[d.outcome]));
	*ret_id = d.id;
	return OK;
}

/* Whoever proposed it; else who runs the customer's wheel. */
enum err decision_may_withdraw(struct ctx *cx, const struct decision *d, bool *ret)
{
	*ret = d->proposed_by && d->proposed_by == cx->person;
	return *ret ? OK : access_may(cx, DATA_WHEEL, LEVEL_WRITE, d->account_id, ret);
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

/* What the proposal said before it was decided stands in the history, for those who may see opinions, and its scores where nobody
 * reads them: undoing brings it all back. */
static enum err write_down(struct ctx *cx, const struct decision *proposal, struct decision *d, int64_t round,
                           int64_t act)
{
	struct history_subject h = about(d);
	h.act_id = act;
	d->round_id = round;
	TRY(proposal->id ? decision_store_put(cx, d) : decision_store_add(cx, d));
	if (proposal->id) {
		struct history_subject opinion = h;
		opinion.opinion = true;
		TRY(history_changed(cx, &opinion, proposal, d, NULL));
		TRY(history_changed_silently(cx, &opinion, proposal, d));
	}
	return history_event(cx, &h, "decided", outcomes.names[d->outcome]);
}

static enum err set_level(struct ctx *cx, const struct account *before, enum account_level level, int64_t act)
{
	struct account after = *before;
	int changes;
	after.level = (int32_t)level;
	return after.level == before->level ? OK : noun_change_part(cx, &account_noun, before, &after, act, &changes);
}

/* What follows from a decision: the customer's level, and its wheel opened or stopped. A wheel opens first, so that the decision
 * belongs to the round it starts, and stops before the level falls, so that the round's snapshot holds the decision that stopped it. */
static enum err carry_out(struct ctx *cx, const struct customer_state *before, struct decision *d, int64_t act)
{
	enum account_level level = outcome_level((enum outcome)d->outcome);
	int64_t round;
	if (account_has_wheel(level)) {
		TRY(set_level(cx, &before->account, level, act));
		TRY(round_of_status(cx, before, d->decided_day, d->valid_until, act, &round));
		return write_down(cx, &before->proposal, d, round, act);
	}
	TRY(write_down(cx, &before->proposal, d, before->round.id, act));
	struct customer_state stopped = *before;
	stopped.in_force = *d;
	TRY(round_stop(cx, &stopped, act));
	return set_level(cx, &before->account, level, act);
}

/* The row to write: the open proposal made into a decision, or a new one. */
static struct decision decision_row(const struct ctx *cx, const struct customer_state *state)
{
	struct decision d = state->proposal;
	if (d.id)
		return d;
	record_blank(&decision_record, &d);
	d.id = id_new();
	d.account_id = state->account.id;
	d.proposed_by = cx->person;
	d.proposed = cx->now;
	d.version = 1;
	return d;
}

static enum err check_seen(struct ctx *cx, const struct customer_state *now, const struct decision_seen *seen)
{
	bool same = (seen->in_force == NONE || seen->in_force == now->in_force.id) &&
	            (seen->proposal == NONE || seen->proposal == now->proposal.id);
	return same ? OK : fail(cx, E_CONFLICT, "decision.changed_meanwhile", now->account.name);
}

enum err decision_decide(struct ctx *cx, int64_t account, const struct decision *wanted,
                         const struct decision_seen *seen, int64_t act, struct decision_made *ret)
{
	struct customer_state state;
	struct list criteria;
	TRY(customer_state_get(cx, account, &state));
	if (seen)
		TRY(check_seen(cx, &state, seen));
	int32_t today = ctx_today(cx);
	struct decision d = decision_row(cx, &state);
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
	if (d.outcome == OUTCOME_ENDED && !account_has_wheel((enum account_level)state.account.level))
		return fail(cx, E_CONFLICT, "decision.nothing_to_end");
	TRY(take_scores(cx, &state, &d, &criteria));
	TRY(check_weights(cx, &criteria));
	/* Of the same day it is the last that is in force: ids rise. */
	*ret = (struct decision_made){d.id, !state.in_force.id || state.in_force.decided_day <= d.decided_day};
	return ret->in_force ? carry_out(cx, &state, &d, act) : write_down(cx, &state.proposal, &d, 0, act);
}

enum err decision_resume(struct ctx *cx, int64_t account)
{
	struct customer_state state;
	TRY(customer_state_get(cx, account, &state));
	struct decision d = state.in_force;
	if (!d.id || d.outcome != OUTCOME_ENDED)
		return fail(cx, E_CONFLICT, "decision.not_ended");
	TRY(round_reopen(cx, &state, d.round_id));
	d.state = DECISION_WITHDRAWN;
	TRY(decision_store_put(cx, &d));
	struct history_subject h = about(&d);
	TRY(history_event(cx, &h, "withdrawn", outcomes.names[d.outcome]));
	TRY(customer_state_get(cx, account, &state));
	return set_level(cx, &state.account, outcome_level((enum outcome)state.in_force.outcome), 0);
}

/* The rows that tell of fields; the event "decided" behind them is none. */
static struct list of_fields(const struct list *rows)
{
	struct list r = *rows;
	while (r.count && !list_at(&r, struct history, r.count - 1)->field)
		r.count--;
	return r;
}

enum err decision_undo(struct ctx *cx, const struct list *rows, int64_t undo)
{
	const struct history *first = list_at(rows, struct history, 0);
	struct customer_state state;
	struct decision d;
	struct list fields = of_fields(rows);
	TRY(customer_state_get(cx, first->account_id, &state));
	enum err e = decision_store_get(cx, first->record_id, &d);
	if (e == E_NOT_FOUND)
		return fail(cx, E_CONFLICT, "history.changed_since");
	TRY(e);
	bool superseded = d.round_id && state.in_force.id != d.id;
	if (d.state != DECISION_DECIDED || superseded || (fields.count && state.proposal.id))
		return fail(cx, E_CONFLICT, "history.changed_since");
	TRY(history_act_is_last(cx, first->act_id, decision_record.name, d.id));
	if (fields.count)
		TRY(history_take_back(cx, &decision_record, &fields, &d));
	else
		d.state = DECISION_WITHDRAWN;
	d.round_id = 0;
	TRY(decision_store_put(cx, &d));
	struct history_subject h = about(&d);
	h.act_id = undo;
	return history_event(cx, &h, "undecided", outcomes.names[d.outcome]);
}

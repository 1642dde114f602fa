#include "wheel/round/round_ops.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/secret.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/round/round_store.h"
#include "wheel/round/snapshot.h"
#include "wheel/round/snapshot_parts_ops.h"
#include "wheel/round/wheel_ops.h"

#include <string.h>

static struct history_subject about(const struct round *r, int64_t act)
{
	/* Who may not see the wheel (DATA_WHEEL) may not see opinions either, nor read of it here. */
	return (struct history_subject){
	    .record = &round_record, .id = r->id, .account = r->account_id, .act_id = act, .opinion = true};
}

static const char *number_text(struct ctx *cx, int64_t n)
{
	return arena_printf(cx->arena, "%lld", (long long)n);
}

enum err round_current(struct ctx *cx, int64_t account, struct round *ret)
{
	return round_store_current(cx, account, ret);
}

enum err round_get(struct ctx *cx, int64_t account, int64_t number, struct round *ret)
{
	enum err e = round_store_get(cx, account, number, ret);
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "round.not_found") : e;
}

enum err round_list(struct ctx *cx, int64_t account, struct list *ret)
{
	return round_store_list(cx, account, ret);
}

enum err round_carried(struct ctx *cx, int64_t round, struct list *ret)
{
	return carried_store_list(cx, round, ret);
}

enum err customer_state_get(struct ctx *cx, int64_t account, struct customer_state *ret)
{
	enum err e = customer_state_store_get(cx, account, ret);
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "account.not_found") : e;
}

/* The round after number `last`, from the day `start`. */
static enum err open_round(struct ctx *cx, int64_t account, int64_t last, int32_t start, int32_t status_until,
                           int64_t act, struct round *ret)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	record_blank(&round_record, ret);
	ret->id = id_new();
	ret->account_id = account;
	ret->number = last + 1;
	ret->start_day = start;
	ret->end_day = round_planned_end(start, s->round_months, status_until);
	ret->version = 1;
	TRY(round_store_add(cx, ret));
	struct history_subject h = about(ret, act);
	return history_event(cx, &h, "round_opened", number_text(cx, ret->number));
}

static void step_lines(struct buf *out, const struct wheel_view *w)
{
	for (size_t i = 0; i < w->steps.count; i++) {
		const struct step_view *s = list_at(&w->steps, struct step_view, i);
		const struct field *f = record_field(&step_view_record, "state");
		buf_printf(out, "%s%d %s %d", i ? "\n" : "", (int)s->number, f->choices->names[s->state],
		           (int)(s->filled * 100));
	}
}

static void missing_lines(struct buf *out, const struct wheel_view *w)
{
	for (size_t i = 0; i < w->missing.count; i++) {
		const struct next_item *m = list_at(&w->missing, struct next_item, i);
		buf_printf(out, "%s%d %s", i ? "\n" : "", (int)m->step, m->key);
	}
}

/* What is known now, for the seal. */
static void take_snapshot(const struct customer_state *state, const struct round *r, const struct wheel_view *w,
                          struct snapshot *s)
{
	const struct decision *d = &state->in_force;
	record_blank(&snapshot_record, s);
	if (d->id) {
		s->outcome = outcomes.names[d->outcome];
		s->rationale = d->rationale;
		s->decided_day = d->decided_day;
		s->status_until = d->valid_until;
		s->attractiveness = d->attractiveness;
		s->strength = d->strength;
	}
	s->kam = state->kam;
	s->account_id = state->account.id;
	s->round = r->number;
	s->account = state->account.name;
	s->level = account_levels.names[state->account.level];
	s->start_day = r->start_day;
	s->end_day = r->end_day;
	s->closed_day = r->closed_day;
	s->revenue_12m = state->fact.revenue_12m;
	s->revenue_prev = state->fact.revenue_prev;
	s->current = w->current;
}

static enum err seal(struct ctx *cx, const struct customer_state *state, struct round *r, const struct wheel_view *w)
{
	struct snapshot s;
	take_snapshot(state, r, w, &s);
	TRY(snapshot_parts_take(cx, r->account_id, &s));
	BUF_AUTO struct buf steps, missing, bytes;
	buf_init(&steps, 1024);
	buf_init(&missing, 8192);
	buf_init(&bytes, 65536);
	step_lines(&steps, w);
	missing_lines(&missing, w);
	s.steps = steps.p;
	s.missing = missing.p;
	snapshot_write(&bytes, &s);
	r->snapshot = arena_strdup(cx->arena, bytes.p);
	r->snapshot_hash = secret_digest(cx->arena, bytes.p, bytes.len);
	return OK;
}

/* Close the open round; the wheel as it was goes back to the caller. */
static enum err close_round(struct ctx *cx, const struct customer_state *state, int64_t act,
                            struct wheel_view *ret_wheel)
{
	struct round r = state->round;
	wheel_of_state(cx, state, ret_wheel);
	r.closed_day = round_close_day(r.start_day, ctx_today(cx));
	r.closed_by = cx->person;
	TRY(seal(cx, state, &r, ret_wheel));
	TRY(round_store_put(cx, &r));
	struct history_subject h = about(&r, act);
	return history_event(cx, &h, "round_closed", number_text(cx, r.number));
}

enum err round_stop(struct ctx *cx, const struct customer_state *state, int64_t act)
{
	struct wheel_view w;
	return state->round.id ? close_round(cx, state, act, &w) : OK;
}

static enum err open_again(struct ctx *cx, const struct round *closed, int64_t act)
{
	struct round r = *closed;
	r.closed_day = 0;
	r.closed_by = 0;
	r.snapshot = r.snapshot_hash = NULL;
	TRY(round_store_put(cx, &r));
	struct history_subject h = about(&r, act);
	return history_event(cx, &h, "round_reopened", number_text(cx, r.number));
}

enum err round_reopen(struct ctx *cx, const struct customer_state *state, int64_t round)
{
	struct round r;
	struct list decisions;
	enum err e = round_store_closed(cx, state->account.id, &r);
	if (state->round.id || e == E_NOT_FOUND || (e == OK && r.id != round))
		return fail(cx, E_CONFLICT, "round.not_stopped");
	TRY(e);
	TRY(round_store_decisions(cx, state->account.id, &decisions));
	if (!decisions_may_resume(&decisions, round))
		return fail(cx, E_CONFLICT, "round.nothing_before");
	return open_again(cx, &r, 0);
}

static enum err changed_since(struct ctx *cx)
{
	return fail(cx, E_CONFLICT, "history.changed_since");
}

/* Nothing was written of it since: what it took over goes with it. */
static enum err undo_opened(struct ctx *cx, const struct round *r, int64_t act, int64_t undo)
{
	TRY(history_act_is_last(cx, act, round_record.name, r->id));
	if (r->closed_day)
		return changed_since(cx);
	TRY(carried_store_remove(cx, r->id));
	TRY(round_store_remove(cx, r));
	struct history_subject h = about(r, undo);
	return history_event(cx, &h, "round_unopened", number_text(cx, r->number));
}

static enum err undo_closed(struct ctx *cx, const struct round *r, int64_t last, int64_t act, int64_t undo)
{
	TRY(history_act_is_last(cx, act, round_record.name, r->id));
	return r->closed_day && last == r->number ? open_again(cx, r, undo) : changed_since(cx);
}

enum err round_undo(struct ctx *cx, const struct list *rows, int64_t undo)
{
	const struct history *first = list_at(rows, struct history, 0);
	struct customer_state state;
	struct round r;
	TRY(customer_state_get(cx, first->account_id, &state));
	enum err e = round_store_by_id(cx, first->record_id, &r);
	if (e == E_NOT_FOUND)
		return changed_since(cx);
	TRY(e);
	if (!strcmp(first->act, "round_opened"))
		return undo_opened(cx, &r, first->act_id, undo);
	if (!strcmp(first->act, "round_closed"))
		return undo_closed(cx, &r, state.last_round, first->act_id, undo);
	struct round after = r;
	TRY(history_take_back(cx, &round_record, rows, &after));
	if (r.closed_day)
		return changed_since(cx);
	TRY(round_store_put(cx, &after));
	struct history_subject h = about(&r, undo);
	return history_changed(cx, &h, &r, &after, NULL);
}

/* What is missing goes along, from step `from` on. */
static enum err carry(struct ctx *cx, const struct round *to, const struct wheel_view *w, int from)
{
	struct carried *c = arena_array(cx->arena, struct carried, w->missing.count);
	size_t n = 0;
	for (size_t i = 0; i < w->missing.count; i++) {
		const struct next_item *m = list_at(&w->missing, struct next_item, i);
		if (m->step >= from)
			c[n++] = (struct carried){.id = id_new(),
			                          .round_id = to->id,
			                          .step = m->step,
			                          .what = m->key,
			                          .owner_id = m->owner_id,
			                          .due = m->due};
	}
	return carried_store_add(cx, c, n);
}

/* The open round was still going when the status ran out. One that began later waits for its status already. */
static bool ran_out(const struct customer_state *state, int32_t day)
{
	int32_t until = state->in_force.id ? state->in_force.valid_until : 0;
	return until && until < day && state->round.start_day <= until;
}

/* The status is asked for by the new round itself. */
static enum err renew(struct ctx *cx, const struct customer_state *state, int32_t status_until, int64_t act,
                      struct round *ret)
{
	struct wheel_view w;
	TRY(close_round(cx, state, act, &w));
	int32_t from = round_close_day(state->round.start_day, ctx_today(cx));
	TRY(open_round(cx, state->account.id, state->last_round, from, status_until > from ? status_until : 0, act,
	               ret));
	return carry(cx, ret, &w, 2);
}

/* A wheel that is longer or shorter than before: the end of its round follows the status. */
static enum err move_end(struct ctx *cx, const struct round *r, int32_t status_until, int64_t act)
{
	const struct settings *s;
	struct round after = *r;
	TRY(settings_get(cx, &s));
	after.end_day = round_planned_end(r->start_day, s->round_months, status_until);
	if (after.end_day == r->end_day || after.end_day <= r->start_day)
		return OK;
	TRY(round_store_put(cx, &after));
	struct history_subject h = about(r, act);
	return history_changed(cx, &h, r, &after, NULL);
}

enum err round_of_status(struct ctx *cx, const struct customer_state *state, int32_t day, int32_t status_until,
                         int64_t act, int64_t *ret_round)
{
	struct round r = state->round;
	if (!r.id)
		TRY(open_round(cx, state->account.id, state->last_round, ctx_today(cx), status_until, act, &r));
	else if (ran_out(state, day))
		TRY(renew(cx, state, status_until, act, &r));
	else
		TRY(move_end(cx, &r, status_until, act));
	*ret_round = r.id;
	return OK;
}

/* Asked for again: the answer of the first time to who closed it, the truth to everybody else. */
static enum err closed_already(struct ctx *cx, int64_t account, int64_t number)
{
	struct round r;
	struct person by = {0};
	TRY(round_get(cx, account, number, &r));
	if (r.closed_by == cx->person)
		return OK;
	if (r.closed_by)
		TRY(person_get(cx, r.closed_by, &by));
	const char *n = number_text(cx, number);
	return by.name ? fail(cx, E_CONFLICT, "round.closed_by_other", n, by.name)
	               : fail(cx, E_CONFLICT, "round.closed_already", n);
}

enum err round_close(struct ctx *cx, int64_t account, int64_t number, int64_t carries)
{
	struct customer_state state;
	struct round next;
	struct wheel_view w;
	TRY(customer_state_get(cx, account, &state));
	if (!state.round.id || state.round.number != number)
		return closed_already(cx, account, number);
	TRY(close_round(cx, &state, 0, &w));
	if (w.missing.count && carries != NONE && carries != (int64_t)w.missing.count)
		return fail_field(cx, "carries", "round.be_sure", number_text(cx, (int64_t)w.missing.count));
	int32_t from = round_close_day(state.round.start_day, ctx_today(cx));
	int32_t until = w.status_until && w.status_until > from ? w.status_until : 0;
	TRY(open_round(cx, account, state.last_round, from, until, 0, &next));
	return carry(cx, &next, &w, 1);
}

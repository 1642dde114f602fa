#include "wheel/round/wheel_ops.h"

#include "base/date.h"
#include "hub/customer/next_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/decision/decision.h"
#include "wheel/round/round_store.h"
#include "wheel/round/wheel_next_ops.h"

static const char *step_href(struct ctx *cx, int64_t account, int step)
{
	return step <= 2
	           ? arena_printf(cx->arena, "/accounts/%lld/%s", (long long)account, step == 1 ? "status" : "team")
	           : arena_printf(cx->arena, "/accounts/%lld/steps/%d", (long long)account, step);
}

static void add_steps(struct ctx *cx, const struct account *a, const struct step_status *status, struct wheel_view *v)
{
	struct step_view *s = arena_array(cx->arena, struct step_view, STEPS);
	for (int i = 0; i < STEPS; i++)
		s[i] = (struct step_view){.number = i + 1,
		                          .state = (int32_t)status[i].state,
		                          .name = tr(cx->lang, step_keys[i]),
		                          .short_name = tr(cx->lang, step_short_keys[i]),
		                          .purpose = tr(cx->lang, step_purpose_keys[i]),
		                          .href = step_href(cx, a->id, i + 1),
		                          .filled = status[i].asked ? (double)status[i].met / status[i].asked
		                                                    : status[i].state == STEP_READY,
		                          .missing_count = status[i].asked - status[i].met,
		                          .current = i + 1 == v->current};
	v->steps = (struct list){.items = s, .count = STEPS};
}

/* One sentence: the round, what is next there, whose and when. */
static void add_sentence(struct ctx *cx, struct wheel_view *v)
{
	const char *round = text_int(cx, v->number, false);
	const struct next_item *first = v->todo.count ? list_at(&v->todo, struct next_item, 0) : NULL;
	const char *step = text_int(cx, first && first->step ? first->step : v->current, false);
	if (!first) {
		v->sentence = tr_f(cx, "wheel.at_step", round, step);
		return;
	}
	v->next = first->about ? arena_printf(cx->arena, "%s · %s", first->text, first->about) : first->text;
	v->next_owner = first->owner;
	v->next_due = first->due;
	v->next_href = first->href;
	v->overdue = first->overdue;
	/* What runs out says its day itself. */
	const char *due = first->due && first->kind != NEXT_EXPIRY ? text_date_short(cx, first->due) : NULL;
	const char *whose = first->owner && due ? arena_printf(cx->arena, "%s, %s", first->owner, due)
	                    : due               ? due
	                                        : first->owner;
	v->sentence = !v->current ? tr_f(cx, "wheel.all_ready", round)
	              : whose     ? tr_f(cx, "wheel.sentence", round, step, v->next, whose)
	                          : tr_f(cx, "wheel.sentence_open", round, step, v->next);
}

/* A decision to end leaves the wheel as it was until its round is closed with it. */
static bool gives_wheel(int32_t outcome)
{
	return outcome >= 0 && (outcome == OUTCOME_ENDED || account_has_wheel(outcome_level((enum outcome)outcome)));
}

static void view_fill(struct ctx *cx, const struct account *a, const struct wheel_source *s,
                      const struct wheel_reader *reader, struct wheel_view *v)
{
	record_blank(&wheel_view_record, v);
	v->number = 0;
	if (!account_has_wheel((enum account_level)a->level) || !s->round_number)
		return;
	struct wheel_facts f = {.level = a->level,
	                        .decided = gives_wheel(s->outcome),
	                        .this_round = s->decision_round == s->round_id,
	                        .status_until = s->valid_until,
	                        .kam_id = a->kam_id,
	                        .deputy_id = a->deputy_id,
	                        .sponsor_id = a->sponsor_id,
	                        .today = ctx_today(cx),
	                        .start_day = s->start_day,
	                        .end_day = s->end_day};
	struct step_status status[STEPS];
	wheel_steps(&f, status);
	v->number = s->round_number;
	v->start_day = s->start_day;
	v->end_day = s->end_day;
	v->status_until = s->valid_until;
	v->current = steps_current(status);
	add_steps(cx, a, status, v);
	wheel_next(cx, a, s, &f, status, reader, v);
}

void wheel_of_state(struct ctx *cx, const struct customer_state *state, struct wheel_view *ret)
{
	const struct wheel_source s = {.account_id = state->account.id,
	                               .round_id = state->round.id,
	                               .round_number = state->round.number == NONE ? 0 : state->round.number,
	                               .decision_round = state->in_force.round_id,
	                               .start_day = state->round.start_day,
	                               .end_day = state->round.end_day,
	                               .outcome = state->in_force.outcome,
	                               .valid_until = state->in_force.valid_until,
	                               .kam_name = state->kam,
	                               .proposed = -1};
	view_fill(cx, &state->account, &s, &(struct wheel_reader){0}, ret);
}

enum err wheel_get_many(struct ctx *cx, const struct account *const *accounts, size_t count, struct wheel_view *ret)
{
	int64_t *ids = arena_array(cx->arena, int64_t, count);
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (account_has_wheel((enum account_level)accounts[i]->level))
			ids[n++] = accounts[i]->id;
	struct list sources;
	TRY(wheel_store_sources(cx, ids, n, &sources));
	for (size_t i = 0; i < count; i++) {
		struct wheel_source none;
		struct wheel_reader reader;
		record_blank(&wheel_source_record, &none);
		const struct wheel_source *s = &none;
		for (size_t k = 0; k < sources.count; k++)
			if (list_at(&sources, struct wheel_source, k)->account_id == accounts[i]->id)
				s = list_at(&sources, struct wheel_source, k);
		TRY(wheel_reader_of(cx, accounts[i], &reader));
		view_fill(cx, accounts[i], s, &reader, &ret[i]);
	}
	TRY(next_fill(cx, accounts, count, ret));
	for (size_t i = 0; i < count; i++)
		if (ret[i].number)
			add_sentence(cx, &ret[i]);
	return OK;
}

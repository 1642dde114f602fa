/* A wheel that has stopped, read from the snapshot of its last round. */
#include "base/date.h"
#include "lang/tr.h"
#include "wheel/round/round_store.h"
#include "wheel/round/snapshot.h"
#include "wheel/round/wheel_ops.h"

#include <stdlib.h>
#include <string.h>

/* How many of the lines "3 wheel.missing.contact" are of a step. */
static int lacking(const char *lines, int step)
{
	int n = 0;
	for (const char *p = lines; p && *p; p += strcspn(p, "\n"), p += *p == '\n')
		n += atoi(p) == step;
	return n;
}

/* The state of a step in the lines "3 under_way". */
static int32_t state_of(struct ctx *cx, const char *lines, int step)
{
	for (const char *p = lines; p && *p; p += strcspn(p, "\n"), p += *p == '\n') {
		const char *word = p + strcspn(p, " \n");
		word += *word == ' ';
		int32_t state = choice_find(&step_states, arena_strndup(cx->arena, word, strcspn(word, "\n")));
		if (atoi(p) == step && state >= 0)
			return state;
	}
	return STEP_NOT_STARTED;
}

static int asked_of(enum account_level level, int step)
{
	int n = 0;
	for (size_t i = 0; i < requirement_count; i++)
		n += requirements[i].step == step && requirement_applies(&requirements[i], level);
	return n;
}

static struct step_view step_view(struct ctx *cx, const struct snapshot *s, int step, const char *href)
{
	int level = s->level ? choice_find(&account_levels, s->level) : LEVEL_KEY;
	int asked = asked_of((enum account_level)level, step), lacks = lacking(s->missing, step);
	int32_t state = state_of(cx, s->steps, step);
	return (struct step_view){
	    .number = step,
	    .state = state,
	    .name = tr(cx->lang, step_keys[step - 1]),
	    .short_name = tr(cx->lang, step_short_keys[step - 1]),
	    .purpose = tr(cx->lang, step_purpose_keys[step - 1]),
	    .href = href,
	    /* What is asked of a step may have changed since. */
	    .filled = state == STEP_READY ? 1
	              : asked > lacks     ? (double)(asked - lacks) / asked
	                                  : 0,
	    .missing_count = lacks,
	    .current = s->current == step,
	};
}

enum err wheel_ended(struct ctx *cx, const struct account *a, struct wheel_view *ret)
{
	struct round r;
	struct snapshot s;
	struct list decisions;
	record_blank(&wheel_view_record, ret);
	ret->number = 0;
	enum err e = round_store_closed(cx, a->id, &r);
	if (e == E_NOT_FOUND || (e == OK && !r.snapshot))
		return OK;
	TRY(e);
	TRY(snapshot_read(cx, r.snapshot, &s));
	struct step_view *steps = arena_array(cx->arena, struct step_view, STEPS);
	const char *href = arena_printf(cx->arena, "/accounts/%lld/rounds/%lld", (long long)a->id, (long long)r.number);
	for (int i = 0; i < STEPS; i++)
		steps[i] = step_view(cx, &s, i + 1, href);
	TRY(round_store_decisions(cx, a->id, &decisions));
	ret->ended = true;
	ret->may_resume = decisions_may_resume(&decisions, r.id);
	ret->number = r.number;
	ret->start_day = r.start_day;
	ret->end_day = r.end_day;
	ret->current = s.current == NONE ? 0 : s.current;
	ret->steps = (struct list){.items = steps, .count = STEPS};
	ret->sentence = tr_f(cx, "wheel.ended", text_int(cx, r.number, false), text_date(cx, r.closed_day));
	return OK;
}

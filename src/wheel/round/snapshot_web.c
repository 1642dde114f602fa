/* A closed round as it was. */
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "wheel/round/round_ops.h"
#include "wheel/round/round_web.h"
#include "wheel/round/snapshot.h"
#include "wheel/round/snapshot_parts_ops.h"
#include "wheel/round/wheel_ops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_LINE(F, S)  \
	F(S, INT, step)  \
	F(S, TEXT, text) \
	F(S, CHOICE, state, .choices = &step_states)
STRUCT_OF(text_line, TEXT_LINE);
static const struct record text_line_record = RECORD_OF("text_line", text_line, TEXT_LINE);

#define SEALED_CRITERION(F, S)                      \
	F(S, TEXT, name)                            \
	F(S, CHOICE, axis, .choices = &sealed_axes) \
	F(S, PERCENT, weight)                       \
	F(S, REAL, value)
/* The names of enum axis (1-status/score), as they are sealed. */
static const char *const axis_names[] = {"attractiveness", "strength", NULL};
static const struct choices sealed_axes = {"axis", axis_names};
STRUCT_OF(sealed_criterion, SEALED_CRITERION);
static const struct record sealed_criterion_record = RECORD_OF("sealed_criterion", sealed_criterion, SEALED_CRITERION);

#define SEALED_MEMBER(F, S) \
	F(S, TEXT, name)    \
	F(S, TEXT, part)
STRUCT_OF(sealed_member, SEALED_MEMBER);
static const struct record sealed_member_record = RECORD_OF("sealed_member", sealed_member, SEALED_MEMBER);

#define SNAPSHOT_PAGE(F, S)                                             \
	F(S, ID, account_id)                                            \
	F(S, INT, number)                                               \
	F(S, URL, href)                                                 \
	F(S, RECORD(struct snapshot), snapshot, .of = &snapshot_record) \
	F(S, TEXT, level)                                               \
	F(S, TEXT, outcome)                                             \
	F(S, TEXT, sealed)                                              \
	F(S, TEXT, lede)                                                \
	F(S, HTML, svg)                                                 \
	F(S, LIST, steps, .of = &text_line_record)                      \
	F(S, LIST, missing, .of = &text_line_record)                    \
	F(S, LIST, team, .of = &sealed_member_record)                   \
	F(S, LIST, criteria, .of = &sealed_criterion_record)
STRUCT_OF(snapshot_page, SNAPSHOT_PAGE);
const struct record snapshot_page_record = RECORD_OF("snapshot_page", snapshot_page, SNAPSHOT_PAGE);

enum { LINES_MAX = 400 };

/* The lines of a sealed text. */
static size_t lines_of(const char *text, const char *ret[LINES_MAX])
{
	size_t n = 0;
	for (const char *p = text; p && *p && n < LINES_MAX; p += strcspn(p, "\n"), p += *p == '\n')
		ret[n++] = p;
	return n;
}

/* "2 under_way 33": step, state, per cent of what it asks for, which older rounds do not say. */
static void take_steps(struct ctx *cx, struct snapshot_page *p, struct wheel_view *v)
{
	const char *lines[LINES_MAX];
	size_t count = lines_of(p->snapshot.steps, lines), n = 0;
	struct text_line *l = arena_array(cx->arena, struct text_line, count);
	struct step_view *s = arena_array(cx->arena, struct step_view, count);
	for (size_t i = 0; i < count; i++) {
		int step = atoi(lines[i]);
		const char *state = snapshot_word(cx, lines[i], 1, false),
		           *filled = snapshot_word(cx, lines[i], 2, false);
		int found = state ? choice_find(&step_states, state) : -1;
		if (step < 1 || step > STEPS || found < 0)
			continue;
		l[n] = (struct text_line){.step = step, .text = tr(cx->lang, step_keys[step - 1]), .state = found};
		s[n++] = (struct step_view){.number = step,
		                            .state = found,
		                            .name = tr(cx->lang, step_keys[step - 1]),
		                            .short_name = tr(cx->lang, step_short_keys[step - 1]),
		                            .filled = filled                    ? atoi(filled) / 100.0
		                                      : found == STEP_UNDER_WAY ? 0.5
		                                                                : 1,
		                            .current = step == p->snapshot.current};
	}
	p->steps = (struct list){.items = l, .count = n};
	v->steps = (struct list){.items = s, .count = n};
}

/* "3 wheel.missing.contact" */
static void take_missing(struct ctx *cx, struct snapshot_page *p)
{
	const char *lines[LINES_MAX];
	size_t count = lines_of(p->snapshot.missing, lines), n = 0;
	struct text_line *l = arena_array(cx->arena, struct text_line, count);
	for (size_t i = 0; i < count; i++) {
		const char *key = snapshot_word(cx, lines[i], 1, false);
		if (key)
			l[n++] = (struct text_line){.step = atoi(lines[i]), .text = tr(cx->lang, key), .state = -1};
	}
	p->missing = (struct list){.items = l, .count = n};
}

static void take_team(struct ctx *cx, struct snapshot_page *p)
{
	const char *lines[LINES_MAX];
	size_t count = lines_of(p->snapshot.team, lines), n = 0;
	struct sealed_member *m = arena_array(cx->arena, struct sealed_member, count);
	for (size_t i = 0; i < count; i++) {
		const char *part = snapshot_word(cx, lines[i], 0, false), *name = snapshot_word(cx, lines[i], 1, true);
		if (part && name)
			m[n++] =
			    (struct sealed_member){name, tr(cx->lang, arena_printf(cx->arena, "access.kind.%s", part))};
	}
	p->team = (struct list){.items = m, .count = n};
}

static void take_criteria(struct ctx *cx, struct snapshot_page *p)
{
	const char *lines[LINES_MAX];
	size_t count = lines_of(p->snapshot.criteria, lines), n = 0;
	struct sealed_criterion *c = arena_array(cx->arena, struct sealed_criterion, count);
	for (size_t i = 0; i < count; i++) {
		const char *axis = snapshot_word(cx, lines[i], 0, false),
		           *weight = snapshot_word(cx, lines[i], 1, false),
		           *value = snapshot_word(cx, lines[i], 2, false),
		           *names = snapshot_word(cx, lines[i], 3, true);
		if (!names)
			continue;
		size_t first = strcspn(names, "\t");
		c[n++] = (struct sealed_criterion){.name = cx->lang == LANG_NB || !names[first]
		                                               ? arena_strndup(cx->arena, names, first)
		                                               : names + first + 1,
		                                   .axis = choice_find(&sealed_axes, axis),
		                                   .weight = atoi(weight) / 10000.0,
		                                   .value = strtod(value, NULL)};
	}
	p->criteria = (struct list){.items = c, .count = n};
}

static void draw_wheel(struct ctx *cx, struct snapshot_page *p, struct wheel_view *v)
{
	const struct snapshot *s = &p->snapshot;
	struct hub_facts f = {.revenue_12m = s->revenue_12m, .change = NAN, .day = s->closed_day};
	if (s->revenue_12m != NONE && s->revenue_prev != NONE && s->revenue_prev > 0)
		f.change = ((double)s->revenue_12m - (double)s->revenue_prev) / (double)s->revenue_prev;
	v->number = p->number;
	v->start_day = s->start_day;
	v->end_day = s->end_day;
	v->status_until = s->status_until;
	v->sentence = p->lede;
	p->svg = wheel_draw_closed(cx, v, s->account, p->level, s->closed_day, &f);
}

/* What waits until one has rated the customer waits in an archived round too. */
static enum err hide_scores(struct ctx *cx, const struct round *r, struct snapshot *s)
{
	bool wait;
	TRY(access_scores_wait(cx, r->account_id, &wait));
	if (wait) {
		s->attractiveness = s->strength = NAN;
		s->criteria = NULL;
	}
	return OK;
}

static enum err snapshot(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct round r;
	struct wheel_view v;
	struct snapshot_page *p = arena_new(cx->arena, struct snapshot_page);
	TRY(round_get(cx, rq->id[0], rq->id[1], &r));
	if (!r.snapshot)
		return fail(cx, E_NOT_FOUND, "round.not_closed");
	record_blank(&snapshot_page_record, p);
	record_blank(&wheel_view_record, &v);
	TRY(snapshot_read(cx, r.snapshot, &p->snapshot));
	TRY(hide_scores(cx, &r, &p->snapshot));
	TRY(snapshot_parts_hide(cx, r.account_id, &p->snapshot));
	p->account_id = r.account_id;
	p->number = r.number;
	p->href = arena_printf(cx->arena, "/accounts/%lld", (long long)r.account_id);
	p->sealed = r.snapshot_hash;
	p->level = p->snapshot.level ? choice_label(cx->lang, record_field(&account_record, "level"),
	                                            choice_find(&account_levels, p->snapshot.level))
	                             : NULL;
	p->outcome =
	    p->snapshot.outcome ? tr(cx->lang, arena_printf(cx->arena, "outcome.%s", p->snapshot.outcome)) : NULL;
	take_steps(cx, p, &v);
	take_missing(cx, p);
	take_team(cx, p);
	take_criteria(cx, p);
	int64_t ready = 0;
	for (size_t i = 0; i < p->steps.count; i++)
		ready += list_at(&p->steps, struct text_line, i)->state == STEP_READY;
	p->lede = arena_printf(cx->arena, "%s %s", tr_n(cx, "round.ready", ready),
	                       tr_n(cx, "round.lacked", (int64_t)p->missing.count));
	draw_wheel(cx, p, &v);
	rs->view = p;
	return OK;
}

static const struct route routes[] = {
    {GET, "/accounts/:id/rounds/:number", "snapshot_page", NEED_OF(DATA_WHEEL, READ), TX_READ,
     .view = &snapshot_page_record, .handle = snapshot, .summary = "A closed round as it was."},
};
const struct route_set snapshot_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};

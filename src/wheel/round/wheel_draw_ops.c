/* From a wheel as it is known to the picture of it. */
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/ui/wheel.h"
#include "wheel/round/wheel_ops.h"

#include <math.h>
#include <string.h>

enum { SVG_MAX = 64 * 1024 };

/* What a step misses, in words, joined. */
static const char *missing_text(struct ctx *cx, const struct wheel_view *v, int64_t step)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 2000);
	for (size_t i = 0; i < v->missing.count; i++) {
		const struct next_item *m = list_at(&v->missing, struct next_item, i);
		if (m->step == step)
			buf_printf(&b, "%s%s", b.len ? " · " : "", m->text);
	}
	return b.len ? arena_strdup(cx->arena, b.p) : NULL;
}

static const struct next_item *first_missing(const struct wheel_view *v, int64_t step)
{
	for (size_t i = 0; i < v->missing.count; i++)
		if (list_at(&v->missing, struct next_item, i)->step == step)
			return list_at(&v->missing, struct next_item, i);
	return NULL;
}

static void steps(struct ctx *cx, const struct wheel_view *v, bool texts, struct wheel *w)
{
	static const char *const state_keys[] = {"step_state.not_started", "step_state.under_way", "step_state.ready",
	                                         "step_state.expired"};
	for (size_t i = 0; i < WHEEL_STEPS && i < v->steps.count; i++) {
		const struct step_view *s = list_at(&v->steps, struct step_view, i);
		const struct next_item *m = first_missing(v, s->number);
		w->step[i] = (struct wheel_step){.number = s->number,
		                                 .state = s->state,
		                                 .current = s->current,
		                                 .filled = s->filled,
		                                 .missing = s->missing_count,
		                                 .label = s->short_name,
		                                 .name = s->name,
		                                 .state_text = tr(cx->lang, state_keys[s->state]),
		                                 .href = texts ? s->href : NULL};
		if (!texts || !m)
			continue;
		w->step[i].missing_text = missing_text(cx, v, s->number);
		w->step[i].owner = m->owner;
		w->step[i].due = m->due ? text_date(cx, m->due) : NULL;
	}
}

static const char *draw(struct ctx *cx, const struct wheel *w, enum wheel_size size)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SVG_MAX);
	wheel_draw(&b, w, size);
	return arena_strndup(cx->arena, b.p, b.len);
}

static void year(struct ctx *cx, const struct wheel_view *v, int32_t today, struct wheel_year *y)
{
	*y = (struct wheel_year){
	    .start = v->start_day, .planned = v->end_day, .today = today, .expiry = v->status_until};
	y->today_text = tr_f(cx, "wheel.today", text_date(cx, today));
	if (v->status_until)
		y->expiry_text = tr_f(cx, "wheel.expires", text_date(cx, v->status_until));
}

/* What is due within the round: on the ring, and in the words of the whole. */
static void dates(struct ctx *cx, const struct wheel_view *v, struct wheel *w)
{
	struct wheel_mark *marks = arena_array(cx->arena, struct wheel_mark, v->dates.count);
	BUF_AUTO struct buf words;
	buf_init(&words, SVG_MAX);
	buf_str(&words, v->sentence);
	for (size_t i = 0; i < v->dates.count; i++) {
		const struct ring_date *d = list_at(&v->dates, struct ring_date, i);
		const char *text = arena_printf(cx->arena, "%s%s%s %s", d->title ? d->title : "", d->title ? " · " : "",
		                                d->what, text_date(cx, d->due));
		marks[i] = (struct wheel_mark){d->due, text, d->href};
		buf_printf(&words, "%s%s", words.len ? ". " : "", text);
	}
	w->year.marks = marks;
	w->year.mark_count = v->dates.count;
	w->desc = arena_strdup(cx->arena, words.p);
}

/* What stands in the middle. */
static void hub(struct ctx *cx, const struct hub_facts *f, const char *level, struct wheel *w)
{
	w->hub_level = level;
	if (f->revenue_12m != NONE) {
		BUF_AUTO struct buf money;
		buf_init(&money, 100);
		fmt_money_short(&money, cx->lang, f->revenue_12m);
		w->hub_revenue = arena_strdup(cx->arena, money.p);
	}
	if (!isnan(f->change)) {
		w->hub_change = text_percent(cx, fabs(f->change));
		w->hub_direction = (f->change > 0) - (f->change < 0);
	}
	w->hub_date = f->day ? text_date(cx, f->day) : NULL;
}

void wheel_draw_large(struct ctx *cx, const struct account *a, const struct hub_facts *f, struct wheel_view *v)
{
	if (!v->number)
		return;
	struct wheel w = {.title = tr_f(cx, "wheel.title", a->name), .desc = v->sentence, .stopped = v->ended};
	steps(cx, v, true, &w);
	hub(cx, f, choice_label(cx->lang, record_field(&account_record, "level"), a->level), &w);
	w.hub_href = arena_printf(cx->arena, "/accounts/%lld/facts", (long long)a->id);
	w.hub_name = tr(cx->lang, "room.facts");
	year(cx, v, ctx_today(cx), &w.year);
	dates(cx, v, &w);
	v->svg_large = draw(cx, &w, WHEEL_LARGE);
}

const char *wheel_draw_closed(struct ctx *cx, const struct wheel_view *v, const char *account, const char *level,
                              int32_t day, const struct hub_facts *f)
{
	struct wheel w = {.title = tr_f(cx, "wheel.title", account), .desc = v->sentence};
	steps(cx, v, false, &w);
	hub(cx, f, level, &w);
	year(cx, v, day, &w.year);
	w.year.today_text = tr_f(cx, "wheel.closed", text_date(cx, day));
	return draw(cx, &w, WHEEL_LARGE);
}

void wheel_draw_card(struct ctx *cx, const struct account *a, struct wheel_view *v)
{
	if (!v->number)
		return;
	struct wheel w = {.title = tr_f(cx, "wheel.title", a->name), .desc = v->sentence, .stopped = v->ended};
	steps(cx, v, false, &w);
	year(cx, v, ctx_today(cx), &w.year);
	v->svg_card = draw(cx, &w, WHEEL_CARD);
}

void wheel_draw_list(struct ctx *cx, const struct account *a, struct wheel_view *v)
{
	if (!v->number)
		return;
	struct wheel w = {.title = tr_f(cx, "wheel.title", a->name), .desc = v->sentence, .stopped = v->ended};
	steps(cx, v, false, &w);
	v->svg_list = draw(cx, &w, WHEEL_LIST);
}

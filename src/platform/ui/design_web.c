#include "platform/ui/design_web.h"

#include "base/date.h"
#include "lang/tr.h"
#include "platform/ui/chart.h"
#include "platform/ui/frame_web.h"

#include <math.h>
#include <stdio.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const char *const step_keys[WHEEL_STEPS] = {"status",    "team", "contacts", "objectives",
                                                   "resources", "plan", "follow"};
/* Customers of a supplier that does not exist: name, short name, level, strength, attractiveness, MNOK, change, steps. */
static const struct sample {
	const char *name, *label, *level, *kam, *next, *steps;
	double x, y, mnok, change;
	int current, days;
	enum look_state state;
	enum bubble kind;
} samples[] = {
    {"Fjordmekk Industri AS", "Fjordmekk", "level.key", "Kari Nordli", "design.next.contact", "rruuunn", 3.4, 3.8, 14.2,
     0.06, 3, 111, LOOK_WATCH, BUBBLE_KEY},
    {"Havbris Offshore ASA", "Havbris", "level.key", "Kari Nordli", "design.next.review", "rrrrrru", 3.9, 4.2, 31.8,
     0.02, 7, 9, LOOK_GOOD, BUBBLE_KEY},
    {"Skogheim Trevare AS", "Skogheim", "level.light", "Lars Ek", "design.next.status", "enunnnn", 1.6, 2.2, 4.9, -0.11,
     1, -12, LOOK_BAD, BUBBLE_LIGHT},
    {"Elvekraft Samvirke", "Elvekraft", "level.key", "Ida Holm", "design.next.objective", "rrrunnn", 3.1, 4.5, 9.6,
     0.14, 4, 16, LOOK_WATCH, BUBBLE_KEY},
    {"Nordlys Kommune", "Nordlys", "level.development", "Ida Holm", "design.next.deputy", "runnnnn", 1.9, 4.1, 2.3, NAN,
     2, 25, LOOK_UNKNOWN, BUBBLE_LIGHT},
    {"Kystlast Gruppen AS", "Kystlast", "level.key", "Lars Ek", "design.next.plan", "rrrrrun", 4.5, 3.7, 22.7, 0.01, 6,
     3, LOOK_WATCH, BUBBLE_KEY},
    {"Bergtind Anlegg AS", "Bergtind", "level.light", "Kari Nordli", "design.next.close", "rrrrrrr", 4.1, 2.6, 6.1,
     -0.03, 0, 27, LOOK_GOOD, BUBBLE_LIGHT},
};

static struct wheel_step sample_step(struct ctx *cx, enum lang lang, int i, char state, bool current)
{
	const char *key = step_keys[i];
	static const double filled[WHEEL_STEPS] = {0.6, 0.25, 0.66, 0.5, 0.33, 0.15, 0.8};
	struct wheel_step step = {
	    .number = i + 1,
	    .state = state == 'u'   ? WHEEL_UNDER_WAY
	             : state == 'r' ? WHEEL_READY
	             : state == 'e' ? WHEEL_EXPIRED
	                            : WHEEL_NOT_STARTED,
	    .current = current,
	    .label = tr(lang, arena_printf(cx->arena, "step.%s.short", key)),
	    .name = tr(lang, arena_printf(cx->arena, "step.%s", key)),
	    .href = "#room",
	};
	step.state_text = tr(lang, arena_printf(cx->arena, "wheel_state.%s", wheel_states.names[step.state]));
	step.filled = step.state == WHEEL_UNDER_WAY ? filled[i] : 0;
	if (step.state == WHEEL_UNDER_WAY || step.state == WHEEL_EXPIRED) {
		step.missing = 1 + i % 2;
		step.missing_text =
		    tr(lang, step.state == WHEEL_EXPIRED ? "design.missing.status" : "design.missing.decider");
		step.owner = "Kari Nordli";
	}
	return step;
}

static const char *sentence(struct ctx *cx, enum lang lang, int current)
{
	char number[4] = {(char)('0' + current), 0};
	struct ctx as = *cx;
	as.lang = lang;
	return tr_f(&as, "design.wheel", "2", arena_strdup(cx->arena, number));
}

static const char *dated(struct ctx *cx, enum lang lang, int32_t date)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 64);
	fmt_date(&out, lang, date);
	return arena_strdup(cx->arena, out.p);
}

static int32_t today(const struct ctx *cx)
{
	return zone_date(zone_default(), cx->now);
}

static struct wheel sample_wheel(struct ctx *cx, enum lang lang, const char *steps, int current)
{
	int32_t now = today(cx);
	struct ctx as = *cx;
	as.lang = lang;
	struct wheel w = {
	    .title = sentence(cx, lang, current),
	    .hub_level = tr(lang, "level.key"),
	    .hub_change = lang == LANG_NB ? "6 %" : "6%",
	    .hub_direction = 1,
	    .hub_date = dated(cx, lang, now),
	    .hub_href = "#room",
	    .hub_name = tr(lang, "design.facts"),
	};
	struct buf out BUF_AUTO;
	buf_init(&out, 64);
	fmt_money_short(&out, lang, 1420000000);
	w.hub_revenue = arena_strdup(cx->arena, out.p);
	for (int i = 0; i < WHEEL_STEPS; i++)
		w.step[i] = sample_step(cx, lang, i, steps[i], i + 1 == current);
	struct wheel_review *reviews = arena_array(cx->arena, struct wheel_review, 3);
	w.year = (struct wheel_year){.start = date_add_days(now, -136),
	                             .planned = date_add_days(now, 229),
	                             .today = now,
	                             .expiry = date_add_days(now, 148),
	                             .reviews = reviews,
	                             .review_count = 3};
	for (int i = 0; i < 3; i++) {
		int32_t date = date_add_days(now, -46 + 91 * i);
		reviews[i] = (struct wheel_review){date, i == 0, tr_f(&as, "design.review", dated(cx, lang, date))};
	}
	w.year.today_text = tr_f(&as, "design.today", w.hub_date);
	w.year.expiry_text = tr_f(&as, "design.expiry", dated(cx, lang, w.year.expiry));
	return w;
}

static const char *drawn(struct ctx *cx, const struct wheel *w, enum wheel_size size)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	wheel_draw(&out, w, size);
	return arena_strdup(cx->arena, out.p);
}

/* Every state and extreme, in both languages, in three sizes. */
static void fill_wheels(struct ctx *cx, struct design *d)
{
	static const struct {
		const char *key, *steps;
		int current;
		bool late, stopped;
	} kinds[] = {{"design.wheel.new", "nnnnnnn", 1, false, false},
	             {"design.wheel.under_way", "uuuuuuu", 1, false, false},
	             {"design.wheel.expired", "erruunn", 1, false, false},
	             {"design.wheel.late", "rrrrrru", 7, true, false},
	             {"design.wheel.ready", "rrrrrrr", 0, false, false},
	             {"design.wheel.stopped", "rrruunn", 4, false, true}};
	struct design_wheel *large = arena_array(cx->arena, struct design_wheel, COUNT(kinds)),
	                    *cards = arena_array(cx->arena, struct design_wheel, COUNT(kinds)),
	                    *small = arena_array(cx->arena, struct design_wheel, COUNT(kinds));
	for (size_t i = 0; i < COUNT(kinds); i++) {
		enum lang lang = i % 2 ? LANG_EN : LANG_NB;
		struct wheel w = sample_wheel(cx, lang, kinds[i].steps, kinds[i].current);
		w.stopped = kinds[i].stopped;
		if (kinds[i].late)
			w.year.planned = date_add_days(w.year.today, -10);
		w.title = tr(lang, kinds[i].key);
		w.id = arena_printf(cx->arena, "wheel%zu", i + 1);
		const char *text = tr(cx->lang, kinds[i].key);
		large[i] = (struct design_wheel){text, drawn(cx, &w, WHEEL_LARGE)};
		cards[i] = (struct design_wheel){text, drawn(cx, &w, WHEEL_CARD)};
		w.title = NULL;
		small[i] = (struct design_wheel){text, drawn(cx, &w, WHEEL_LIST)};
	}
	d->large = (struct list){.items = large, .count = COUNT(kinds)};
	d->cards = (struct list){.items = cards, .count = COUNT(kinds)};
	d->small = (struct list){.items = small, .count = COUNT(kinds)};
}

static void fill_room(struct ctx *cx, struct design *d)
{
	struct wheel w = sample_wheel(cx, cx->lang, samples[0].steps, 3);
	d->room = drawn(cx, &w, WHEEL_LARGE);
	d->band = drawn(cx, &w, WHEEL_CARD);
	struct wheel_step *steps = arena_array(cx->arena, struct wheel_step, WHEEL_STEPS);
	for (int i = 0; i < WHEEL_STEPS; i++)
		steps[i] = w.step[i];
	d->steps = (struct list){.items = steps, .count = WHEEL_STEPS};
	d->sentence = tr(cx->lang, "design.sentence");
	d->ends = tr_f(cx, "design.round_ends", dated(cx, cx->lang, w.year.planned));
	static const struct {
		int step;
		enum look_state state;
		const char *key;
	} lines[] = {
	    {3, LOOK_BAD, "decider"}, {3, LOOK_WATCH, "manager"}, {4, LOOK_WATCH, "owner"}, {5, LOOK_WATCH, "hours"}};
	struct design_line *missing = arena_array(cx->arena, struct design_line, COUNT(lines));
	for (size_t i = 0; i < COUNT(lines); i++)
		missing[i] = (struct design_line){
		    .step = lines[i].step,
		    .state = lines[i].state,
		    .text = tr(cx->lang, arena_printf(cx->arena, "design.missing.%s", lines[i].key)),
		    .detail = tr(cx->lang, arena_printf(cx->arena, "design.missing.%s_detail", lines[i].key)),
		    .action = tr(cx->lang, arena_printf(cx->arena, "design.missing.%s_action", lines[i].key)),
		};
	d->missing = (struct list){.items = missing, .count = COUNT(lines)};
	d->revenue = 1420000000;
	d->contribution = 0.312;
	d->share = 0.041;
	d->wallet = 0.38;
	d->today = today(cx);
	d->notice = date_add_days(d->today, 38);
}

/* Numbers that look like trade: a slow rise, a dip in July, some noise, the same each time. */
static int64_t sample_month(int i, int month)
{
	double season = month == 7    ? 0.55
	                : month == 12 ? 0.85
	                              : 1,
	       noise = 0.12 * sin(i * 12.9898) + 0.07 * sin(i * 4.1);
	return (int64_t)(100000.0 * (780 + 11 * i) * season * (1 + noise));
}

static struct chart_words words(const struct ctx *cx, const char *title)
{
	return (struct chart_words){tr(cx->lang, title), NULL, cx->lang, fmt_money_short, fmt_month};
}

static void fill_months(struct ctx *cx, struct design *d)
{
	struct chart_month months[36];
	int32_t first = month_add(date_month(today(cx)), -36);
	for (int i = 0; i < 36; i++) {
		int32_t month = month_add(first, i);
		months[i] = (struct chart_month){month, i == 17 ? -2100000 : sample_month(i, month % 100)};
	}
	struct chart_words w = words(cx, "design.months");
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	chart_months(&out, &w, months, 36, 12);
	d->months = arena_strdup(cx->arena, out.p);
}

static void fill_pareto(struct ctx *cx, struct design *d)
{
	int64_t values[60], sum = 0, part = 0;
	size_t reached = 0;
	for (int i = 0; i < 60; i++)
		sum += values[i] = (int64_t)(3180000000.0 / pow(i + 1, 1.08));
	while (part < sum * 8 / 10)
		part += values[reached++];
	char number[12];
	snprintf(number, sizeof(number), "%zu", reached);
	struct chart_pareto p = {.values = values,
	                         .count = 60,
	                         .threshold = 0.8,
	                         .reached = reached,
	                         .threshold_text = cx->lang == LANG_NB ? "80 %" : "80%",
	                         .reached_text = tr_f(cx, "design.pareto_reached", arena_strdup(cx->arena, number))};
	struct chart_words w = words(cx, "design.pareto");
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	chart_pareto(&out, &w, &p);
	d->pareto = arena_strdup(cx->arena, out.p);
}

static void fill_matrix(struct ctx *cx, struct design *d)
{
	enum { OTHERS = 40 };
	struct chart_bubble bubbles[COUNT(samples) + OTHERS];
	for (size_t i = 0; i < COUNT(samples); i++)
		bubbles[i] =
		    (struct chart_bubble){samples[i].label, samples[i].name, "#list",
		                          samples[i].x,     samples[i].y,    (int64_t)(samples[i].mnok * 100000000),
		                          samples[i].kind};
	for (int i = 0; i < OTHERS; i++)
		bubbles[COUNT(samples) + (size_t)i] = (struct chart_bubble){
		    .text = tr(cx->lang, "level.ordinary"),
		    .x = 2.6 + 1.5 * sin(i * 2.3) * cos(i * 0.7),
		    .y = 2.4 + 1.2 * sin(i * 3.7),
		    .size = 10000000 + 4000000 * (i % 9),
		    .kind = BUBBLE_ORDINARY,
		};
	struct chart_matrix m = {bubbles,
	                         COUNT(bubbles),
	                         2.5,
	                         3.5,
	                         tr(cx->lang, "design.strength"),
	                         tr(cx->lang, "design.attractiveness"),
	                         tr(cx->lang, "design.quadrant.invest"),
	                         tr(cx->lang, "design.quadrant.develop"),
	                         tr(cx->lang, "design.quadrant.maintain"),
	                         tr(cx->lang, "design.quadrant.serve")};
	struct chart_words w = words(cx, "design.matrix");
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	chart_matrix(&out, &w, &m);
	d->matrix = arena_strdup(cx->arena, out.p);
}

static void fill_bars(struct ctx *cx, struct design *d)
{
	static const struct {
		const char *key;
		double low, value, high;
	} weights[] = {{"design.criterion.revenue", 0.08, 0.2, 0.46},
	               {"design.criterion.profit", 0.12, 0.25, 0.31},
	               {"design.criterion.growth", 0, 0.15, 0.38},
	               {"design.criterion.learning", 0.02, 0.1, 1}};
	static const double shares[] = {1, 0.97, 0.62, 0.08};
	struct design_bar *a = arena_array(cx->arena, struct design_bar, 4),
	                  *b = arena_array(cx->arena, struct design_bar, 4);
	for (int i = 0; i < 4; i++) {
		struct buf out BUF_AUTO;
		buf_init(&out, 4096);
		const char *name = tr(cx->lang, weights[i].key);
		chart_interval(&out, name, weights[i].low, weights[i].value, weights[i].high);
		a[i] = (struct design_bar){name, arena_strdup(cx->arena, out.p), weights[i].low, weights[i].value,
		                           weights[i].high};
		buf_clear(&out);
		chart_share(&out, samples[i].name, shares[i], 0.5);
		b[i] = (struct design_bar){samples[i].name, arena_strdup(cx->arena, out.p), NAN, shares[i], NAN};
	}
	d->intervals = (struct list){.items = a, .count = 4};
	d->shares = (struct list){.items = b, .count = 4};
}

static void fill_rows(struct ctx *cx, struct design *d)
{
	struct design_row *rows = arena_array(cx->arena, struct design_row, COUNT(samples));
	for (size_t i = 0; i < COUNT(samples); i++) {
		const struct sample *s = &samples[i];
		struct wheel w = sample_wheel(cx, cx->lang, s->steps, s->current);
		w.title = s->current ? sentence(cx, cx->lang, s->current) : tr(cx->lang, "design.wheel.ready");
		int64_t values[12];
		for (int k = 0; k < 12; k++)
			values[k] = sample_month(k + (int)i * 5, 1) + (int64_t)(k * s->change * 9000000);
		struct buf out BUF_AUTO;
		buf_init(&out, 4096);
		chart_spark(&out, tr(cx->lang, "design.spark"), values, 12);
		rows[i] = (struct design_row){.id = (int64_t)i + 1,
		                              .wheel = drawn(cx, &w, WHEEL_LIST),
		                              .name = s->name,
		                              .level = tr(cx->lang, s->level),
		                              .kam = s->kam,
		                              .next = tr(cx->lang, s->next),
		                              .spark = arena_strdup(cx->arena, out.p),
		                              .revenue = (int64_t)(s->mnok * 100000000),
		                              .change = fabs(s->change),
		                              .up = s->change >= 0,
		                              .due = date_add_days(today(cx), s->days),
		                              .state = (int32_t)s->state};
	}
	d->rows = (struct list){.items = rows, .count = COUNT(samples)};
	d->shown = tr_f(cx, "design.shown", "7", "17");
	d->next = "#list";
	d->clock = "14:32";
}

static void fill_grid(struct ctx *cx, struct design *d)
{
	static const char *const keys[] = {"revenue", "profit", "growth", "fit", "learning", "quality", "relations"};
	static const int weights[] = {20, 25, 15, 20, 20, 60, 40};
	struct design_criterion *criteria = arena_array(cx->arena, struct design_criterion, COUNT(keys));
	for (size_t k = 0; k < COUNT(keys); k++) {
		struct design_scale *scale = arena_array(cx->arena, struct design_scale, 5);
		for (int v = 0; v < 5; v++)
			scale[v] = (struct design_scale){
			    v + 1, tr(cx->lang, arena_printf(cx->arena, "design.scale.%d", v + 1))};
		criteria[k] =
		    (struct design_criterion){tr(cx->lang, arena_printf(cx->arena, "design.criterion.%s", keys[k])),
		                              weights[k],
		                              k == 5,
		                              {.items = scale, .count = 5}};
	}
	d->criteria = (struct list){.items = criteria, .count = COUNT(keys)};
	struct design_grid_row *rows = arena_array(cx->arena, struct design_grid_row, 5);
	for (size_t i = 0; i < 5; i++) {
		struct design_cell *cells = arena_array(cx->arena, struct design_cell, COUNT(keys));
		for (size_t k = 0; k < COUNT(keys); k++)
			cells[k] = (struct design_cell){
			    .name = arena_printf(cx->arena, "r-%zu-%zu", i + 1, k + 1),
			    .label = arena_printf(cx->arena, "%s, %s", samples[i].name, criteria[k].name),
			    .value = i * k % 5 == 3 ? NONE : (int64_t)(1 + (i * 7 + k * 3) % 5),
			    .old = i == 2 && k == 5,
			    .computed = k < 2,
			    .edge = k == 5};
		rows[i] =
		    (struct design_grid_row){(int64_t)i + 1, samples[i].name, {.items = cells, .count = COUNT(keys)}};
	}
	d->grid = (struct list){.items = rows, .count = 5};
}

void design_fill(struct ctx *cx, struct design *d)
{
	record_blank(&design_record, d);
	fill_room(cx, d);
	fill_wheels(cx, d);
	fill_rows(cx, d);
	fill_grid(cx, d);
	fill_months(cx, d);
	fill_pareto(cx, d);
	fill_matrix(cx, d);
	fill_bars(cx, d);
	struct buf out BUF_AUTO;
	buf_init(&out, 8192);
	wheel_logo(&out, 96, false);
	d->emblem = arena_strdup(cx->arena, out.p);
	d->form =
	    (struct design_form){"Kari Nordli", "kari.nordli", tr(cx->lang, "design.form.note_text"), 120, LOOK_WATCH};
}

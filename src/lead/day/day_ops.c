#include "lead/day/day_ops.h"

#include "base/date.h"
#include "hub/access/ask_ops.h"
#include "hub/customer/due_ops.h"
#include "hub/customer/next_ops.h"
#include "lang/tr.h"
#include "lead/day/day_store.h"
#include "lead/portfolio/portfolio_ops.h"
#include "platform/access/access_ops.h"
#include "platform/import/import_source_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/lede.h"
#include "wheel/1-status/decision/decision_read_ops.h"
#include "wheel/round/wheel_ops.h"

enum {
	WAITING_MAX = 10,
	WHEELS_MAX = 12,
	WHEELS_READ = 40, /* of more wheels than are shown it is known what is next */
	ASKING_MAX = 40,
	DATES_MAX = 200,
	FEEDS_MAX = 200,
	TODO_MAX = 30,
	NOTICE_DAYS = 60,
	LET_IN_MAX = 5,
	LET_IN_SECONDS = 30 * 86400, /* as long as somebody is told that his password was set anew */
};

/* What is to be done, while it is gathered. */
struct gathered {
	struct next_item *items;
	size_t count, room;
};

/* What falls to the one who acts of what a wheel asks for; dates come by themselves (due_mine). */
static void take(struct gathered *g, const struct wheel_view *w)
{
	for (size_t i = 0; i < w->todo.count && g->count < g->room; i++) {
		const struct next_item *m = list_at(&w->todo, struct next_item, i);
		if (m->yours && (m->kind != NEXT_DUE || m->step))
			g->items[g->count++] = *m;
	}
}

static bool among(const struct list *lines, int64_t account)
{
	for (size_t i = 0; i < lines->count; i++)
		if (list_at(lines, struct wheel_line, i)->account.id == account)
			return true;
	return false;
}

/* A KAM leader is asked by wheels that are not his too. */
static enum err take_asking(struct ctx *cx, const struct list *mine, struct gathered *g)
{
	struct list rows;
	if (cx->role != ROLE_LEADER)
		return OK;
	TRY(day_store_asking(cx, date_add_days(ctx_today(cx), NOTICE_DAYS), ASKING_MAX, &rows));
	const struct account **a = arena_array(cx->arena, const struct account *, rows.count);
	struct wheel_view *w = arena_array(cx->arena, struct wheel_view, rows.count);
	size_t n = 0;
	for (size_t i = 0; i < rows.count; i++)
		if (!among(mine, list_at(&rows, struct account, i)->id))
			a[n++] = list_at(&rows, struct account, i);
	TRY(wheel_get_many(cx, a, n, w));
	for (size_t i = 0; i < n; i++)
		take(g, &w[i]);
	return OK;
}

static enum err take_dates(struct ctx *cx, struct gathered *g)
{
	struct list dates;
	TRY(due_mine(cx, DATES_MAX, &dates));
	for (size_t i = 0; i < dates.count && g->count < g->room; i++)
		g->items[g->count++] = next_of_due(cx, list_at(&dates, struct due_item, i), true);
	return OK;
}

/* Numbered, and parted by when. */
static void number(struct ctx *cx, const struct gathered *g, struct day *d)
{
	struct day_slot *slots = arena_array(cx->arena, struct day_slot, SLOTS);
	size_t n = g->count < TODO_MAX ? g->count : TODO_MAX, parts = 0;
	struct day_todo *todos = arena_array(cx->arena, struct day_todo, n);
	for (size_t i = 0; i < n; i++) {
		todos[i] = (struct day_todo){(int64_t)i + 1, g->items[i]};
		if (!i || g->items[i].when != g->items[i - 1].when)
			slots[parts++] = (struct day_slot){g->items[i].when, {.items = &todos[i]}};
		slots[parts - 1].todos.count++;
	}
	d->slots = (struct list){.items = slots, .count = parts};
	d->count = (int64_t)n;
	d->more_todo = g->count > n;
}

static void add_lede(struct ctx *cx, const struct gathered *g, struct day *d)
{
	int64_t overdue = 0;
	for (size_t i = 0; i < g->count; i++)
		overdue += g->items[i].overdue;
	if (!g->count) {
		d->lede = lede(cx,
		               d->waiting.count ? tr_n(cx, "day.lede.waiting", (int64_t)d->waiting.count)
		                                : tr(cx->lang, "day.lede.nothing"),
		               NULL, NULL);
		return;
	}
	const struct next_item *first = &g->items[0];
	const char *before = overdue                       ? tr_n(cx, "day.lede.overdue", overdue)
	                     : first->when < SLOT_CAN_WAIT ? tr(cx->lang, "day.lede.begin")
	                                                   : tr(cx->lang, "day.lede.calm");
	d->lede =
	    lede(cx, before,
	         first->account ? arena_printf(cx->arena, "%s: %s", first->account, first->text) : first->text, NULL);
}

/* A file that should have come from another system. */
static enum err take_feeds(struct ctx *cx, struct gathered *g)
{
	struct list missed;
	TRY(import_source_missed(cx, &missed));
	for (size_t i = 0; i < missed.count && g->count < g->room; i++) {
		const struct import_source_row *s = list_at(&missed, struct import_source_row, i);
		struct next_item m;
		record_blank(&next_item_record, &m);
		m.kind = NEXT_DUE;
		m.step = 0;
		m.due = zone_date(zone_default(), s->expected);
		m.text = tr_f(cx, "day.feed", s->name);
		m.about = choice_label(cx->lang, record_field(&import_source_row_record, "kind"), s->kind);
		m.because = tr_f(cx, "day.feed_because", text_date(cx, m.due));
		m.href = "/import_sources";
		m.form = m.may = m.yours = true;
		next_settle(&m, ctx_today(cx));
		g->items[g->count++] = m;
	}
	return OK;
}

static enum err add_todo(struct ctx *cx, const struct list *lines, struct gathered *g, struct day *d)
{
	*g = (struct gathered){.room = DATES_MAX + FEEDS_MAX + ASKING_MAX * (size_t)STEPS};
	for (size_t i = 0; i < lines->count; i++)
		g->room += list_at(lines, struct wheel_line, i)->wheel.todo.count;
	g->items = arena_array(cx->arena, struct next_item, g->room);
	for (size_t i = 0; i < lines->count; i++)
		take(g, &list_at(lines, struct wheel_line, i)->wheel);
	TRY(take_asking(cx, lines, g));
	TRY(take_dates(cx, g));
	TRY(take_feeds(cx, g));
	next_sort(g->items, g->count);
	number(cx, g, d);
	return OK;
}

/* The status of the customer is a thing to do already. */
static bool is_todo(const struct day *d, int64_t account)
{
	for (size_t i = 0; i < d->slots.count; i++) {
		const struct day_slot *s = list_at(&d->slots, struct day_slot, i);
		for (size_t k = 0; k < s->todos.count; k++) {
			const struct next_item *m = &list_at(&s->todos, struct day_todo, k)->item;
			if (m->account_id == account && m->step == 1)
				return true;
		}
	}
	return false;
}

/* Proposals that I may decide, and colleagues who ask for access to my customers. */
static enum err add_waiting(struct ctx *cx, struct day *d)
{
	struct list rows, asks;
	TRY(decision_waiting(cx, WAITING_MAX, &rows));
	TRY(access_waiting_list(cx, WAITING_MAX, &asks));
	struct day_wait *items = arena_array(cx->arena, struct day_wait, rows.count + asks.count);
	size_t n = 0;
	for (size_t i = 0; i < asks.count; i++) {
		const struct access_waiting *a = list_at(&asks, struct access_waiting, i);
		items[n++] = (struct day_wait){.what = tr_f(cx, "day.asks", a->person),
		                               .about = a->account,
		                               .detail = a->reason,
		                               .href = "/access-requests"};
	}
	for (size_t i = 0; i < rows.count; i++) {
		const struct decision_row *r = list_at(&rows, struct decision_row, i);
		bool may;
		TRY(decision_may_decide(cx, r->d.account_id, &may));
		if (!may || is_todo(d, r->d.account_id))
			continue;
		items[n++] = (struct day_wait){
		    .what = tr_f(cx, "day.decide",
		                 choice_label(cx->lang, record_field(&decision_record, "outcome"), r->d.outcome)),
		    .about = r->account_name,
		    .detail = r->proposer,
		    .href = arena_printf(cx->arena, "/accounts/%lld/status#decide", (long long)r->d.account_id)};
	}
	d->waiting = (struct list){.items = items, .count = n, .more = rows.more};
	return OK;
}

static void add_wheels(struct ctx *cx, const struct list *lines, struct day *d)
{
	d->wheels = *lines;
	if (d->wheels.count > WHEELS_MAX)
		d->wheels.count = WHEELS_MAX;
	d->more_wheels = lines->more || lines->count > WHEELS_MAX;
	for (size_t i = 0; i < d->wheels.count; i++) {
		struct wheel_line *l = list_at(&d->wheels, struct wheel_line, i);
		wheel_draw_list(cx, &l->account, &l->wheel);
	}
}

/* What a new base still needs, for who can do it: the administrator the ground, the KAM leader the first decision. */
static enum err add_checks(struct ctx *cx, struct day *d)
{
	const struct settings *s;
	struct day_has has;
	if (cx->role != ROLE_ADMINISTRATOR && cx->role != ROLE_LEADER)
		return OK;
	TRY(settings_get(cx, &s));
	TRY(day_store_has(cx, &has));
	const struct day_check all[] = {
	    {tr(cx->lang, "check.company"), tr(cx->lang, "check.company.act"), "/settings", s->company && *s->company},
	    {tr(cx->lang, "check.import"), tr(cx->lang, "check.import.act"), "/imports/new?kind=accounts",
	     has.accounts},
	    {tr(cx->lang, "check.people"), tr(cx->lang, "check.people.act"), "/people/new", has.people},
	    {tr(cx->lang, "check.criteria"), tr(cx->lang, "check.criteria.act"), "/criteria", has.weights},
	    {tr(cx->lang, cx->role == ROLE_LEADER ? "check.confirm" : "check.confirm.leader"),
	     tr(cx->lang, "check.confirm.act"), "/portfolio/pareto", has.wheels},
	};
	size_t count = sizeof all / sizeof all[0], done = 0;
	struct day_check *c = arena_array(cx->arena, struct day_check, count);
	for (size_t i = 0; i < count; i++) {
		c[i] = all[i];
		done += c[i].done;
	}
	if (done < count)
		d->checks = (struct list){.items = c, .count = count};
	return OK;
}

/* An administrator reads no opinions, but may let in who does, himself by another name too: KAM leaders are told. */
static enum err add_let_in(struct ctx *cx, struct day *d)
{
	return cx->role == ROLE_LEADER ? day_store_let_in(cx, cx->now - LET_IN_SECONDS, LET_IN_MAX, &d->let_in) : OK;
}

enum err day_get(struct ctx *cx, struct day *ret)
{
	struct list lines;
	struct gathered todo;
	record_blank(&day_record, ret);
	TRY(wheel_lines(cx, true, 0, 0, WHEELS_READ, &lines));
	add_wheels(cx, &lines, ret);
	TRY(add_todo(cx, &lines, &todo, ret));
	TRY(add_waiting(cx, ret));
	add_lede(cx, &todo, ret);
	TRY(add_checks(cx, ret));
	TRY(add_let_in(cx, ret));
	ret->greeting = tr_f(cx, "day.greeting", cx->actor_name ? cx->actor_name : "");
	ret->sees_portfolio = rights_level((enum role)cx->role, DATA_PORTFOLIO, REL_NONE) >= LEVEL_READ;
	ret->nothing = !ret->waiting.count && !ret->count && !ret->wheels.count && !ret->checks.count;
	return OK;
}

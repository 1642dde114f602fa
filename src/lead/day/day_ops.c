#include "lead/day/day_ops.h"

#include "base/date.h"
#include "hub/access/ask_ops.h"
#include "hub/customer/due_ops.h"
#include "lang/tr.h"
#include "lead/day/day_store.h"
#include "lead/portfolio/portfolio_ops.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/1-status/decision/decision_read_ops.h"
#include "wheel/round/wheel_ops.h"

enum { WAITING_MAX = 10, WHEELS_MAX = 12, DUE_MAX = 20, DATES_MAX = 200, NOTICE_DAYS = 60, DUE_DAYS = 30 };

static const char *status_href(struct ctx *cx, int64_t account)
{
	return arena_printf(cx->arena, "/accounts/%lld/status", (long long)account);
}

/* For the leader, who alone gives a customer its first KAM: wheels that nobody leads. */
static enum err add_nobody(struct ctx *cx, struct day *d)
{
	struct list rows;
	if (cx->role != ROLE_LEADER)
		return OK;
	TRY(day_store_without_kam(cx, WAITING_MAX, &rows));
	struct day_item *items = arena_array(cx->arena, struct day_item, d->waiting.count + rows.count);
	for (size_t i = 0; i < d->waiting.count; i++)
		items[i] = *list_at(&d->waiting, struct day_item, i);
	for (size_t i = 0; i < rows.count; i++) {
		const struct day_without_kam *r = list_at(&rows, struct day_without_kam, i);
		items[d->waiting.count + i] =
		    (struct day_item){.what = tr(cx->lang, "day.nobody"),
		                      .about = r->name,
		                      .href = arena_printf(cx->arena, "/accounts/%lld/edit", (long long)r->id)};
	}
	d->waiting = (struct list){items, d->waiting.count + rows.count, d->waiting.more || rows.more};
	return OK;
}

/* Proposals that I may decide, and colleagues who ask for access to my customers. */
static enum err add_waiting(struct ctx *cx, struct day *d)
{
	struct list rows, asks;
	TRY(decision_waiting(cx, WAITING_MAX, &rows));
	TRY(access_waiting_list(cx, WAITING_MAX, &asks));
	struct day_item *items = arena_array(cx->arena, struct day_item, rows.count + asks.count);
	size_t n = 0;
	for (size_t i = 0; i < asks.count; i++) {
		const struct access_waiting *a = list_at(&asks, struct access_waiting, i);
		items[n++] = (struct day_item){.what = tr_f(cx, "day.asks", a->person),
		                               .about = a->account,
		                               .detail = a->reason,
		                               .href = "/access-requests"};
	}
	for (size_t i = 0; i < rows.count; i++) {
		const struct decision_row *r = list_at(&rows, struct decision_row, i);
		bool may;
		TRY(decision_may_decide(cx, r->d.account_id, &may));
		if (!may)
			continue;
		items[n++] = (struct day_item){
		    .what = tr_f(cx, "day.decide",
		                 choice_label(cx->lang, record_field(&decision_record, "outcome"), r->d.outcome)),
		    .about = r->account_name,
		    .detail = r->proposer,
		    .href = status_href(cx, r->d.account_id)};
	}
	d->waiting = (struct list){.items = items, .count = n, .more = rows.more};
	return OK;
}

/* What comes by a day stands with the days that are left; when the day is past, it is late. */
static struct day_item date_item(struct ctx *cx, const struct due_item *d)
{
	const char *what = d->title ? arena_printf(cx->arena, "%s · %s", d->what, d->title) : d->what;
	return (struct day_item){
	    .what = what, .about = d->account, .due = d->due, .late = d->left < 0, .far = !d->near, .href = d->href};
}

/* Status that expires, what comes by a day, and the next thing of each of my wheels, soonest first. */
static enum err add_due(struct ctx *cx, struct day *d)
{
	struct list expiring;
	int32_t today = ctx_today(cx), until = date_add_days(today, DUE_DAYS);
	TRY(decision_expiring(cx, NOTICE_DAYS, DUE_MAX, &expiring));
	struct list dates;
	TRY(due_mine(cx, DATES_MAX, &dates));
	struct day_item *items =
	    arena_array(cx->arena, struct day_item, expiring.count + d->wheels.count + dates.count);
	size_t n = 0;
	for (size_t i = 0; i < dates.count; i++)
		items[n++] = date_item(cx, list_at(&dates, struct due_item, i));
	for (size_t i = 0; i < expiring.count; i++) {
		const struct decision_row *r = list_at(&expiring, struct decision_row, i);
		bool late = r->d.valid_until < today;
		items[n++] = (struct day_item){.what = tr(cx->lang, late ? "day.expired" : "day.expires"),
		                               .about = r->account_name,
		                               .due = r->d.valid_until,
		                               .late = late,
		                               .href = status_href(cx, r->d.account_id)};
	}
	for (size_t i = 0; i < d->wheels.count; i++) {
		const struct wheel_line *l = list_at(&d->wheels, struct wheel_line, i);
		if (!l->wheel.next_due || l->wheel.next_due > until || l->expired || l->soon)
			continue;
		items[n++] = (struct day_item){.what = l->wheel.next,
		                               .about = l->account.name,
		                               .due = l->wheel.next_due,
		                               .late = l->wheel.next_due < today,
		                               .href = l->wheel.next_href};
	}
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && items[k].due < items[k - 1].due; k--) {
			struct day_item t = items[k];
			items[k] = items[k - 1];
			items[k - 1] = t;
		}
	d->due = (struct list){.items = items, .count = n};
	return OK;
}

static enum err add_wheels(struct ctx *cx, struct day *d)
{
	TRY(wheel_lines(cx, true, 0, 0, WHEELS_MAX, &d->wheels));
	for (size_t i = 0; i < d->wheels.count; i++) {
		struct wheel_line *l = list_at(&d->wheels, struct wheel_line, i);
		wheel_draw_card(cx, &l->account, &l->wheel);
	}
	d->more_wheels = d->wheels.more;
	return OK;
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

enum err day_get(struct ctx *cx, struct day *ret)
{
	record_blank(&day_record, ret);
	TRY(add_waiting(cx, ret));
	TRY(add_nobody(cx, ret));
	TRY(add_wheels(cx, ret));
	TRY(add_due(cx, ret));
	TRY(add_checks(cx, ret));
	ret->greeting = tr_f(cx, "day.greeting", cx->actor_name ? cx->actor_name : "");
	ret->sees_portfolio = rights_level((enum role)cx->role, DATA_PORTFOLIO, REL_NONE) >= LEVEL_READ;
	ret->nothing = !ret->waiting.count && !ret->due.count && !ret->wheels.count && !ret->checks.count;
	return OK;
}

#include "lead/pareto/pareto_ops.h"

#include "base/date.h"
#include "hub/account/group_ops.h"
#include "lang/tr.h"
#include "lead/pareto/pareto_store.h"
#include "platform/access/access_ops.h"
#include "platform/access/rights.h"
#include "platform/setting/setting_ops.h"

#include <math.h>
#include <string.h>

/* Which months are meant. */
static enum err find_period(struct ctx *cx, const struct pareto_query *asked, const struct settings *set,
                            struct pareto *p)
{
	p->period = asked->period >= 0 ? asked->period : asked->from || asked->to ? PERIOD_MONTHS : PERIOD_12M;
	if (p->period == PERIOD_12M && set->facts_month) {
		p->from = month_add(set->facts_month, -11);
		p->to = set->facts_month;
	}
	if (p->period != PERIOD_12M)
		TRY(months_store_range(cx, &p->from, &p->to));
	if (p->period == PERIOD_MONTHS) {
		p->from = asked->from ? asked->from : p->from;
		p->to = asked->to ? asked->to : p->to;
		if (p->from > p->to)
			return fail_field(cx, "to", "pareto.turned");
	}
	if (p->from)
		p->period_text = tr_f(cx, "pareto.months", text_month(cx, p->from), text_month(cx, p->to));
	return OK;
}

static int months_between(int32_t from, int32_t to)
{
	return from > to ? 0 : (to / 100 - from / 100) * 12 + to % 100 - from % 100 + 1;
}

/* A free range is added up from its months, or taken from everything less the other months, whichever reads less; the sums of
 * everything are read like about three months of them. */
static enum err load_months(struct ctx *cx, const struct pareto *p, struct list *all)
{
	enum { SUMS_AS_MONTHS = 3 };
	int32_t first, last;
	TRY(months_store_range(cx, &first, &last));
	if (p->from <= first && p->to >= last)
		return bought_store_all(cx, all);
	int inside = months_between(p->from > first ? p->from : first, p->to < last ? p->to : last);
	int outside = months_between(first, last) - inside;
	return inside > outside + SUMS_AS_MONTHS ? bought_store_but(cx, p->from, p->to, all)
	                                         : bought_store_months(cx, p->from, p->to, all);
}

static enum err load(struct ctx *cx, struct pareto *p, struct list *all)
{
	struct list belongs;
	switch ((enum pareto_period)p->period) {
	case PERIOD_12M:
		TRY(bought_store_12m(cx, all));
		break;
	case PERIOD_ALL:
		TRY(bought_store_all(cx, all));
		break;
	case PERIOD_MONTHS:
		TRY(load_months(cx, p, all));
		break;
	}
	struct bought *b = all->items;
	p->total = 0;
	for (size_t i = 0; i < all->count; i++) {
		b[i].members = 1;
		p->total += b[i].revenue;
	}
	if (p->groups) {
		TRY(belongs_store_list(cx, &belongs));
		all->count = pareto_group(b, all->count, belongs.items, belongs.count);
	}
	pareto_sort(b, all->count);
	p->count = (int64_t)all->count;
	return OK;
}

/* The list as it was last made on this connection: who looks at its second page, or chooses from it, asks for the same again. */
struct cached {
	int64_t version, person, see_all, today, total;
	int32_t period, from, to;
	bool valid, groups;
	size_t count;
};
enum { CACHED_MAX = 200000 }; /* customers: 5 MB on each connection */

static bool same(const struct cached *a, const struct cached *b)
{
	return a->valid && a->version == b->version && a->person == b->person && a->see_all == b->see_all &&
	       a->today == b->today && a->period == b->period && a->from == b->from && a->to == b->to &&
	       a->groups == b->groups;
}

static enum err load_kept(struct ctx *cx, struct pareto *p, struct list *all)
{
	static const char head_key, list_key;
	struct cached now = {.version = db_data_version(cx),
	                     .person = cx->person,
	                     .see_all = access_see_all(cx),
	                     .today = ctx_today(cx),
	                     .period = p->period,
	                     .from = p->from,
	                     .to = p->to,
	                     .groups = p->groups,
	                     .valid = true};
	struct cached *k = db_cache(cx->db, &head_key, sizeof *k);
	if (!same(k, &now)) {
		k->valid = false;
		TRY(load(cx, p, all));
		if (all->count > CACHED_MAX || db_in_tx(cx) != TX_READ)
			return OK;
		now.total = p->total;
		now.count = all->count;
		*k = now;
		if (now.count)
			memcpy(db_cache_sized(cx->db, &list_key, now.count * sizeof(struct bought)), all->items,
			       now.count * sizeof(struct bought));
		return OK;
	}
	*all = (struct list){.count = k->count};
	if (k->count)
		all->items = db_cache_sized(cx->db, &list_key, k->count * sizeof(struct bought));
	p->total = k->total;
	p->count = (int64_t)k->count;
	return OK;
}

static void say(struct ctx *cx, struct pareto *p)
{
	if (!p->reached) {
		p->sentence = tr(cx->lang, p->count ? "pareto.no_verdict" : "pareto.nothing");
		return;
	}
	const char *key = p->groups       ? p->reached == 1 ? "pareto.sentence.group" : "pareto.sentence.groups"
	                  : p->count == 1 ? "pareto.sentence.single"
	                                  : "pareto.sentence.customers";
	p->sentence = tr_f(cx, key, text_int(cx, p->reached, false), text_int(cx, p->count, false),
	                   text_percent(cx, p->threshold));
}

enum err pareto_get(struct ctx *cx, const struct pareto_query *asked, struct pareto *ret, struct list *ret_all)
{
	const struct settings *set;
	record_blank(&pareto_record, ret);
	TRY(settings_get(cx, &set));
	ret->groups = asked->groups;
	ret->threshold = (double)set->pareto_share / 100;
	ret->facts_day = set->facts_day;
	TRY(find_period(cx, asked, set, ret));
	TRY(load_kept(cx, ret, ret_all));
	ret->reached = (int64_t)pareto_reach(ret_all->items, ret_all->count, ret->total, ret->threshold);
	if (ret->reached)
		ret->reached_share = (double)ret->reached / (double)ret->count;
	say(cx, ret);
	return OK;
}

static void take_name(struct ctx *cx, const struct list *names, bool writes, struct pareto_row *r)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct pareto_row *n = list_at(names, struct pareto_row, i);
		if (n->id != r->id)
			continue;
		r->number = n->number;
		r->name = n->name;
		r->level = n->level;
		r->kam = n->kam;
		r->may_propose = writes && n->may_propose;
		r->href = arena_printf(cx->arena, "/accounts/%lld", (long long)r->id);
		return;
	}
}

/* Names of the rows, as many at once as a query takes. */
static enum err add_names(struct ctx *cx, struct pareto_row *rows, size_t count)
{
	bool writes = rights_level((enum role)cx->role, DATA_DECISION, REL_OWN) >= LEVEL_WRITE;
	for (size_t at = 0; at < count; at += IDS_MAX) {
		int64_t ids[IDS_MAX];
		struct list names;
		size_t n = count - at < IDS_MAX ? count - at : IDS_MAX;
		for (size_t i = 0; i < n; i++)
			ids[i] = rows[at + i].id;
		TRY(pareto_store_names(cx, ids, n, &names));
		for (size_t i = 0; i < n; i++)
			take_name(cx, &names, writes, &rows[at + i]);
	}
	return OK;
}

/* Which are followed up under their group. */
static enum err add_covers(struct ctx *cx, struct pareto_row *rows, size_t count)
{
	int64_t *ids = arena_array(cx->arena, int64_t, count + 1);
	struct group_cover *c = arena_array(cx->arena, struct group_cover, count + 1);
	for (size_t i = 0; i < count; i++)
		ids[i] = rows[i].id;
	TRY(group_covers(cx, ids, count, c));
	for (size_t i = 0; i < count; i++) {
		if (!c[i].top_id || account_has_wheel((enum account_level)rows[i].level))
			continue;
		rows[i].cover = c[i].top;
		rows[i].cover_href = arena_printf(cx->arena, "/accounts/%lld", (long long)c[i].top_id);
	}
	return OK;
}

enum err pareto_rows(struct ctx *cx, const struct pareto *p, const struct list *all, int64_t start, size_t max,
                     struct list *ret)
{
	struct pareto_row *rows = arena_array(cx->arena, struct pareto_row, max);
	const struct bought *b = all->items;
	int64_t sum = 0;
	size_t n = 0;
	for (int64_t i = 0; i < p->count && n < max; i++) {
		sum += b[i].revenue;
		if (i + 1 < start)
			continue;
		rows[n++] = (struct pareto_row){
		    .rank = i + 1,
		    .id = b[i].account_id,
		    .revenue = b[i].revenue,
		    .share = p->total > 0 ? (double)b[i].revenue / (double)p->total : NAN,
		    .cumulative = p->total > 0 ? (double)sum / (double)p->total : NAN,
		    .members = b[i].members,
		    .last_within = i + 1 == p->reached,
		};
	}
	*ret = (struct list){.items = rows, .count = n, .more = start + (int64_t)n <= p->count};
	TRY(add_names(cx, rows, n));
	return add_covers(cx, rows, n);
}

const char *pareto_url(struct ctx *cx, const char *path, const struct pareto *p, int64_t start)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 1000);
	buf_str(&b, path);
	char mark = '?';
	if (p->period != PERIOD_12M) {
		buf_printf(&b, "?period=%s", pareto_periods.names[p->period]);
		mark = '&';
	}
	if (p->period == PERIOD_MONTHS)
		buf_printf(&b, "&from=%04d-%02d&to=%04d-%02d", p->from / 100, p->from % 100, p->to / 100, p->to % 100);
	if (p->groups) {
		buf_printf(&b, "%cgroups=1", mark);
		mark = '&';
	}
	if (start > 1)
		buf_printf(&b, "%cstart=%lld", mark, (long long)start);
	return arena_strdup(cx->arena, b.p);
}

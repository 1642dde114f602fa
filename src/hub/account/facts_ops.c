/* The sums of sales, kept beside the lines so that lists and customer pages never add up lines. */
#include "base/buf.h"
#include "base/date.h"
#include "base/num.h"
#include "hub/account/account_check_store.h"
#include "hub/account/account_ops.h"
#include "hub/account/facts_store.h"
#include "platform/access/access_ops.h"
#include "platform/check/check.h"
#include "platform/job/job_ops.h"
#include "platform/setting/setting_ops.h"

#include <stdio.h>

/* The two windows of twelve whole months: the one that ends with `month`, and the same months a year before. */
struct window {
	int64_t from, to, prev_from, prev_to;
};

static struct window window_of(int32_t month)
{
	if (!month)
		return (struct window){0};
	return (struct window){month_add(month, -11), month, month_add(month, -23), month_add(month, -12)};
}

enum err facts_refresh(struct ctx *cx, int64_t import, int64_t after, int max, int64_t *ret_last)
{
	const struct settings *set;
	int64_t last = 0;
	if (import)
		TRY(db_int(cx, &fact_queries[FACT_LAST_TOUCHED],
		           ARGS(ARG("import", import), ARG("after", after), ARG("max", max)), 0, &last));
	else
		TRY(db_int(cx, &fact_queries[FACT_LAST_ALL], ARGS(ARG("after", after), ARG("max", max)), 0, &last));
	*ret_last = last;
	if (!last)
		return OK;
	TRY(settings_get(cx, &set));
	struct window w = window_of(set->facts_month);
	struct args chunk = ARGS(ARG("import", import), ARG("after", after), ARG("last", last));
	static const int plain[] = {FACT_DROP_MONTHS, FACT_DROP_PRODUCTS, FACT_DROP, FACT_MAKE_MONTHS,
	                            FACT_MAKE_PRODUCTS};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		TRY(db_exec(cx, &fact_queries[plain[i]], chunk, NULL));
	return db_exec(cx, &fact_queries[FACT_MAKE],
	               ARGS(ARG("import", import), ARG("after", after), ARG("last", last), ARG("from", w.from),
	                    ARG("to", w.to), ARG("prev_from", w.prev_from), ARG("prev_to", w.prev_to)),
	               NULL);
}

/* The day of the newest sale that everybody may know of; 0 = there is none. */
static enum err newest_day(struct ctx *cx, int64_t *ret)
{
	int32_t today = ctx_today(cx);
	return db_int(cx, &fact_queries[FACT_NEWEST_DAY],
	              ARGS(ARG("today", (int64_t)today), ARG("month", (int64_t)date_month(today))), 0, ret);
}

enum err facts_window(struct ctx *cx, bool *ret_moved)
{
	const struct settings *set;
	int64_t day = 0;
	*ret_moved = false;
	TRY(newest_day(cx, &day));
	TRY(settings_get(cx, &set));
	int32_t month = facts_month_of((int32_t)day);
	bool moved = month != set->facts_month;
	if ((int32_t)day != set->facts_day) {
		char iso[11] = "";
		if (day)
			date_format_iso(iso, (int32_t)day);
		TRY(setting_put(cx, "facts_day", arena_strdup(cx->arena, iso)));
	}
	if (moved)
		TRY(setting_put(cx, "facts_month",
		                month ? arena_printf(cx->arena, "%04d-%02d", (int)(month / 100), (int)(month % 100))
		                      : ""));
	*ret_moved = moved;
	return OK;
}

enum err facts_follow_day(struct ctx *cx, int64_t account)
{
	bool moved;
	TRY(facts_window(cx, &moved));
	if (!moved && !account)
		return OK;
	TRY(db_exec(cx, &fact_queries[FACT_NOTE],
	            ARGS(ARG("run", (int64_t)FACTS_NOTED), ARG("account", moved ? 0 : account)), NULL));
	return facts_noted(cx);
}

enum err facts_follow_restriction(struct ctx *cx, const void *before, const void *after)
{
	const struct account *was = before, *is = after;
	return was && is && was->restricted != is->restricted ? facts_follow_day(cx, is->id) : OK;
}

enum { DAY_S = 86400 };

/* What is sold to be delivered later becomes a sale of today by itself. */
static enum err new_day(struct ctx *cx, [[maybe_unused]] struct job *job, [[maybe_unused]] int64_t size, bool *ret_more)
{
	*ret_more = false;
	return facts_follow_day(cx, 0);
}

const struct job_kind new_day_job = {"new_day", "job.new_day", .interval = DAY_S, .work = new_day};

enum err facts_total(struct ctx *cx)
{
	int64_t total = 0, unrated = 0;
	TRY(db_int(cx, &fact_queries[FACT_UNRATED], ARGS_NONE, 0, &unrated));
	TRY(setting_put(cx, "facts_unrated", arena_printf(cx->arena, "%lld", (long long)unrated)));
	TRY(db_int(cx, &fact_queries[FACT_TOTAL], ARGS_NONE, 0, &total));
	BUF_AUTO struct buf b;
	buf_init(&b, 64);
	num_plain(&b, total, 2, 2);
	TRY(setting_put(cx, "facts_revenue", arena_strdup(cx->arena, b.p)));
	return facts_changed(cx);
}

/* `all` less what is of customers that the one who acts may not know of. */
static enum err less_hidden(struct ctx *cx, const struct query *of_hidden, int64_t all, int64_t *ret)
{
	int64_t hidden = 0;
	*ret = all;
	if (all == NONE || access_sees_all(cx))
		return OK;
	TRY(db_int(cx, of_hidden, ARGS(ACCESS_ARGS(cx)), 0, &hidden));
	*ret -= hidden;
	return OK;
}

enum err facts_ours(struct ctx *cx, int64_t all, int64_t *ret)
{
	return less_hidden(cx, &fact_queries[FACT_HIDDEN], all, ret);
}

enum err facts_unrated(struct ctx *cx, int64_t all, int64_t *ret)
{
	return less_hidden(cx, &fact_queries[FACT_HIDDEN_UNRATED], all, ret);
}

enum err facts_window_refresh(struct ctx *cx, int64_t after, int max, int64_t *ret_last)
{
	const struct settings *set;
	int64_t last = 0;
	TRY(db_int(cx, &fact_queries[FACT_LAST_ALL], ARGS(ARG("after", after), ARG("max", max)), 0, &last));
	*ret_last = last;
	if (!last)
		return OK;
	TRY(settings_get(cx, &set));
	struct window w = window_of(set->facts_month);
	return db_exec(cx, &fact_queries[FACT_WINDOW_MOVE],
	               ARGS(ARG("after", after), ARG("last", last), ARG("from", w.from), ARG("to", w.to),
	                    ARG("prev_from", w.prev_from), ARG("prev_to", w.prev_to)),
	               NULL);
}

enum err facts_under_way(struct ctx *cx, int64_t *ret)
{
	return check_under_way(cx, ret);
}

enum err facts_check_args(struct ctx *cx, struct args *ret)
{
	const struct settings *set;
	int64_t under_way;
	TRY(check_under_way(cx, &under_way));
	TRY(settings_get(cx, &set));
	struct window w = window_of(set->facts_month);
	struct arg *list = arena_array(cx->arena, struct arg, 5);
	list[0] = ARG("from", w.from);
	list[1] = ARG("to", w.to);
	list[2] = ARG("prev_from", w.prev_from);
	list[3] = ARG("prev_to", w.prev_to);
	list[4] = ARG("settled", (int64_t)!under_way);
	*ret = (struct args){NULL, list, 5};
	return OK;
}

enum err facts_check_totals(struct ctx *cx, int64_t *ret_faults, struct list *ret_names)
{
	const struct settings *set;
	int64_t under_way, total = 0, unrated = 0, day = 0;
	TRY(check_under_way(cx, &under_way));
	TRY(newest_day(cx, &day));
	TRY(db_int(cx, &fact_queries[FACT_TOTAL], ARGS_NONE, 0, &total));
	TRY(db_int(cx, &fact_queries[FACT_UNRATED], ARGS_NONE, 0, &unrated));
	TRY(settings_get(cx, &set));
	const struct {
		const char *name;
		int64_t kept, made;
	} totals[] = {
	    {"facts_day", set->facts_day, day},
	    {"facts_month", set->facts_month, facts_month_of((int32_t)day)},
	    {"facts_revenue", set->facts_revenue == NONE ? 0 : set->facts_revenue, total},
	    {"facts_unrated", set->facts_unrated == NONE ? 0 : set->facts_unrated, unrated},
	};
	struct check_name *names = arena_array(cx->arena, struct check_name, CHECK_NAMES);
	size_t n = 0;
	for (size_t i = 0; i < sizeof totals / sizeof *totals && !under_way; i++)
		if (totals[i].kept != totals[i].made)
			names[n++].text = totals[i].name;
	*ret_faults = (int64_t)n;
	*ret_names = (struct list){.items = names, .count = n};
	return OK;
}

struct mending {
	int64_t after,
	    last; /* the customers behind `after`; `last` is the last of them that was done, 0 when there are none */
	bool moved;
};
enum { MEND_CHUNK = 500 };

static enum err mend_chunk(struct ctx *cx, void *arg)
{
	struct mending *m = arg;
	return facts_refresh(cx, 0, m->after, MEND_CHUNK, &m->last);
}

static enum err mend_window(struct ctx *cx, void *arg)
{
	return facts_window(cx, &((struct mending *)arg)->moved);
}

static enum err mend_total(struct ctx *cx, [[maybe_unused]] void *arg)
{
	return facts_total(cx);
}

static enum err mend_customers(struct ctx *cx)
{
	struct mending m = {0};
	do {
		TRY(db_work(cx, TX_WRITE, mend_chunk, &m));
		m.after = m.last;
	} while (m.last);
	return OK;
}

enum err facts_mend(struct ctx *cx)
{
	struct mending m = {0};
	TRY(mend_customers(cx));
	TRY(db_work(cx, TX_WRITE, mend_window, &m));
	if (m.moved)
		TRY(mend_customers(cx));
	return db_work(cx, TX_WRITE, mend_total, NULL);
}

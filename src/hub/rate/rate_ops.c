#include "hub/rate/rate_ops.h"

#include "base/clock.h"
#include "base/log.h"
#include "hub/account/account_ops.h"
#include "hub/rate/rate_store.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

enum err rate_lacks(struct ctx *cx, struct list *ret)
{
	return rate_store_lacks(cx, ret);
}

enum err rate_lacks_of(struct ctx *cx, int64_t account, struct list *ret)
{
	return rate_store_lacks_of(cx, account, ret);
}

enum err rates_waiting(struct ctx *cx, int64_t *ret)
{
	return rate_store_waiting(cx, ret);
}

static enum err fits(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct currency_rate *r = after;
	const struct settings *set;
	TRY(settings_get(cx, &set));
	return r->currency && !strcmp(r->currency, set->currency)
	           ? fail_field(cx, "currency", "rate.own_currency", set->currency)
	           : OK;
}

/* After the change is saved: the sums cannot undo it, so what stops them is logged, and they wait for whoever goes on. */
void rates_follow(struct ctx *cx)
{
	bool more;
	enum err e = rates_refresh(cx, cx->user ? RATES_REQUEST_US : 0, &more);
	if (e == OK)
		return;
	log_line(LOG_WARN, "rates", "sums=waiting error=%s reason=%s", err_info(e)->name,
	         cx->fault.key ? cx->fault.key : "-");
	fault_clear(cx);
}

static enum err changed(struct ctx *cx, const void *before, const void *after)
{
	if (before)
		TRY(rate_store_touch(cx, before));
	if (after)
		TRY(rate_store_touch(cx, after));
	db_after_commit(cx, rates_follow);
	return OK;
}

const struct noun_rules rate_rules[] = {{&currency_rate_noun, .fits = fits, .changed = changed}, {0}};

struct step {
	int64_t max;
	bool more;
};

/* The sums of at most `max` customers; how many wait after them. */
static enum err sums_of_some(struct ctx *cx, int64_t max, int64_t *ret_waiting)
{
	int64_t last;
	*ret_waiting = 0;
	TRY(facts_refresh(cx, FACTS_NOTED, 0, (int)max, &last));
	if (!last)
		return OK;
	TRY(rate_store_done(cx, last));
	TRY(rate_store_waiting(cx, ret_waiting));
	if (*ret_waiting)
		return OK;
	/* With the last customers, so that the notes are not gone before the totals are made. */
	return facts_total(cx);
}

static enum err refresh_some(struct ctx *cx, void *arg)
{
	struct step *s = arg;
	int64_t waiting;
	TRY(sums_of_some(cx, s->max, &waiting));
	s->more = waiting > 0;
	return OK;
}

enum err rates_refresh(struct ctx *cx, int64_t us, bool *ret_more)
{
	struct step s = {.max = JOB_SIZE_FIRST, .more = true};
	int64_t began = clock_monotonic_us(), now = began;
	*ret_more = true;
	while (s.more && (!us || now - began < us)) {
		struct arena_mark mark = arena_mark(cx->arena);
		int64_t started = now;
		TRY(db_work(cx, TX_WRITE, refresh_some, &s));
		now = clock_monotonic_us();
		s.max = job_size(s.max, now - started);
		arena_reset(cx->arena, mark);
	}
	*ret_more = s.more;
	return OK;
}

static enum err sums_due(struct ctx *cx, bool *ret)
{
	int64_t waiting;
	TRY(rates_waiting(cx, &waiting));
	*ret = waiting > 0;
	return OK;
}

static enum err sums_left(struct ctx *cx, const struct job *job, int64_t *ret)
{
	(void)job;
	return rates_waiting(cx, ret);
}

static enum err sums_work(struct ctx *cx, struct job *job, int64_t size, bool *ret_more)
{
	int64_t before, waiting;
	TRY(rates_waiting(cx, &before));
	TRY(sums_of_some(cx, size, &waiting));
	job->done += before - waiting;
	*ret_more = waiting > 0;
	return OK;
}

const struct job_kind rate_sums_job = {"rate_sums", "job.rate_sums", .due = sums_due, .left = sums_left,
                                       .work = sums_work};

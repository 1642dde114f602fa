#include "hub/rate/rate_ops.h"

#include "base/clock.h"
#include "base/csv.h"
#include "base/log.h"
#include "hub/account/account_ops.h"
#include "hub/rate/rate_store.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

enum { PAGE = 1000 };

enum err rate_list(struct ctx *cx, const char *after, int32_t month, size_t max, struct list *ret)
{
	return rate_store_list(cx, after, month, max, ret);
}

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

static enum err check(struct ctx *cx, const struct currency_rate *r)
{
	const struct settings *set;
	TRY(record_required(cx, &currency_rate_record, r));
	TRY(settings_get(cx, &set));
	if (!currency_valid(r->currency))
		return fail_field(cx, "currency", "rate.bad_currency");
	if (!strcmp(r->currency, set->currency))
		return fail_field(cx, "currency", "rate.own_currency", set->currency);
	if (r->month < RATE_MONTH_FIRST || r->month > RATE_MONTH_LAST)
		return fail_field(cx, "month", "form.not_a_month");
	return r->rate > 0 ? OK : fail_field(cx, "rate", "form.not_a_number");
}

/* A rate has no number of its own: its month stands for it, its currency in the note. */
static enum err note(struct ctx *cx, const struct currency_rate *r, const char *act, int64_t before)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 200);
	buf_printf(&b, "%s %04d-%02d: ", r->currency, (int)(r->month / 100), (int)(r->month % 100));
	if (before) {
		num_plain(&b, before, 6, 0);
		buf_str(&b, " → ");
	}
	num_plain(&b, r->rate, 6, 0);
	struct history_subject of = {.record = &currency_rate_record, .id = r->month};
	return history_event(cx, &of, act, arena_strdup(cx->arena, b.p));
}

enum err rate_put(struct ctx *cx, const struct currency_rate *r, bool *ret_created, bool *ret_changed)
{
	struct currency_rate before;
	TRY(check(cx, r));
	enum err e = rate_store_get(cx, r->currency, r->month, &before);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	*ret_created = e == E_NOT_FOUND;
	*ret_changed = *ret_created || before.rate != r->rate;
	if (!*ret_changed)
		return OK;
	TRY(rate_store_put(cx, r));
	TRY(rate_store_touch(cx, r->currency, r->month));
	return note(cx, r, *ret_created ? "rate_set" : "rate_changed", *ret_created ? 0 : before.rate);
}

enum err rate_remove(struct ctx *cx, const char *currency, int32_t month)
{
	struct currency_rate before;
	int64_t count;
	enum err e = rate_store_get(cx, currency, month, &before);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	TRY(rate_store_remove(cx, currency, month, &count));
	TRY(rate_store_touch(cx, currency, month));
	return note(cx, &before, "rate_removed", 0);
}

struct step {
	int64_t max;
	bool more;
};

/* The sums of at most `max` customers; how many wait after them. */
static enum err sums_of_some(struct ctx *cx, int64_t max, int64_t *ret_waiting)
{
	int64_t last;
	*ret_waiting = 0;
	TRY(facts_refresh(cx, RATE_RUN, 0, (int)max, &last));
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

bool rates_follow(struct ctx *cx, int64_t us)
{
	bool more;
	enum err e = rates_refresh(cx, us, &more);
	if (e == OK)
		return !more;
	log_line(LOG_WARN, "rates", "sums=waiting error=%s reason=%s", err_info(e)->name,
	         cx->fault.key ? cx->fault.key : "-");
	fault_clear(cx);
	return false;
}

/* ---- files ---- */

struct reading {
	const char *path;
	struct rate_import count;
};

/* Which column says it: its header in either language. */
static int column_of(const struct csv *f, const char *english, const char *norwegian, const char *other,
                     struct arena *a)
{
	for (size_t i = 0; i < csv_columns(f); i++) {
		const char *h = text_fold(a, csv_header(f, i));
		if (!strcmp(h, english) || !strcmp(h, norwegian) || !strcmp(h, other))
			return (int)i;
	}
	return -1;
}

static enum err bad_row(struct ctx *cx, const struct csv_row *row)
{
	return fail(cx, E_INVALID, "rate.bad_line", arena_printf(cx->arena, "%lld", (long long)row->line));
}

static enum err take_row(struct ctx *cx, const struct csv_row *row, const int column[3], struct rate_import *n)
{
	const struct record *rec = &currency_rate_record;
	struct currency_rate r;
	bool created, changed;
	record_blank(rec, &r);
	n->read++;
	for (int i = 0; i < 3; i++)
		if ((size_t)column[i] >= row->count ||
		    field_parse(cx, &rec->fields[i], row->cells[column[i]], &r) != OK)
			return bad_row(cx, row);
	enum err e = rate_put(cx, &r, &created, &changed);
	if (e == E_INVALID)
		return bad_row(cx, row);
	TRY(e);
	*(created ? &n->created : changed ? &n->updated : &n->unchanged) += 1;
	return OK;
}

static enum err read_all(struct ctx *cx, void *arg)
{
	struct reading *w = arg;
	__attribute__((cleanup(csv_close_p))) struct csv *f = NULL;
	const struct csv_row *row;
	w->count = (struct rate_import){0};
	TRY(csv_open(cx, w->path, CSV_DETECT, &f));
	const int column[3] = {column_of(f, "currency", "valuta", "valutakode", cx->arena),
	                       column_of(f, "month", "maned", "periode", cx->arena),
	                       column_of(f, "rate", "kurs", "valutakurs", cx->arena)};
	if (column[0] < 0 || column[1] < 0 || column[2] < 0)
		return fail(cx, E_INVALID, "rate.no_columns");
	for (;;) {
		TRY(csv_next(cx, f, &row));
		if (!row)
			return OK;
		if (w->count.read == 100000)
			return fail(cx, E_TOO_LARGE, "rate.too_many");
		TRY(take_row(cx, row, column, &w->count));
	}
}

enum err rates_import(struct ctx *cx, const char *path, struct rate_import *ret)
{
	struct reading w = {.path = path};
	TRY(db_work(cx, TX_WRITE, read_all, &w));
	*ret = w.count;
	return OK;
}

enum err rates_export(struct ctx *cx, struct buf *out)
{
	struct list rows = {.more = true};
	struct currency_rate last = {.currency = ""};
	csv_cell(out, "currency", true);
	csv_cell(out, "month", false);
	csv_cell(out, "rate", false);
	csv_end(out);
	while (rows.more) {
		TRY(rate_store_list(cx, last.currency, last.month, PAGE, &rows));
		for (size_t i = 0; i < rows.count; i++) {
			char rate[NUM_TEXT_MAX];
			last = *list_at(&rows, struct currency_rate, i);
			num_text(rate, last.rate, 6, 0);
			csv_cell(out, last.currency, true);
			csv_cell(out,
			         arena_printf(cx->arena, "%04d-%02d", (int)(last.month / 100), (int)(last.month % 100)),
			         false);
			csv_cell(out, rate, false);
			csv_end(out);
		}
	}
	return out->full ? fail(cx, E_TOO_LARGE, "export.too_large") : OK;
}

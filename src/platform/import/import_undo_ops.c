/* Undo: lines of sale first (each is either restored or removed), then the records that the import made or changed and nobody has
 * touched since, then the sums. What is done is gone from the import's own notes, so that a crash only means going on. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "hub/account/account_ops.h"
#include "hub/product/product_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_FIRST = 2000, ROWS_MAX = 20000, RECORDS_MAX = 200, PASSES = 50 };

struct undo {
	struct import_run run, next;
	const struct import_progress *progress;
	int64_t rows; /* lines at a time */
	bool done;
	enum item_kind kind;
	int64_t after, max, removed; /* records of a kind: id, how many at a time, how many of this pass */
	struct list used;            /* of the kind: ids that lines of other imports refer to, rising */
	int64_t last, tried;         /* of the chunk; the one at hand when it was refused */
};

static enum err restore_line(struct ctx *cx, const struct undo *u, const struct sale_found *was)
{
	struct sale after = {.id = was->id,
	                     .account_id = was->account_id,
	                     .product_id = was->product_id,
	                     .person_id = was->person_id,
	                     .day = was->day,
	                     .quantity = was->quantity,
	                     .unit_price = was->unit_price,
	                     .amount = was->amount,
	                     .contribution = was->contribution,
	                     .currency = was->currency,
	                     .import_id = was->import_id};
	struct sale before = after;
	TRY(db_one(cx, &import_queries[SALE_GET], ARGS(ARG("id", was->id)), &before));
	after.source = before.source, after.doc = before.doc, after.product_code = before.product_code,
	after.n = before.n;
	struct history_subject of = {
	    .record = &sale_record, .id = was->id, .account = was->account_id, .import_id = u->run.id};
	TRY(history_changed(cx, &of, &before, &after, NULL));
	TRY(db_exec_one(cx, &import_queries[SALE_PUT], ARGS_OBJ(&after)));
	return db_exec_one(cx, &import_queries[UNDO_BEFORE_DROP], ARGS(ARG("run", u->run.id), ARG("id", was->id)));
}

/* One chunk of the lines that the import wrote last. */
static enum err undo_lines(struct ctx *cx, void *arg)
{
	struct undo *u = arg;
	int64_t last = 0;
	struct list changed;
	u->next = u->run;
	run_hold(&u->next);
	TRY(db_int(cx, &import_queries[UNDO_CHUNK], ARGS(ARG("run", u->run.id), ARG("after", 0), ARG("max", u->rows)),
	           0, &last));
	u->done = !last;
	if (last) {
		struct args mine = ARGS(ARG("run", u->run.id), ARG("after", 0), ARG("last", last));
		TRY(db_exec(cx, &import_queries[UNDO_TOUCH], mine, NULL));
		TRY(db_exec(cx, &import_queries[UNDO_TOUCH_BEFORE], mine, NULL));
		TRY(db_list(cx, &import_queries[UNDO_CHANGED], mine, 0, &changed));
		for (size_t i = 0; i < changed.count; i++)
			TRY(restore_line(cx, u, list_at(&changed, struct sale_found, i)));
		TRY(db_exec(cx, &import_queries[UNDO_DELETE], mine, NULL));
	}
	return run_put(cx, &u->next);
}

static enum err old_text(struct ctx *cx, const char *s, size_t n, struct value *ret)
{
	char *text = arena_strndup(cx->arena, s, n), *out = text;
	char type = *text;
	*ret = (struct value){0};
	if (!type)
		return fail(cx, E_INTERNAL, "error.internal");
	for (const char *p = text + 1; *p; p++)
		*out++ = *p != '\\' ? *p : *++p == 'n' ? '\n' : *p;
	*out = 0;
	ret->type = type == 's' ? V_STR : type == 'i' ? V_INT : type == 'r' ? V_REAL : V_NONE;
	ret->s = text;
	ret->i = type == 'i' ? strtoll(text, NULL, 10) : 0;
	ret->d = type == 'r' ? strtod(text, NULL) : 0;
	return OK;
}

/* Lines have no keys to products and people that the database would watch; the list was made before. */
static bool used(const struct undo *u, int64_t id)
{
	size_t from = 0, to = u->used.count;
	while (from < to) {
		size_t at = from + (to - from) / 2;
		int64_t other = list_at(&u->used, struct touched_row, at)->account_id;
		if (other == id)
			return true;
		if (other < id)
			from = at + 1;
		else
			to = at;
	}
	return false;
}

static enum err remove_product(struct ctx *cx, int64_t id, bool *ret_done)
{
	*ret_done = true;
	return product_remove(cx, id);
}

/* Put the old values of the changed fields back into `obj`. */
static enum err put_old(struct ctx *cx, const struct record *rec, const char *old, void *obj)
{
	while (*old) {
		const char *tab = strchr(old, '\t'), *end = tab ? strchr(tab, '\n') : NULL;
		struct value v;
		if (!end)
			return fail(cx, E_INTERNAL, "error.internal");
		const struct field *f = record_field(rec, arena_strndup(cx->arena, old, (size_t)(tab - old)));
		TRY(old_text(cx, tab + 1, (size_t)(end - tab - 1), &v));
		if (f)
			TRY(field_set(cx, f, obj, &v));
		old = end + 1;
	}
	return OK;
}

static enum err undo_account(struct ctx *cx, const struct undo *u, const struct change_row *c, bool *ret_done,
                             int64_t *ret_version)
{
	struct account before, after;
	TRY(account_get(cx, c->record_id, &before));
	if (before.version != c->version)
		return OK;
	if (!c->old)
		return account_remove(cx, c->record_id, ret_done);
	after = before;
	TRY(put_old(cx, &account_record, c->old, &after));
	after.import_id = u->run.id;
	*ret_done = true;
	TRY(account_save(cx, &before, &after, u->run.id));
	*ret_version = after.version;
	return OK;
}

static enum err undo_product(struct ctx *cx, const struct undo *u, const struct change_row *c, bool *ret_done,
                             int64_t *ret_version)
{
	struct product before, after;
	TRY(product_get(cx, c->record_id, &before));
	if (before.version != c->version)
		return OK;
	if (!c->old)
		return used(u, c->record_id) ? OK : remove_product(cx, c->record_id, ret_done);
	after = before;
	TRY(put_old(cx, &product_record, c->old, &after));
	*ret_done = true;
	TRY(product_save(cx, &before, &after, u->run.id));
	*ret_version = after.version;
	return OK;
}

static enum err undo_person(struct ctx *cx, const struct undo *u, const struct change_row *c, bool *ret_done,
                            int64_t *ret_version)
{
	struct person before, after;
	TRY(person_get(cx, c->record_id, &before));
	if (before.version != c->version)
		return OK;
	if (!c->old)
		return used(u, c->record_id) ? OK : person_remove(cx, c->record_id, ret_done);
	after = before;
	TRY(put_old(cx, &person_record, c->old, &after));
	after.import_id = u->run.id;
	*ret_done = true;
	TRY(person_save(cx, &before, &after, u->run.id));
	*ret_version = after.version;
	return OK;
}

/* One record, and what the import noted of it when that is done. */
static enum err undo_record(struct ctx *cx, const struct undo *u, const struct change_row *c, bool *ret_done)
{
	int64_t version = 0;
	enum err e = u->kind == ITEM_ACCOUNT   ? undo_account(cx, u, c, ret_done, &version)
	             : u->kind == ITEM_PRODUCT ? undo_product(cx, u, c, ret_done, &version)
	                                       : undo_person(cx, u, c, ret_done, &version);
	if (e == E_INVALID)
		*ret_done = false; /* what was before breaks a rule now: it stays */
	else if (e == E_NOT_FOUND)
		*ret_done = true; /* gone already */
	else
		TRY(e);
	if (!*ret_done)
		return OK;
	struct arg args[] = {ARG("run", u->run.id), ARG("kind", c->kind), ARG("id", c->record_id),
	                     ARG("version", version), ARG("was", c->was)};
	if (version)
		TRY(db_exec(cx, &import_queries[UNDO_CHANGE_BACK], (struct args){NULL, args, 5}, NULL));
	return db_exec_one(cx, &import_queries[UNDO_CHANGE_DROP], (struct args){NULL, args, 3});
}

/* Some records of one kind. One that is changed since, or that something refers to, stays, and so does its note. */
static enum err undo_records(struct ctx *cx, void *arg)
{
	struct undo *u = arg;
	struct list rows;
	int64_t removed = 0;
	u->next = u->run;
	run_hold(&u->next);
	TRY(db_list(cx, &import_queries[UNDO_RECORDS],
	            ARGS(ARG("run", u->run.id), ARG("kind", item_kind_names[u->kind]), ARG("after", u->after),
	                 ARG("max", u->max)),
	            0, &rows));
	u->last = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct change_row *c = list_at(&rows, struct change_row, i);
		bool done = false;
		u->tried = c->record_id;
		fault_clear(cx);
		TRY(undo_record(cx, u, c, &done));
		removed += done;
		u->last = c->record_id;
	}
	fault_clear(cx);
	u->removed = removed;
	return run_put(cx, &u->next);
}

/* One walk through the lines that are left; nothing is held meanwhile. */
static enum err find_used(struct ctx *cx, void *arg)
{
	struct undo *u = arg;
	u->used = (struct list){0};
	if (u->kind == ITEM_ACCOUNT)
		return OK; /* found by an index */
	return db_list(cx, &import_queries[u->kind == ITEM_PRODUCT ? UNDO_USED_PRODUCTS : UNDO_USED_PEOPLE],
	               ARGS(ARG("run", u->run.id)), 0, &u->used);
}

static void tell(struct ctx *cx, struct undo *u)
{
	u->run = u->next;
	if (u->progress && u->progress->tell)
		u->progress->tell(cx, &u->run, u->progress->arg);
}

/* All records of a kind, again and again while some go: one may have stood in another's way (a group and its companies). A refusal
 * of the database itself shows which one only when they are tried one by one. */
static enum err undo_kind(struct ctx *cx, struct undo *u)
{
	bool progress = true;
	for (int pass = 0; progress && pass < PASSES; pass++) {
		progress = false;
		u->after = 0;
		u->max = RECORDS_MAX;
		for (;;) {
			struct arena_mark mark = arena_mark(cx->arena);
			int64_t skipped = 0;
			enum err e = step_work(cx, TX_WRITE, undo_records, u);
			if (e == E_CONFLICT && db_in_tx(cx))
				return e;
			if (e == E_CONFLICT && u->max > 1) {
				u->max = 1;
				fault_clear(cx);
				continue;
			}
			if (e == E_CONFLICT) {
				fault_clear(cx);
				skipped = u->tried;
			} else {
				TRY(e);
				tell(cx, u);
				progress |= u->removed > 0;
			}
			arena_reset(cx->arena, mark);
			if (!u->last && !skipped)
				break;
			u->after = skipped ? skipped : u->last;
		}
	}
	return OK;
}

static enum err count_left(struct ctx *cx, struct import_job *job)
{
	TRY(db_int(cx, &import_queries[UNDO_LEFT], ARGS(ARG("run", job->run.id)), 0, &job->run.rows_left));
	return OK;
}

enum err undo_work(struct ctx *cx, const struct import_run *run, const struct import_progress *progress,
                   struct import_run *ret)
{
	struct undo u = {.run = *run, .progress = progress, .rows = ROWS_FIRST};
	while (!u.done) {
		struct arena_mark mark = arena_mark(cx->arena);
		int64_t started = clock_monotonic_us();
		TRY(step_work(cx, TX_WRITE, undo_lines, &u));
		int64_t us = clock_monotonic_us() - started;
		u.rows = us > LOCK_US ? u.rows / 2 + 1 : us < LOCK_US / 2 && u.rows < ROWS_MAX ? u.rows * 2 : u.rows;
		tell(cx, &u);
		arena_reset(cx->arena, mark);
	}
	for (u.kind = 0; u.kind <= ITEM_PERSON; u.kind++) {
		TRY(step_work(cx, TX_READ, find_used, &u));
		TRY(undo_kind(cx, &u));
	}
	struct import_job job;
	job_init(&job, &u.run, progress);
	job.stored = true;
	enum err e = count_left(cx, &job);
	if (e == OK)
		e = import_totals(cx, &job, RUN_UNDONE);
	*ret = job.run;
	job_fini(&job);
	if (e == OK && db_in_tx(cx) == TX_NONE)
		file_forget(cx, run->path);
	return e;
}

enum err run_undoable(struct ctx *cx, const struct import_run *run)
{
	struct import_run now = *run;
	import_settle(&now);
	bool fit = now.state == RUN_DONE || now.state == RUN_FAILED || now.state == RUN_INTERRUPTED ||
	           (now.state == RUN_UNDONE && now.rows_left);
	if (!fit)
		return fail(cx, E_CONFLICT, now.state == RUN_UNDONE ? "import.undone_already" : "import.not_undoable");
	return run_busy(cx, run->id);
}

struct undo_all {
	struct import_run run; /* as it was */
	const struct import_progress *progress;
	struct import_run done;
};

static enum err claim(struct ctx *cx, void *arg)
{
	struct undo_all *w = arg;
	w->done = w->run;
	w->done.state = RUN_UNDOING;
	run_hold(&w->done);
	return run_put(cx, &w->done);
}

static enum err undo_at_once(struct ctx *cx, void *arg)
{
	struct undo_all *w = arg;
	TRY(claim(cx, w));
	return undo_work(cx, &w->done, w->progress, &w->done);
}

/* A small one is undone in one transaction, whole or not at all, unless the database itself keeps one of its records back. */
enum err import_undo(struct ctx *cx, int64_t id, const struct import_progress *progress, struct import_run *ret)
{
	enum { SMALL_ROWS = 200 };
	struct undo_all w = {.progress = progress};
	const struct import_run *run = &w.run;
	TRY(import_get(cx, id, &w.run));
	TRY(run_undoable(cx, run));
	bool small = run->rows_read <= SMALL_ROWS;
	enum err e = small ? db_work(cx, TX_WRITE, undo_at_once, &w) : E_CONFLICT;
	if (e == E_CONFLICT) {
		fault_clear(cx);
		TRY(db_work(cx, TX_WRITE, claim, &w));
		e = undo_work(cx, &w.done, progress, &w.done);
	}
	*ret = w.done;
	return e;
}

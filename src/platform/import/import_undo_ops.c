/* Undo: lines first (each is either restored or removed), then the records that the import made or changed and nobody has touched
 * since, then what follows from them. What is done is gone from the import's own notes, so that a crash only means going on. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_FIRST = 2000, ROWS_MAX = 20000, RECORDS_MAX = 200, PASSES = 50 };

struct undo {
	const struct import_kind *kind;
	struct import_run run, next;
	const struct import_progress *progress;
	int64_t rows; /* lines at a time */
	bool done;
	const struct import_noun *noun;
	int64_t after, max, removed;        /* records of a noun: id, how many at a time, how many of this pass */
	struct list used[IMPORT_KINDS_MAX]; /* of the noun, by kind: ids that lines of other imports refer to, rising */
	int64_t last, tried;                /* of the chunk; the one at hand when it was refused */
};

/* One chunk of the lines that the import wrote last. */
static enum err undo_lines(struct ctx *cx, void *arg)
{
	struct undo *u = arg;
	u->next = u->run;
	run_hold(&u->next);
	TRY(u->kind->worker->undo(cx, u->run.id, u->rows, &u->done));
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

static bool stands_in(const struct list *ids, int64_t id)
{
	size_t from = 0, to = ids->count;
	while (from < to) {
		size_t at = from + (to - from) / 2;
		int64_t other = list_at(ids, struct import_used, at)->id;
		if (other == id)
			return true;
		if (other < id)
			from = at + 1;
		else
			to = at;
	}
	return false;
}

/* Lines have no keys to some of what they name that the database would watch; the lists were made before. */
static bool used(const struct undo *u, int64_t id)
{
	for (size_t i = 0; i < import_kind_count(); i++)
		if (stands_in(&u->used[i], id))
			return true;
	return false;
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

static enum err undo_values(struct ctx *cx, const struct undo *u, const struct change_row *c, bool *ret_done,
                            int64_t *ret_version)
{
	const struct record *rec = u->noun->record;
	void *before = arena_alloc(cx->arena, rec->size), *after = arena_alloc(cx->arena, rec->size);
	TRY(u->noun->get(cx, u->noun, c->record_id, before));
	if (record_version(rec, before) != c->version)
		return OK;
	if (!c->old)
		return used(u, c->record_id) ? OK : u->noun->remove(cx, u->noun, c->record_id, ret_done);
	memcpy(after, before, rec->size);
	TRY(put_old(cx, rec, c->old, after));
	*ret_done = true;
	TRY(u->noun->save(cx, u->noun, before, after, u->run.id));
	*ret_version = record_version(rec, after);
	return OK;
}

/* One record, and what the import noted of it when that is done. */
static enum err undo_record(struct ctx *cx, const struct undo *u, const struct change_row *c, bool *ret_done)
{
	int64_t version = 0;
	enum err e = undo_values(cx, u, c, ret_done, &version);
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

/* Some records of one noun. One that is changed since, or that something refers to, stays, and so does its note. */
static enum err undo_records(struct ctx *cx, void *arg)
{
	struct undo *u = arg;
	struct list rows;
	int64_t removed = 0;
	u->next = u->run;
	run_hold(&u->next);
	TRY(db_list(cx, &import_queries[UNDO_RECORDS],
	            ARGS(ARG("run", u->run.id), ARG("kind", u->noun->name), ARG("after", u->after), ARG("max", u->max)),
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
	for (size_t i = 0; i < import_kind_count(); i++) {
		const struct import_worker *worker = import_kind((int32_t)i)->worker;
		u->used[i] = (struct list){0};
		if (worker->used)
			TRY(worker->used(cx, u->noun, u->run.id, &u->used[i]));
	}
	return OK;
}

static void tell(struct ctx *cx, struct undo *u)
{
	u->run = u->next;
	if (u->progress && u->progress->tell)
		u->progress->tell(cx, &u->run, u->progress->arg);
}

/* All records of a noun, again and again while some go: one may have stood in another's way (a group and its companies). A refusal
 * of the database itself shows which one only when they are tried one by one. */
static enum err undo_noun(struct ctx *cx, struct undo *u)
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

/* What is left: records that people changed or that something refers to, and of lines what the kind says. */
static enum err count_left(struct ctx *cx, struct import_job *job)
{
	int64_t lines = 0;
	if (job->kind->worker->left)
		TRY(job->kind->worker->left(cx, job->run.id, &lines));
	TRY(db_int(cx, &import_queries[UNDO_LEFT], ARGS(ARG("run", job->run.id)), 0, &job->run.rows_left));
	job->run.rows_left += lines;
	return OK;
}

static enum err undo_all_lines(struct ctx *cx, struct undo *u)
{
	while (!u->done) {
		struct arena_mark mark = arena_mark(cx->arena);
		int64_t started = clock_monotonic_us();
		TRY(step_work(cx, TX_WRITE, undo_lines, u));
		int64_t us = clock_monotonic_us() - started;
		u->rows = us > LOCK_US                             ? u->rows / 2 + 1
		          : us < LOCK_US / 2 && u->rows < ROWS_MAX ? u->rows * 2
		                                                   : u->rows;
		tell(cx, u);
		arena_reset(cx->arena, mark);
	}
	return OK;
}

enum err undo_work(struct ctx *cx, const struct import_run *run, const struct import_progress *progress,
                   struct import_run *ret)
{
	struct undo u = {.kind = import_kind(run->kind), .run = *run, .progress = progress, .rows = ROWS_FIRST};
	if (u.kind->worker->undo)
		TRY(undo_all_lines(cx, &u));
	for (const struct import_noun *const *noun = u.kind->nouns; *noun; noun++) {
		u.noun = *noun;
		TRY(step_work(cx, TX_READ, find_used, &u));
		TRY(undo_noun(cx, &u));
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

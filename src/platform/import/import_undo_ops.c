/* Undo: lines first (each is either restored or removed), then the records that the import made or changed and nobody has touched
 * since, then what follows from them. What is done is gone from the import's own notes, so that a crash only means going on. */
#include "platform/import/import_inner_ops.h"

#include "platform/import/import_source_store.h"
#include "platform/noun/noun_ops.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS_MAX = 200, PASSES = 50 };

static int by_id(const void *a, const void *b)
{
	int64_t id = ((const struct import_used *)a)->id, other = ((const struct import_used *)b)->id;
	return id < other ? -1 : id > other;
}

/* Lines have no keys to some of what they name that the database would watch; the lists were made before. */
static bool used(const struct import_undo *u, int64_t id)
{
	const struct import_used key = {id};
	for (size_t i = 0; i < import_kind_count(); i++)
		if (u->used[i].count && bsearch(&key, u->used[i].items, u->used[i].count, sizeof key, by_id))
			return true;
	return false;
}

static const struct import_noun *undone_noun(const struct import_work *w)
{
	return w->job.kind->nouns[w->undo.at.noun];
}

static enum err undo_values(struct ctx *cx, const struct import_work *w, const struct change_row *c, bool *ret_done,
                            int64_t *ret_version)
{
	const struct import_noun *noun = undone_noun(w);
	const struct record *rec = noun->record;
	void *before, *after;
	bool hidden = false;
	if (noun->plain)
		TRY(noun_hidden(cx, noun->plain, c->record_id, &hidden));
	if (hidden)
		return OK; /* whoever undoes may not know of it any more: it stays, as if it had been changed since */
	TRY(record_read(cx, noun, c->record_id, &before, &after));
	if (record_version(rec, before) != c->version)
		return OK;
	if (!c->old)
		return used(&w->undo, c->record_id) ? OK : noun->remove(cx, noun, c->record_id, ret_done);
	TRY(old_put_back(cx, rec, c->old, after));
	/* As a row of a file is: what was before may break a rule now. */
	struct import_reason why;
	*ret_done = true;
	if (noun->check)
		TRY(noun->check(cx, noun, before, after, &why, ret_done));
	if (!*ret_done)
		return OK;
	TRY(noun->save(cx, noun, before, after, w->job.run.id));
	*ret_version = record_version(rec, after);
	return OK;
}

/* One record, and what the import noted of it when that is done. */
static enum err undo_record(struct ctx *cx, const struct import_work *w, const struct change_row *c, bool *ret_done)
{
	int64_t version = 0;
	enum err e = undo_values(cx, w, c, ret_done, &version);
	if (e == E_INVALID)
		*ret_done = false; /* what was before breaks a rule now: it stays */
	else if (e == E_NOT_FOUND)
		*ret_done = true; /* gone already */
	else
		TRY(e);
	if (!*ret_done)
		return OK;
	struct arg args[] = {ARG("run", w->job.run.id), ARG("kind", c->kind), ARG("id", c->record_id),
	                     ARG("version", version), ARG("was", c->was)};
	if (version)
		TRY(db_exec(cx, &import_queries[UNDO_CHANGE_BACK], (struct args){NULL, args, 5}, NULL));
	return db_exec_one(cx, &import_queries[UNDO_CHANGE_DROP], (struct args){NULL, args, 3});
}

/* Where to go on behind some records of one noun, the last of which was `last`; 0: there are no more of it. Its records are gone
 * through again and again while some go: one may have stood in another's way (a group and its companies). */
static void go_behind(const struct import_work *w, int64_t last, struct import_undo_at *at)
{
	at->after = last;
	if (last)
		return;
	at->alone = false;
	if (!at->progress || ++at->pass == PASSES) {
		at->pass = 0;
		at->noun++;
	}
	at->progress = false;
	at->stage = w->job.kind->nouns[at->noun] ? UNDOES_RECORDS : UNDOES_TOTALS;
}

/* Some records of one noun. One that is changed since, or that something refers to, stays, and so does its note. */
static enum err undo_records(struct ctx *cx, struct import_work *w, struct import_undo_at *at)
{
	struct list rows;
	int64_t last = 0, max = at->alone ? 1 : w->size < RECORDS_MAX ? w->size : RECORDS_MAX;
	TRY(db_list(cx, &import_queries[UNDO_RECORDS],
	            ARGS(ARG("run", w->job.run.id), ARG("kind", undone_noun(w)->name), ARG("after", at->after),
	                 ARG("max", max)),
	            0, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct change_row *c = list_at(&rows, struct change_row, i);
		bool done = false;
		w->undo.tried = c->record_id;
		fault_clear(cx);
		TRY(undo_record(cx, w, c, &done));
		at->progress |= done;
		last = c->record_id;
	}
	fault_clear(cx);
	go_behind(w, last, at);
	return OK;
}

/* One walk through the lines that are left; nothing is held meanwhile. */
static enum err find_used(struct ctx *cx, void *arg)
{
	struct import_work *w = arg;
	for (size_t i = 0; i < import_kind_count(); i++) {
		const struct import_worker *worker = import_kind((int32_t)i)->worker;
		w->undo.used[i] = (struct list){0};
		if (worker->used)
			TRY(worker->used(cx, undone_noun(w), w->job.run.id, &w->undo.used[i]));
	}
	return OK;
}

/* What is left: records that people changed or that something refers to, and of lines what the kind says. */
static enum err count_left(struct ctx *cx, struct import_job *job)
{
	int64_t lines = 0, given = 0;
	if (job->kind->worker->left)
		TRY(job->kind->worker->left(cx, job->run.id, &lines));
	if (job->besides)
		TRY(job->besides->left(cx, job->run.id, &given));
	TRY(db_int(cx, &import_queries[UNDO_LEFT], ARGS(ARG("run", job->run.id)), 0, &job->run.rows_left));
	job->run.rows_left += lines + given;
	return OK;
}

enum err undo_prepare(struct ctx *cx, struct import_work *w)
{
	const struct import_undo_at *at = &w->undo.at;
	if (at->stage == UNDOES_RECORDS && !at->pass && !at->after && !at->alone) {
		TRY(step_work(cx, TX_READ, find_used, w));
		w->lasting = arena_mark(&w->arena);
	}
	return at->stage == UNDOES_TOTALS && !w->totals.settled ? count_left(cx, &w->job) : OK;
}

enum err undo_write(struct ctx *cx, struct import_work *w)
{
	struct import_undo_at *next = &w->undo.next;
	const struct import_worker *worker = w->job.kind->worker;
	bool done = !worker->undo;
	*next = w->undo.at;
	if (next->stage == UNDOES_RECORDS)
		return undo_records(cx, w, next);
	int64_t keys = 0;
	TRY(import_source_store_drop_keys(cx, w->job.run.id, w->size, &keys));
	if (keys)
		return OK; /* the next chunk goes on with them */
	bool taken = true;
	if (w->job.besides)
		TRY(w->job.besides->take_back(cx, &w->job.run, w->size, &taken));
	if (!taken)
		return OK;
	if (!done)
		TRY(worker->undo(cx, w->job.run.id, w->size, &done));
	if (done)
		next->stage = UNDOES_RECORDS;
	return OK;
}

/* A refusal of the database itself shows which record it is of only when they are tried one by one. */
bool undo_goes_on(struct import_work *w, enum err e)
{
	struct import_undo_at *at = &w->undo.at;
	if (e != E_CONFLICT || at->stage != UNDOES_RECORDS)
		return false;
	if (at->alone)
		go_behind(w, w->undo.tried, at);
	at->alone = true;
	return true;
}

enum err run_undoable(struct ctx *cx, const struct import_run *run)
{
	struct import_run now = *run;
	TRY(import_settle(cx, &now));
	bool fit = now.state == RUN_DONE || now.state == RUN_FAILED || now.state == RUN_INTERRUPTED ||
	           (now.state == RUN_UNDONE && now.rows_left);
	if (!fit)
		return fail(cx, E_CONFLICT, now.state == RUN_UNDONE ? "import.undone_already" : "import.not_undoable");
	return run_none_at_work(cx);
}

/* One chunk of a file: read and judged without holding anything, then written in one short transaction together with the place
 * it brought the import to. */
#include "platform/import/import_inner_ops.h"

#include "platform/setting/setting_ops.h"

#include <string.h>

enum { CHUNK_BYTES = 4 * 1024 * 1024 };

static const struct import_worker *worker_of(const struct import_job *job)
{
	return job->kind->worker;
}

/* A row of empty cells, as spreadsheets leave below a table, is no row. */
static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->lengths[i])
			return false;
	return true;
}

/* The file cannot be read further. */
static void keep_fault(struct import_job *job, const struct fault *f)
{
	job->fault = fault_kept(&job->uniques.memory, f);
	job->run.message = job->fault.key;
	job->run.message_param = job->fault.param[0];
	job->ended = true;
}

/* Rows until the chunk is full, the file ends, or everything that is in already has been counted again. */
static void read_rows(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	const struct csv_row *row;
	while (c->rows < job->want && c->bytes < CHUNK_BYTES) {
		if (job->limit && !job->recount && job->run.rows_read + (int64_t)c->rows >= job->limit) {
			job->ended = job->cut = true;
			return;
		}
		if (csv_next(cx, job->csv, &row) != OK) {
			keep_fault(job, &cx->fault);
			return;
		}
		if (!row) {
			job->ended = true;
			return;
		}
		if (is_blank(row))
			continue;
		if (import_row_is_total(cx, &job->spec, row)) {
			c->total_rows += !job->recount;
			continue;
		}
		c->rows++;
		c->line = row->line;
		for (size_t i = 0; i < row->count; i++)
			c->bytes += row->lengths[i];
		worker_of(job)->read(cx, job, c, row);
		if (job->recount && row->line >= job->run.line)
			return;
	}
}

static void reckon(struct import_job *job, const struct import_chunk *c)
{
	struct import_run *next = &job->next;
	next->rows_read += (int64_t)c->rows;
	next->total_rows += c->total_rows;
	for (const struct chunk_note *n = c->notes.first; n; n = n->next) {
		next->rows_rejected += !n->row.warning;
		next->warnings += n->row.warning;
	}
	if (c->rows)
		next->line = c->line;
	next->bytes = csv_bytes_read(job->csv);
	if (job->ended && !job->limit)
		next->state = RUN_TOTALS;
}

static enum err chunk_judge(struct ctx *cx, void *arg)
{
	struct import_work *w = arg;
	struct import_job *job = &w->job;
	if (!job->recount)
		TRY(chunk_look_up(cx, job, &w->chunk));
	job->next = job->run;
	return worker_of(job)->judge(cx, job, &w->chunk);
}

static enum err write_notes(struct ctx *cx, const struct import_job *job, const struct import_chunk *c)
{
	struct import_reject *rows = arena_array(cx->arena, struct import_reject, c->notes.count + 1);
	size_t n = 0;
	for (const struct chunk_note *i = c->notes.first; i; i = i->next) {
		rows[n] = i->row;
		rows[n++].import_id = job->run.id;
	}
	return db_exec_many(cx, &import_queries[REJECT_ADD], rows, n);
}

enum err chunk_write(struct ctx *cx, struct import_work *w)
{
	struct import_job *job = &w->job;
	if (job->recount)
		return w->spilled ? worker_of(job)->write(cx, job, &w->chunk) : OK;
	w->next = job->next;
	TRY(worker_of(job)->write(cx, job, &w->chunk));
	TRY(write_notes(cx, job, &w->chunk));
	return run_put(cx, &w->next);
}

/* Somebody else made a record or a line meanwhile: look again. */
static void look_again(struct import_job *job, struct import_chunk *c, const struct chunk_notes *as_read)
{
	job->alone = false;
	for (int i = 0; i < IMPORT_NOUNS_MAX; i++) {
		c->made[i] = NULL;
		c->made_end[i] = &c->made[i];
	}
	c->notes = *as_read;
	*c->notes.end = NULL;
	if (!c->notes.first)
		c->notes.end = &c->notes.first;
}

enum err chunk_prepare(struct ctx *cx, struct import_work *w, int64_t size)
{
	struct import_job *job = &w->job;
	bool first = !w->pending;
	if (first) {
		job->want = (size_t)size;
		chunk_init(&w->chunk);
		worker_of(job)->begin(cx, job, &w->chunk);
		read_rows(cx, job, &w->chunk);
		w->as_read = w->chunk.notes;
		w->pending = true;
		w->refusals = 0;
	} else if (w->refused) {
		look_again(job, &w->chunk, &w->as_read);
	} else {
		return OK;
	}
	TRY(step_work(cx, TX_READ, chunk_judge, w));
	if (first)
		w->spilled = !job->dry && worker_of(job)->spill && worker_of(job)->spill(cx, job, &w->chunk);
	reckon(job, &w->chunk);
	w->refused = false;
	return OK;
}

bool chunk_goes_on(struct ctx *cx, struct import_work *w, enum err e)
{
	w->refused = e == E_CONFLICT && !w->job.recount && !strcmp(cx->fault.key, "error.db_conflict");
	return w->refused && ++w->refusals < 3;
}

/* Lines name more and more records; those of chunks that are in can be looked up again. A dry run has nothing in the base to look
 * up, and records refer to each other. */
static void forget(struct import_job *job)
{
	if (job->dry || !(job->kind->flags & KIND_LINES))
		return;
	for (int i = 0; job->kind->nouns[i]; i++)
		if (!(job->kind->lasting & 1u << i))
			items_trim(&job->items[i], ITEMS_MAX);
}

void chunk_done(struct ctx *cx, struct import_work *w)
{
	struct import_job *job = &w->job;
	struct import_chunk *c = &w->chunk;
	w->pending = false;
	for (int noun = 0; noun < IMPORT_NOUNS_MAX; noun++) {
		for (struct import_item *i = c->unseen[noun]; i; i = i->next)
			i->queued = false;
		for (struct import_item *i = c->made[noun]; i; i = i->next_made) {
			i->own = i->state == ITEM_NEW && !i->name;
			if (i->own)
				i->name = i->number;
			i->state = ITEM_KNOWN;
			i->named = false;
		}
	}
	worker_of(job)->written(cx, job, c);
	if (job->recount) {
		job->recount = c->line < job->run.line;
		return;
	}
	job->run = job->dry ? job->next : w->next;
	forget(job);
}

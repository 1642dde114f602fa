/* One chunk of a file: read and judged without holding anything, then written in one short transaction together with the place
 * it brought the import to. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

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

/* Rows until the chunk is full, the file ends, or everything that is in already has been counted again. */
static void read_rows(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	const struct csv_row *row;
	while (c->rows < job->want && c->bytes < CHUNK_BYTES) {
		if (job->limit && !job->recount && job->run.rows_read + (int64_t)c->rows >= job->limit) {
			job->ended = true;
			return;
		}
		if (csv_next(cx, job->csv, &row) != OK) {
			job->fault = cx->fault;
			job->ended = true;
			return;
		}
		if (!row) {
			job->ended = true;
			return;
		}
		if (is_blank(row))
			continue;
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

struct chunk_work {
	struct import_job *job;
	struct import_chunk *chunk;
	struct import_run judged; /* what the run becomes, before it is written */
	bool spilled;
};

static enum err chunk_judge(struct ctx *cx, void *arg)
{
	struct chunk_work *w = arg;
	struct import_job *job = w->job;
	if (!job->recount)
		TRY(chunk_look_up(cx, job, w->chunk));
	job->next = job->run;
	return worker_of(job)->judge(cx, job, w->chunk);
}

static enum err write_notes(struct ctx *cx, const struct import_job *job, const struct import_chunk *c)
{
	struct reject_row *rows = arena_array(cx->arena, struct reject_row, c->notes.count + 1);
	size_t n = 0;
	for (const struct chunk_note *i = c->notes.first; i; i = i->next) {
		rows[n] = i->row;
		rows[n++].import_id = job->run.id;
	}
	return db_exec_many(cx, &import_queries[REJECT_ADD], rows, n);
}

/* May the whole import be one transaction? Then it leaves either everything or nothing. */
static bool is_small(const struct import_job *job, const struct import_chunk *c)
{
	enum { SMALL_ROWS = 200 };
	return !job->stored && job->ended && c->rows <= SMALL_ROWS;
}

static enum err chunk_write(struct ctx *cx, void *arg)
{
	struct chunk_work *w = arg;
	struct import_job *job = w->job;
	struct import_run next = w->judged;
	run_hold(&next);
	if (!job->stored) {
		if (job->adopt_currency)
			TRY(setting_put(cx, "currency", next.currency));
		TRY(db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(&next)));
	}
	TRY(worker_of(job)->write(cx, job, w->chunk));
	if (!job->recount)
		TRY(write_notes(cx, job, w->chunk));
	if (is_small(job, w->chunk)) {
		bool done = false;
		struct import_totals totals = {0};
		for (int steps = 0; !done && steps < 40; steps++)
			TRY(totals_step(cx, job, &next, &totals, &done));
		if (done)
			TRY(run_end(cx, &next, RUN_DONE));
	}
	if (job->stored || next.state == RUN_DONE)
		TRY(run_put(cx, &next));
	job->next = next;
	return OK;
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

static enum err judge_and_write(struct ctx *cx, struct chunk_work *w)
{
	struct import_job *job = w->job;
	struct chunk_notes as_read = w->chunk->notes;
	for (int tries = 0;; tries++) {
		TRY(step_work(cx, TX_READ, chunk_judge, w));
		if (tries == 0 && !job->dry && worker_of(job)->spill)
			w->spilled = worker_of(job)->spill(cx, job, w->chunk);
		reckon(job, w->chunk);
		if (job->dry || (job->recount && !w->spilled))
			return OK;
		w->judged = job->next;
		enum err e = step_work(cx, TX_WRITE, chunk_write, w);
		if (e != E_CONFLICT || db_in_tx(cx) || tries == 2 || job->recount ||
		    strcmp(cx->fault.key, "error.db_conflict") != 0)
			return e;
		fault_clear(cx);
		look_again(job, w->chunk, &as_read);
	}
}

/* So many rows that the next transaction holds the lock as long as it may. */
static void adapt(struct import_job *job, size_t rows, int64_t us)
{
	if (us <= 0 || rows * 2 < job->want)
		return;
	size_t want = (size_t)((double)rows * LOCK_US / (double)us);
	job->want = want > 2 * job->want ? 2 * job->want : want;
	if (job->want < CHUNK_MIN)
		job->want = CHUNK_MIN;
	if (job->want > CHUNK_MAX)
		job->want = CHUNK_MAX;
}

/* Nothing is written: the first reasons are kept for whoever tries. */
static void keep_reasons(struct import_job *job, const struct import_chunk *c)
{
	struct import_items *memory = &job->uniques;
	for (const struct chunk_note *n = c->notes.first; n; n = n->next) {
		if (n->row.warning || job->tried_count == sizeof job->tried / sizeof job->tried[0])
			continue;
		job->tried[job->tried_count++] = (struct import_reject){.line = n->row.line,
		                                                        .reason = n->row.reason,
		                                                        .param0 = items_keep(memory, n->row.param0),
		                                                        .param1 = items_keep(memory, n->row.param1),
		                                                        .nth = NONE,
		                                                        .cells = ""};
	}
}

static void chunk_done(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
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
		job->run.version = job->next.version;
		job->recount = c->line < job->run.line;
		return;
	}
	job->run = job->next;
	if (job->dry)
		keep_reasons(job, c);
	job->stored |= !job->dry;
}

/* Lines name more and more records; those of chunks that are in can be looked up again. A dry run has nothing in the base to look
 * up, and records refer to each other. */
static void forget(struct import_job *job)
{
	if (job->dry || !(job->kind->flags & KIND_LINES))
		return;
	for (int i = 0; job->kind->nouns[i]; i++)
		if (!(job->kind->kept & 1u << i))
			items_trim(&job->items[i], ITEMS_MAX);
}

enum err import_step(struct ctx *cx, struct import_job *job)
{
	struct arena_mark mark = arena_mark(cx->arena);
	struct import_chunk c;
	struct chunk_work w = {.job = job, .chunk = &c};
	chunk_init(&c);
	worker_of(job)->begin(cx, job, &c);
	read_rows(cx, job, &c);
	if (job->fault.code != OK && !job->stored)
		return fault_again(cx, &job->fault);
	int64_t started = clock_monotonic_us();
	TRY(judge_and_write(cx, &w));
	adapt(job, c.rows, clock_monotonic_us() - started);
	chunk_done(cx, job, &c);
	forget(job);
	if (job->fault.code == OK)
		arena_reset(cx->arena, mark);
	if (job->progress.tell)
		job->progress.tell(cx, &job->run, job->progress.arg);
	return OK;
}

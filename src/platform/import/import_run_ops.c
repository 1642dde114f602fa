/* A run as the base keeps it: how far it is, how it ends. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "platform/history/history_ops.h"
#include "platform/job/job_ops.h"
#include "platform/setting/setting_ops.h"

#include <time.h>

/* Is somebody at work on it, or about to be? */
static enum err at_work(struct ctx *cx, const struct import_run *run, bool *ret)
{
	struct job job;
	*ret = false;
	if (!run_is_under_way(run))
		return OK;
	TRY(job_get(cx, &import_job_kind, &job));
	*ret = job.position == run->id && job_at_work(&job, cx->now);
	return OK;
}

enum err import_settle(struct ctx *cx, struct import_run *run)
{
	bool working;
	TRY(at_work(cx, run, &working));
	if (run_is_under_way(run) && !working)
		run->state = RUN_INTERRUPTED;
	return OK;
}

enum err run_put(struct ctx *cx, struct import_run *run)
{
	TRY(db_exec_one(cx, &import_queries[RUN_PUT], ARGS_OBJ(run)));
	run->version++;
	return OK;
}

enum err run_end(struct ctx *cx, struct import_run *run, enum import_state state)
{
	run->state = state;
	run->ended = clock_now();
	run->path = run->fingerprint = NULL;
	struct history_subject of = {.record = &import_run_record, .id = run->id, .import_id = run->id};
	return history_event(cx, &of, state == RUN_UNDONE ? "import_undone" : "imported", run->file_name);
}

enum err run_none_at_work(struct ctx *cx)
{
	struct job job;
	struct import_run run;
	TRY(job_get(cx, &import_job_kind, &job));
	if (!job_at_work(&job, cx->now))
		return OK;
	TRY(import_get(cx, job.position, &run));
	return fail(cx, E_CONFLICT, "import.busy", run.file_name);
}

enum err import_get(struct ctx *cx, int64_t id, struct import_run *ret)
{
	enum err e = db_one(cx, &import_queries[RUN_GET], ARGS(ARG("id", id)), ret);
	return e == E_NOT_FOUND ? fail(cx, e, "import.not_found") : e;
}

enum err import_list(struct ctx *cx, int64_t before, size_t max, struct list *ret)
{
	int64_t from = before ? before : INT64_MAX;
	return db_list(cx, &import_queries[RUN_LIST], ARGS(ARG("before", from), ARG("max", (int64_t)max + 1)), max,
	               ret);
}

enum err import_rejects(struct ctx *cx, int64_t id, bool warnings, int64_t line, int64_t seq, size_t max,
                        struct list *ret)
{
	struct list rows;
	TRY(db_list(cx, &import_queries[REJECT_LIST],
	            ARGS(ARG("run", id), ARG("warning", (int64_t)warnings), ARG("line", line), ARG("seq", seq),
	                 ARG("max", (int64_t)max + 1)),
	            max, &rows));
	struct import_reject *shown = arena_array(cx->arena, struct import_reject, rows.count + 1);
	for (size_t i = 0; i < rows.count; i++) {
		const struct reject_row *r = list_at(&rows, struct reject_row, i);
		shown[i] = (struct import_reject){.line = r->line,
		                                  .reason = r->reason,
		                                  .param0 = r->param0,
		                                  .param1 = r->param1,
		                                  .seq = r->seq,
		                                  .nth = r->nth,
		                                  .cells = r->cells};
	}
	*ret = (struct list){shown, rows.count, rows.more};
	return OK;
}

enum err step_work(struct ctx *cx, enum db_tx tx, enum err (*work)(struct ctx *, void *), void *arg)
{
	enum { PATIENCE = 20, PAUSE_MS = 50 };
	if (db_in_tx(cx) != TX_NONE)
		return work(cx, arg);
	for (int tries = 1;; tries++) {
		enum err e = db_work(cx, tx, work, arg);
		if ((e != E_RETRY && e != E_BUSY) || tries == PATIENCE)
			return e;
		fault_clear(cx);
		nanosleep(&(struct timespec){0, PAUSE_MS * 1000000L}, NULL);
	}
}

enum err import_warned(struct ctx *cx, int64_t run, struct list *ret)
{
	return db_list(cx, &import_queries[WARNED], ARGS(ARG("run", run)), 0, ret);
}

enum err fault_again(struct ctx *cx, const struct fault *f)
{
	cx->fault = *f;
	for (size_t i = 0; i < sizeof f->param / sizeof *f->param; i++)
		cx->fault.param[i] = arena_strdup(cx->arena, f->param[i]);
	return f->code;
}

enum err run_new(struct ctx *cx, const struct import_ask *ask, struct import_run *ret)
{
	struct import_preview look;
	TRY(import_preview(cx, ask, &look));
	*ret = look.run;
	struct import_map map;
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		map.at[i] = IMPORT_NO_COLUMN;
	TRY(import_map_read(cx, look.spec.known, ret->map, look.headers, look.columns, &map));
	TRY(import_map_check(cx, look.spec.known, &map));
	if (look.ask_decimal)
		return fail(cx, E_INVALID, "import.ask_decimal", look.ask_decimal);
	if (look.ask_dates)
		return fail(cx, E_INVALID, "import.ask_dates", look.ask_dates);
	ret->id = id_new();
	ret->state = RUN_RUNNING;
	ret->person_id = cx->person;
	ret->started = cx->now;
	ret->version = 1;
	return OK;
}

enum err currency_adopted(struct ctx *cx, const struct import_run *run, bool *ret)
{
	const struct import_kind *kind = import_kind(run->kind);
	int64_t chosen = 0;
	bool empty = false;
	*ret = false;
	if (!run->currency || !(kind->flags & KIND_CURRENCY))
		return OK;
	TRY(db_int(cx, &import_queries[CURRENCY_SET], ARGS_NONE, 0, &chosen));
	TRY(kind->worker->empty(cx, &empty));
	*ret = !chosen && empty;
	return OK;
}

enum err run_resumable(struct ctx *cx, const struct import_run *run)
{
	if (!run_is_under_way(run))
		return fail(cx, E_CONFLICT, "import.not_resumable");
	return run_none_at_work(cx);
}

enum err import_stop(struct ctx *cx, int64_t id)
{
	struct import_run run;
	bool working;
	TRY(import_get(cx, id, &run));
	TRY(at_work(cx, &run, &working));
	return working ? job_end(cx, &import_job_kind) : OK;
}

enum err import_made(struct ctx *cx, const struct import_kind *kind, int64_t id, const char *source,
                     const char *file_name, const char *header, int64_t rows, int64_t credits)
{
	struct import_run run;
	record_blank(&import_run_record, &run);
	run.id = id;
	run.kind = import_kind_number(kind);
	run.source = source;
	run.file_name = file_name;
	run.header = header;
	run.map = "";
	run.separator = SEP_SEMICOLON;
	run.encoding = ENC_UTF8;
	run.decimal = FILE_COMMA;
	run.dates = FILE_ISO;
	run.state = RUN_DONE;
	run.person_id = cx->person;
	run.started = run.ended = cx->now;
	run.version = 1;
	run.line = rows + 1;
	run.rows_read = run.rows_created = rows;
	run.bytes = run.bytes_total = 0;
	run.rows_updated = run.rows_unchanged = run.rows_rejected = run.rows_left = 0;
	run.without_customer = run.other_currency = run.credits_turned = run.warnings = 0;
	run.credits = credits;
	run.accounts_created = run.products_created = run.people_created = 0;
	TRY(db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(&run)));
	struct history_subject of = {.record = &import_run_record, .id = run.id, .import_id = run.id};
	return history_event(cx, &of, "imported", file_name);
}

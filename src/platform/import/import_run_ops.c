/* A run as the base keeps it: who holds it, how far it is, how it ends. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "base/process.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"

#include <stdatomic.h>
#include <time.h>

enum { FOREIGN_BEAT_S = 60 };

void run_hold(struct import_run *run)
{
	run->holder = process_name();
	run->beat = clock_now();
}

static bool alive(const struct import_run *run)
{
	enum process_state holder = process_state(run->holder);
	return holder == PROCESS_LIVES || (holder == PROCESS_ELSEWHERE && run->beat + FOREIGN_BEAT_S > clock_now());
}

void import_settle(struct import_run *run)
{
	bool at_work = run->state == RUN_RUNNING || run->state == RUN_TOTALS || run->state == RUN_UNDOING;
	if (at_work && !alive(run))
		run->state = RUN_INTERRUPTED;
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
	run->holder = NULL;
	run->path = run->fingerprint = NULL;
	struct history_subject of = {.record = &import_run_record, .id = run->id, .import_id = run->id};
	return history_event(cx, &of, state == RUN_UNDONE ? "import_undone" : "imported", run->file_name);
}

enum err run_busy(struct ctx *cx, int64_t but)
{
	struct list found;
	TRY(db_list(cx, &import_queries[RUN_BUSY], ARGS(ARG("id", but)), 0, &found));
	for (size_t i = 0; i < found.count; i++) {
		const struct import_run *run = list_at(&found, struct import_run, i);
		if (alive(run))
			return fail(cx, E_CONFLICT, "import.busy", run->file_name);
	}
	return OK;
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

static atomic_bool quitting;

void run_quit(void)
{
	quitting = true;
}

bool run_quitting(void)
{
	return quitting;
}

enum err step_work(struct ctx *cx, enum db_tx tx, enum err (*work)(struct ctx *, void *), void *arg)
{
	enum { PATIENCE = 20, PAUSE_MS = 50 };
	if (db_in_tx(cx) != TX_NONE)
		return work(cx, arg);
	for (int tries = 1;; tries++) {
		enum err e = db_work(cx, tx, work, arg);
		if ((e != E_RETRY && e != E_BUSY) || tries == PATIENCE || run_quitting())
			return e;
		fault_clear(cx);
		nanosleep(&(struct timespec){0, PAUSE_MS * 1000000L}, NULL);
	}
}

enum err fault_again(struct ctx *cx, const struct fault *f)
{
	cx->fault = *f;
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
	TRY(import_map_read(cx, &import_kind(ask->kind)->columns, ret->map, look.headers, look.columns, &map));
	TRY(import_map_check(cx, &import_kind(ask->kind)->columns, &map));
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
	bool at_work = run->state == RUN_RUNNING || run->state == RUN_TOTALS || run->state == RUN_UNDOING;
	if (!at_work)
		return fail(cx, E_CONFLICT, "import.not_resumable");
	if (alive(run))
		return fail(cx, E_CONFLICT, "import.busy", run->file_name);
	return run_busy(cx, run->id);
}

enum err import_stop(struct ctx *cx, int64_t id)
{
	struct import_run run;
	TRY(import_get(cx, id, &run));
	if (run.state == RUN_RUNNING || run.state == RUN_TOTALS || run.state == RUN_UNDOING) {
		run.holder = NULL; /* the one at work fails to put its next chunk beside this version, and ends */
		return run_put(cx, &run);
	}
	return OK;
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
	run.bytes = run.bytes_total = run.position = 0;
	run.rows_updated = run.rows_unchanged = run.rows_rejected = run.rows_left = 0;
	run.without_customer = run.other_currency = run.credits_turned = run.warnings = 0;
	run.credits = credits;
	run.accounts_created = run.products_created = run.people_created = 0;
	TRY(db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(&run)));
	struct history_subject of = {.record = &import_run_record, .id = run.id, .import_id = run.id};
	return history_event(cx, &of, "imported", file_name);
}

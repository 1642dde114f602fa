/* A run as the base keeps it: how far it is, how it ends. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
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

static enum err tell(struct ctx *cx, const struct import_run *run, const char *event)
{
	const struct history_subject of = {.record = &import_run_record, .id = run->id, .import_id = run->id};
	return history_event(cx, &of, event, run->file_name);
}

enum err run_end(struct ctx *cx, struct import_run *run, enum import_state state)
{
	run->state = state;
	run->ended = clock_now();
	run->path = run->fingerprint = NULL;
	return tell(cx, run, state == RUN_UNDONE ? "import_undone" : "imported");
}

enum err run_none_at_work(struct ctx *cx)
{
	struct job job;
	struct import_run run;
	TRY(job_get(cx, &import_job_kind, &job));
	if (!job_at_work(&job, cx->now))
		return OK;
	enum err e = import_get(cx, job.position, &run);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		return fail(cx, E_CONFLICT, "import.busy_other");
	}
	TRY(e);
	return fail(cx, E_CONFLICT, "import.busy", run.file_name);
}

/* Rows of a file may be of customers that others may not know of. */
static bool may_see(const struct ctx *cx, const struct import_run *run)
{
	return access_sees_all(cx) || (run->person_id && run->person_id == cx->person);
}

enum err import_get(struct ctx *cx, int64_t id, struct import_run *ret)
{
	enum err e = db_one(cx, &import_queries[RUN_GET], ARGS(ARG("id", id)), ret);
	if (e == OK && !may_see(cx, ret))
		e = E_NOT_FOUND;
	return e == E_NOT_FOUND ? fail(cx, e, "import.not_found") : e;
}

enum err import_list(struct ctx *cx, int64_t before, size_t max, struct list *ret)
{
	int64_t from = before ? before : INT64_MAX;
	int list = access_sees_all(cx) ? RUN_LIST : RUN_LIST_MINE;
	return db_list(cx, &import_queries[list],
	               ARGS(ARG("me", cx->person), ARG("before", from), ARG("max", (int64_t)max + 1)), max, ret);
}

enum err import_list_shown(struct ctx *cx, int64_t before, size_t max, struct list *ret)
{
	struct list runs;
	TRY(import_list(cx, before, max, &runs));
	struct import_show *rows = arena_array(cx->arena, struct import_show, runs.count + 1);
	for (size_t i = 0; i < runs.count; i++) {
		struct import_run *run = list_at(&runs, struct import_run, i);
		TRY(import_settle(cx, run));
		import_show_make(cx, run, &rows[i]);
	}
	*ret = (struct list){rows, runs.count, runs.more};
	return OK;
}

enum err import_rejects(struct ctx *cx, int64_t id, bool warnings, int64_t line, int64_t seq, size_t max,
                        struct list *ret)
{
	return db_list(cx, &import_queries[REJECT_LIST],
	               ARGS(ARG("run", id), ARG("warning", (int64_t)warnings), ARG("line", line), ARG("seq", seq),
	                    ARG("max", (int64_t)max + 1)),
	               max, ret);
}

const char *import_reason(struct ctx *cx, int32_t kind, const char *reason, const char *p0, const char *p1)
{
	const char *key = import_param_key(cx, import_kind(kind), reason, p0);
	return tr_f(cx, reason, key && tr_exists(key) ? tr(cx->lang, key) : p0, p1);
}

enum err import_rejects_file(struct ctx *cx, const struct import_run *run,
                             enum err (*put)(struct ctx *, const char *line, void *arg), void *arg)
{
	enum { AT_A_TIME = 1000 };
	struct list rows = {.more = true};
	int64_t line = 0, seq = 0;
	TRY(put(cx, import_rejects_head(cx, run), arg));
	while (rows.more) {
		struct arena_mark mark = arena_mark(cx->arena);
		TRY(import_rejects(cx, run->id, false, line, seq, AT_A_TIME, &rows));
		for (size_t i = 0; i < rows.count; i++) {
			const struct import_reject *r = list_at(&rows, struct import_reject, i);
			const char *why = import_reason(cx, run->kind, r->reason, r->param0, r->param1);
			TRY(put(cx, import_rejects_row(cx, run, r, why), arg));
			line = r->line;
			seq = r->seq;
		}
		arena_reset(cx->arena, mark);
	}
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

struct fault fault_kept(struct arena *a, const struct fault *f)
{
	struct fault kept = *f;
	for (size_t i = 0; i < sizeof f->param / sizeof *f->param; i++)
		kept.param[i] = arena_strdup(a, f->param[i]);
	return kept;
}

enum err fault_again(struct ctx *cx, const struct fault *f)
{
	cx->fault = fault_kept(cx->arena, f);
	return f->code;
}

enum err run_new(struct ctx *cx, const struct import_ask *ask, struct import_run *ret)
{
	struct import_preview look;
	TRY(import_preview(cx, ask, &look));
	*ret = look.run;
	ret->content = ask->content;
	TRY(import_map_check(cx, look.spec.known, &look.spec.map));
	if (look.ask_decimal)
		return fail(cx, E_INVALID, "import.ask_decimal", look.ask_decimal);
	if (look.ask_dates)
		return fail(cx, E_INVALID, "import.ask_dates", look.ask_dates);
	if (look.ask_credits)
		return fail(cx, E_INVALID, "import.ask_credits", look.ask_credits);
	if (!ret->content)
		TRY(file_content(cx, ask->path, &ret->content));
	ret->state = RUN_RUNNING;
	ret->person_id = cx->person;
	ret->started = cx->now;
	ret->version = 1;
	return OK;
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
	const struct import_run run = {.id = id,
	                               .kind = import_kind_number(kind),
	                               .source = source,
	                               .file_name = file_name,
	                               .header = header,
	                               .map = "",
	                               .separator = SEP_SEMICOLON,
	                               .encoding = ENC_UTF8,
	                               .decimal = FILE_COMMA,
	                               .dates = FILE_ISO,
	                               .whole_invoices = INVOICES_WHOLE,
	                               .credit_sign = -1,
	                               .first_line = 1,
	                               .state = RUN_DONE,
	                               .person_id = cx->person,
	                               .started = cx->now,
	                               .ended = cx->now,
	                               .line = rows + 1,
	                               .rows_read = rows,
	                               .rows_created = rows,
	                               .credits = credits,
	                               .version = 1};
	TRY(db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(&run)));
	return tell(cx, &run, "imported");
}

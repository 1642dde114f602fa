/* Imports from the web: files that wait in the spool, and the thread that works one off. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "base/log.h"
#include "platform/access/access_ops.h"
#include "platform/setting/setting_ops.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DRAFT_DAYS = 2, QUIT_S = 5 };

/* Threads at work; when the process ends they are given the time to finish their chunk. */
static atomic_int at_work;

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

static void quit(void)
{
	run_quit();
	for (int i = 0; at_work && i < QUIT_S * 100; i++)
		pause_ms(10);
}

static void quit_register(void)
{
	atexit(quit);
}

void import_draft_ask(const struct import_run *run, struct import_ask *ret)
{
	*ret = (struct import_ask){.kind = run->kind,
	                           .path = run->path,
	                           .file_name = run->file_name,
	                           .source = run->source,
	                           .map = *run->map ? run->map : NULL,
	                           .currency = run->currency,
	                           .create_missing = run->create_missing,
	                           .separator = run->separator,
	                           .encoding = run->encoding,
	                           .decimal = run->decimal,
	                           .dates = run->dates};
}

static void put_ask(const struct import_ask *ask, struct import_run *run)
{
	run->source = ask->source ? ask->source : "";
	run->map = ask->map ? ask->map : "";
	run->currency = ask->currency && *ask->currency ? ask->currency : NULL;
	run->create_missing = ask->create_missing;
	run->separator = ask->separator;
	run->encoding = ask->encoding;
	run->decimal = ask->decimal;
	run->dates = ask->dates;
}

static enum err drop_old(struct ctx *cx)
{
	struct list old;
	TRY(db_list(cx, &import_queries[RUN_OLD_DRAFTS], ARGS(ARG("before", cx->now - DRAFT_DAYS * 86400)), 0, &old));
	for (size_t i = 0; i < old.count; i++) {
		const struct import_run *run = list_at(&old, struct import_run, i);
		TRY(db_exec(cx, &import_queries[RUN_DROP], ARGS(ARG("id", run->id)), NULL));
		file_forget(cx, run->path);
	}
	return OK;
}

struct drafting {
	struct import_run run;
	import_first *first;
	void *arg;
	bool again;
};

static enum err draft_add(struct ctx *cx, void *arg)
{
	struct drafting *d = arg;
	d->again = false;
	TRY(d->first(cx, d->run.id, d->arg, &d->again));
	if (d->again)
		return OK;
	TRY(drop_old(cx));
	return db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(&d->run));
}

/* Who may import may not write all that files hold. */
static enum err may_write(struct ctx *cx, int32_t kind)
{
	return access_need(cx, (enum data_kind)import_kind(kind)->edit, LEVEL_WRITE, 0);
}

enum err import_draft(struct ctx *cx, const struct import_ask *ask, import_first *first, void *arg)
{
	struct drafting d = {.first = first, .arg = arg};
	struct import_preview look;
	TRY(may_write(cx, ask->kind));
	TRY(import_preview(cx, ask, &look)); /* what cannot be read at all is refused at once */
	d.run = look.run;
	d.run.id = id_new();
	d.run.state = RUN_DRAFT;
	d.run.person_id = cx->person;
	d.run.started = cx->now;
	d.run.version = 1;
	put_ask(ask, &d.run);
	TRY(file_spool(cx, ask->path, d.run.id, &d.run.path));
	enum err e = db_work(cx, TX_WRITE, draft_add, &d);
	if (e != OK)
		file_unspool(cx, d.run.path, ask->path);
	else if (d.again)
		file_forget(cx, d.run.path);
	return e;
}

static enum err draft_get(struct ctx *cx, int64_t id, struct import_run *ret)
{
	TRY(import_get(cx, id, ret));
	return ret->state == RUN_DRAFT ? OK : fail(cx, E_CONFLICT, "import.started_already");
}

static enum err put(struct ctx *cx, void *arg)
{
	return run_put(cx, arg);
}

enum err import_draft_change(struct ctx *cx, int64_t id, const struct import_reading *wanted)
{
	struct import_run run;
	struct import_ask ask;
	struct import_preview preview;
	TRY(draft_get(cx, id, &run));
	import_draft_ask(&run, &ask);
	ask.separator = wanted->separator;
	ask.encoding = wanted->encoding;
	ask.decimal = wanted->decimal;
	ask.dates = wanted->dates;
	ask.currency = wanted->currency;
	ask.create_missing = wanted->create_missing;
	bool same_columns = wanted->map_separator == wanted->separator && wanted->map_encoding == wanted->encoding;
	ask.map = same_columns ? wanted->map : NULL;
	TRY(import_preview(cx, &ask, &preview)); /* what cannot be is refused before it is kept */
	if (ask.map)
		ask.map = preview.run.map;
	put_ask(&ask, &run);
	return db_work(cx, TX_WRITE, put, &run);
}

static enum err drop(struct ctx *cx, void *arg)
{
	const struct import_run *run = arg;
	return db_exec(cx, &import_queries[RUN_DROP], ARGS(ARG("id", run->id)), NULL);
}

enum err import_draft_drop(struct ctx *cx, int64_t id)
{
	struct import_run run;
	TRY(draft_get(cx, id, &run));
	TRY(db_work(cx, TX_WRITE, drop, &run));
	file_forget(cx, run.path);
	return OK;
}

struct begun {
	struct arena arena;
	struct ctx cx;
	struct import_run run;
};

static void begun_free(struct begun *b)
{
	db_close(b->cx.db);
	arena_fini(&b->arena);
	free(b);
}

static void work(struct begun *b)
{
	struct ctx *cx = &b->cx;
	struct import_run done;
	enum err e = run_work(cx, &b->run, NULL, &done);
	if (e != OK)
		log_line(LOG_WARN, "import", "id=%lld error=%s reason=%s", (long long)b->run.id, err_info(e)->name,
		         cx->fault.key ? cx->fault.key : "-");
}

static void *thread(void *arg)
{
	work(arg);
	begun_free(arg);
	at_work--;
	return NULL;
}

/* The context of a thread: who acts stays the same, memory and connection are its own. */
static enum err begun_make(struct ctx *cx, const struct import_run *run, struct begun **ret)
{
	struct begun *b = calloc(1, sizeof *b);
	if (!b)
		abort();
	arena_init(&b->arena);
	b->cx = (struct ctx){.arena = &b->arena,
	                     .now = cx->now,
	                     .lang = cx->lang,
	                     .user = cx->user,
	                     .person = cx->person,
	                     .role = cx->role,
	                     .actor_name = arena_strdup(&b->arena, cx->actor_name)};
	enum err e = db_again(cx, cx->db, &b->cx.db);
	if (e == OK) {
		e = import_get(&b->cx, run->id, &b->run);
		if (e != OK)
			e = fault_again(cx, &b->cx.fault);
	}
	if (e != OK) {
		begun_free(b);
		return e;
	}
	*ret = b;
	return OK;
}

static enum err spawn(struct ctx *cx, const struct import_run *run)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct begun *b;
	pthread_t t;
	pthread_once(&once, quit_register);
	TRY(begun_make(cx, run, &b));
	at_work++;
	if (pthread_create(&t, NULL, thread, b) != 0) {
		at_work--;
		begun_free(b);
		return fail(cx, E_IO, "import.no_thread");
	}
	pthread_detach(t);
	return OK;
}

/* The draft as a run that begins. */
static enum err draft_begin(struct ctx *cx, int64_t id, struct import_run *ret)
{
	struct import_run draft;
	struct import_ask ask;
	TRY(draft_get(cx, id, &draft));
	TRY(run_busy(cx, id));
	import_draft_ask(&draft, &ask);
	TRY(run_new(cx, &ask, ret));
	ret->id = draft.id;
	ret->version = draft.version;
	ret->person_id = draft.person_id;
	ret->path = draft.path;
	return OK;
}

static enum err claim(struct ctx *cx, void *arg)
{
	struct import_run *run = arg, next = *run;
	bool adopted = false;
	if (run->state == RUN_RUNNING && !run->line)
		TRY(currency_adopted(cx, run, &adopted));
	if (adopted)
		TRY(setting_put(cx, "currency", run->currency));
	run_hold(&next);
	TRY(run_put(cx, &next));
	*run = next;
	return OK;
}

struct at_once {
	struct import_run run, done;
};

static enum err work_at_once(struct ctx *cx, void *arg)
{
	struct at_once *w = arg;
	w->done = w->run;
	TRY(claim(cx, &w->done));
	return run_work(cx, &w->done, NULL, &w->done);
}

/* What takes no time is done at once, in one transaction: whole or not at all. */
static enum err begin_small(struct ctx *cx, const struct import_run *run, enum import_task task)
{
	struct at_once w = {.run = *run};
	if (task == TASK_UNDO)
		return import_undo(cx, run->id, NULL, &w.done);
	TRY(db_work(cx, TX_WRITE, work_at_once, &w));
	file_forget(cx, run->path);
	return OK;
}

enum err import_begin(struct ctx *cx, int64_t id, enum import_task task)
{
	enum { SMALL_BYTES = 16 * 1024 };
	struct import_run run;
	TRY(import_get(cx, id, &run));
	TRY(may_write(cx, run.kind));
	if (task == TASK_RESUME)
		TRY(run_resumable(cx, &run));
	else if (task == TASK_UNDO)
		TRY(run_undoable(cx, &run));
	else
		TRY(draft_begin(cx, id, &run));
	if (run.bytes_total <= SMALL_BYTES)
		return begin_small(cx, &run, task);
	if (task == TASK_UNDO)
		run.state = RUN_UNDOING;
	TRY(db_work(cx, TX_WRITE, claim, &run));
	return spawn(cx, &run);
}

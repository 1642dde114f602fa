/* Files that were sent and wait in the spool. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "platform/access/access_ops.h"

enum { DRAFT_DAYS = 2, DRAFTS_MAX = 20 /* of one person */ };
#define DRAFTS_BYTES ((int64_t)2 << 30) /* of his files together, when there are several */

void import_draft_ask(const struct import_run *run, struct import_ask *ret)
{
	record_copy(&import_run_record, run, &import_ask_record, ret);
}

/* The draft keeps what was asked for, not what was found out. */
static void put_ask(const struct import_ask *ask, const struct import_run *seen, struct import_run *run)
{
	record_copy(&import_ask_record, ask, &import_run_record, run);
	run->file_name = seen->file_name;
	run->source = seen->source;
	run->currency = seen->currency;
	run->map = ask->map ? seen->map : "";
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

/* Nobody fills the disk with files that he only sends. */
static enum err has_room(struct ctx *cx, const struct import_run *one_more)
{
	struct list waiting;
	int64_t bytes = one_more->bytes_total;
	TRY(db_list(cx, &import_queries[RUN_DRAFTS_OF],
	            ARGS(ARG("person", cx->person), ARG("max", (int64_t)DRAFTS_MAX)), 0, &waiting));
	for (size_t i = 0; i < waiting.count; i++)
		bytes += list_at(&waiting, struct import_run, i)->bytes_total;
	if (waiting.count < DRAFTS_MAX && (waiting.count == 0 || bytes <= DRAFTS_BYTES))
		return OK;
	return fail(cx, E_CONFLICT, "import.too_many_drafts", arena_printf(cx->arena, "%zu", waiting.count));
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
	TRY(has_room(cx, &d->run));
	return db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(&d->run));
}

enum err import_may_write(struct ctx *cx, int32_t kind)
{
	return access_need(cx, (enum data_kind)import_kind(kind)->edit, LEVEL_WRITE, 0);
}

enum err import_draft(struct ctx *cx, const struct import_ask *ask, import_first *first, void *arg)
{
	struct drafting d = {.first = first, .arg = arg};
	struct import_preview look;
	struct import_ask known = *ask;
	TRY(import_may_write(cx, ask->kind));
	TRY(import_preview(cx, ask, &look)); /* what cannot be read at all is refused at once */
	TRY(file_content(cx, ask->path, &known.content));
	d.run = look.run;
	d.run.id = id_new();
	d.run.state = RUN_DRAFT;
	d.run.person_id = cx->person;
	d.run.started = cx->now;
	d.run.version = 1;
	put_ask(&known, &look.run, &d.run);
	TRY(file_spool(cx, ask->path, d.run.id, &d.run.path));
	enum err e = db_work(cx, TX_WRITE, draft_add, &d);
	if (e != OK)
		file_unspool(cx, d.run.path, ask->path);
	else if (d.again)
		file_forget(cx, d.run.path);
	return e;
}

enum err draft_waits(struct ctx *cx, const struct import_run *run)
{
	return run->state == RUN_DRAFT ? OK : fail(cx, E_CONFLICT, "import.started_already");
}

static enum err draft_get(struct ctx *cx, int64_t id, struct import_run *ret)
{
	TRY(import_get(cx, id, ret));
	return draft_waits(cx, ret);
}

static enum err put(struct ctx *cx, void *arg)
{
	return run_put(cx, arg);
}

enum err import_draft_change(struct ctx *cx, int64_t id, const struct import_ask *wanted, int map_separator,
                             int map_encoding)
{
	struct import_run run;
	struct import_preview preview;
	struct import_ask ask = *wanted;
	TRY(draft_get(cx, id, &run));
	ask.kind = run.kind;
	ask.path = run.path;
	ask.file_name = run.file_name;
	ask.source = run.source;
	ask.content = run.content;
	if (map_separator != ask.separator || map_encoding != ask.encoding)
		ask.map = NULL;
	TRY(import_preview(cx, &ask, &preview)); /* what cannot be is refused before it is kept */
	put_ask(&ask, &preview.run, &run);
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

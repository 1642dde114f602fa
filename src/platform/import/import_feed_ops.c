/* Folders that are watched: what is put into one is imported as its source's responsible, one file after another, the oldest
 * first. A file whose import asks something waits with the imports until somebody answers, and the next ones behind it. */
#include "platform/import/import_inner_ops.h"

#include "base/clock.h"
#include "base/log.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/import/import_source_ops.h"
#include "platform/import/import_source_store.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SETTLED_S = 5 /* a file that has grown this recently may grow on */, NAME_CHARS = 200, LOOK_S = 10 };
static const char taken[] = ".hjul-taken"; /* the copy that goes to the spool */

static void close_dir(DIR *const *d)
{
	if (*d)
		closedir(*d);
}

static const char *in_folder(struct ctx *cx, const struct import_source *s, const char *name)
{
	return arena_printf(cx->arena, "%s/%s", s->folder, name);
}

static bool is_table(const char *name)
{
	static const char *const ends[] = {".csv", ".txt", ".tsv", ".gz"};
	size_t n = strlen(name);
	if (*name == '.' || n > NAME_CHARS)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (n > strlen(ends[i]) && !strcmp(name + n - strlen(ends[i]), ends[i]))
			return true;
	return false;
}

/* The file that has lain there the longest; NULL when there is none, or it could not be moved away afterwards. */
static const char *ready_file(struct ctx *cx, const struct import_source *s)
{
	__attribute__((cleanup(close_dir))) DIR *dir = opendir(s->folder);
	const char *oldest = NULL;
	int64_t since = 0;
	if (!dir || access(s->folder, W_OK) != 0)
		return NULL;
	for (const struct dirent *d; (d = readdir(dir));) {
		struct stat st;
		if (!is_table(d->d_name) || lstat(in_folder(cx, s, d->d_name), &st) != 0 || !S_ISREG(st.st_mode) ||
		    st.st_mtime > clock_now() - SETTLED_S)
			continue;
		if (oldest && (st.st_mtime > since || (st.st_mtime == since && strcmp(d->d_name, oldest) > 0)))
			continue;
		oldest = arena_strdup(cx->arena, d->d_name);
		since = st.st_mtime;
	}
	return oldest;
}

/* Where a file lies while it is imported: another of the same name may come meanwhile. */
static const char *set_aside(struct ctx *cx, const struct import_source *s, const char *name)
{
	return in_folder(cx, s, arena_printf(cx->arena, ".hjul-%s", name));
}

/* No file that was put away before is written over. */
static const char *free_name(struct ctx *cx, const struct import_source *s, const char *where, const char *name)
{
	intmax_t at = clock_now();
	const char *to = arena_printf(cx->arena, "%s/%s/%jd-%s", s->folder, where, at, name);
	for (int n = 2; access(to, F_OK) == 0; n++)
		to = arena_printf(cx->arena, "%s/%s/%jd.%d-%s", s->folder, where, at, n, name);
	return to;
}

/* Into the folder `done` or `failed`, there with a text that says why; false when it stays where it is. */
static bool put_away(struct ctx *cx, const struct import_source *s, const char *name, const char *where,
                     const char *why)
{
	const char *from = set_aside(cx, s, name), *to = free_name(cx, s, where, name);
	mkdir(in_folder(cx, s, where), 0700);
	if (access(from, F_OK) != 0)
		from = in_folder(cx, s, name);
	if (rename(from, to) != 0 && errno != ENOENT) {
		log_line(LOG_WARN, "feed", "folder=%s what=\"a file cannot be moved to %s\"", s->folder, where);
		return false;
	}
	FILE *f = why ? fopen(arena_printf(cx->arena, "%s.txt", to), "we") : NULL;
	if (f) {
		fprintf(f, "%s\n", why);
		fclose(f);
	}
	return true;
}

/* ---- a file that was taken ---- */

/* Is its import over? One that waits for an answer is not. */
static enum err is_over(struct ctx *cx, const struct import_source *s, struct import_run *ret_run, bool *ret)
{
	enum err e = import_get(cx, s->run_id, ret_run);
	*ret = e == E_NOT_FOUND;
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		*ret_run = (struct import_run){.state = RUN_UNDONE, .message = "import_source.dropped"};
		return OK;
	}
	TRY(e);
	*ret = ret_run->state != RUN_DRAFT && !run_is_under_way(ret_run);
	return OK;
}

struct taking {
	const struct import_source *source;
	const char *file;
	int64_t run;
	bool waits;
};

static enum err take_in(struct ctx *cx, void *arg)
{
	const struct taking *t = arg;
	return import_source_store_take(cx, t->source->id, t->file, t->run, t->waits);
}

static enum err let_go(struct ctx *cx, const struct import_source *s)
{
	struct taking t = {.source = s};
	return db_work(cx, TX_WRITE, take_in, &t);
}

static enum err put_away_over(struct ctx *cx, const struct import_source *s, const struct import_run *run)
{
	bool good = run->state == RUN_DONE;
	const char *why = run->message ? tr_f(cx, run->message, run->message_param) : NULL;
	return put_away(cx, s, s->file, good ? "done" : "failed", good ? NULL : why) ? let_go(cx, s) : OK;
}

/* What is asked, or cannot be known, a person answers on the import's page. */
static enum err start(struct ctx *cx, const struct import_source *s, const char *file, int64_t run)
{
	struct taking t = {s, file, run, true};
	enum err e = import_draft_asked(cx, run, NULL, false);
	if (e == OK)
		e = import_begin(cx, run, TASK_START, false);
	if (e != E_ASKED && e != E_INVALID)
		return e;
	fault_clear(cx);
	return db_work(cx, TX_WRITE, take_in, &t);
}

/* ---- a file that is ready ---- */

static enum err drafted(struct ctx *cx, int64_t id, void *arg, [[maybe_unused]] bool *ret_again)
{
	struct taking *t = arg;
	t->run = id;
	return take_in(cx, t);
}

/* As the last one from there was read, when its columns are the same. */
static enum err as_last_time(struct ctx *cx, const struct import_source *s, struct import_ask *ask)
{
	struct import_preview look;
	struct import_run last;
	enum err e = db_one(cx, &import_queries[RUN_LAST],
	                    ARGS(ARG("kind", import_kind(s->kind)->name), ARG("source", s->name)), &last);
	if (e == E_NOT_FOUND)
		fault_clear(cx);
	if (e != OK)
		return e == E_NOT_FOUND ? OK : e;
	TRY(import_preview(cx, ask, &look));
	if (strcmp(look.run.header, last.header) != 0)
		return OK;
	const struct import_ask asked = *ask;
	record_copy(&import_run_record, &last, &import_ask_record, ask);
	ask->path = asked.path;
	ask->file_name = asked.file_name;
	ask->content = NULL;
	ask->encoding = asked.encoding; /* found anew: it shows in the file */
	ask->first_line = 0;
	return OK;
}

static enum err send(struct ctx *cx, struct taking *t)
{
	const struct import_source *s = t->source;
	const char *copy = in_folder(cx, s, taken);
	struct import_ask ask = {.kind = s->kind,
	                         .path = copy,
	                         .file_name = t->file,
	                         .source = s->name,
	                         .create_missing = true,
	                         IMPORT_DETECT};
	TRY(access_need(cx, DATA_IMPORT, LEVEL_WRITE, 0));
	unlink(copy);
	if (link(in_folder(cx, s, t->file), copy) != 0 && !file_copy(in_folder(cx, s, t->file), copy))
		return fail(cx, E_IO, "import.spool", s->folder);
	enum err e = as_last_time(cx, s, &ask);
	if (e == OK)
		e = import_draft(cx, &ask, drafted, t);
	if (e != OK)
		unlink(copy);
	return e;
}

/* What cannot be an import at all goes to the failed ones. */
static enum err take(struct ctx *cx, const struct import_source *s, const char *file)
{
	struct taking t = {.source = s, .file = file};
	enum err e = send(cx, &t);
	if (e == OK) {
		rename(in_folder(cx, s, file), set_aside(cx, s, file)); /* if not, it is moved from where it is */
		return start(cx, s, file, t.run);
	}
	if (e != E_INVALID && e != E_FORBIDDEN && e != E_IO && e != E_TOO_LARGE)
		return e;
	const char *why = tr_fault(cx, &cx->fault);
	fault_clear(cx);
	put_away(cx, s, file, "failed", why);
	return OK;
}

/* ---- the job ---- */

enum step { STEP_NONE, STEP_PUT_AWAY, STEP_START, STEP_TAKE };

/* What can be done for a source now. file: of STEP_TAKE. */
static enum err next_step(struct ctx *cx, const struct import_source *s, enum step *ret, struct import_run *run,
                          const char **ret_file)
{
	bool over;
	*ret = STEP_NONE;
	if (s->run_id) {
		TRY(is_over(cx, s, run, &over));
		if (over)
			*ret = STEP_PUT_AWAY;
		if (run->state != RUN_DRAFT || s->waits)
			return OK;
	}
	enum err e = run_none_at_work(cx);
	if (e == E_CONFLICT) { /* only one import at a time */
		fault_clear(cx);
		return OK;
	}
	TRY(e);
	*ret_file = s->run_id ? NULL : ready_file(cx, s);
	*ret = s->run_id ? STEP_START : *ret_file ? STEP_TAKE : STEP_NONE;
	return OK;
}

static enum err due(struct ctx *cx, bool *ret)
{
	struct list sources;
	struct import_run run;
	enum step step = STEP_NONE;
	const char *file;
	TRY(import_source_store_watched(cx, &sources));
	for (size_t i = 0; i < sources.count && step == STEP_NONE; i++)
		TRY(next_step(cx, list_at(&sources, struct import_source, i), &step, &run, &file));
	*ret = step != STEP_NONE;
	return OK;
}

static enum err do_step(struct ctx *cx, const struct import_source *s)
{
	struct import_run run;
	enum step step;
	const char *file;
	struct acting before;
	TRY(next_step(cx, s, &step, &run, &file));
	if (step == STEP_PUT_AWAY)
		return put_away_over(cx, s, &run);
	if (step == STEP_NONE)
		return OK;
	TRY(access_act_as(cx, s->responsible_id, &before));
	enum err e = step == STEP_TAKE ? take(cx, s, file) : start(cx, s, s->file, s->run_id);
	access_act_end(cx, &before);
	return e;
}

/* Files are read and moved with nothing locked; each step of its own is committed by itself. */
static enum err prepare(struct ctx *cx)
{
	struct list sources;
	TRY(import_source_store_watched(cx, &sources));
	for (size_t i = 0; i < sources.count; i++)
		TRY(do_step(cx, list_at(&sources, struct import_source, i)));
	return OK;
}

static enum err work(struct ctx *cx, struct job *job, [[maybe_unused]] int64_t size, bool *ret_more)
{
	job->done++;
	return due(cx, ret_more);
}

const struct job_kind import_feed_job = {"feeds",    "job.feeds",        .interval = LOOK_S,
                                         .due = due, .prepare = prepare, .work = work};

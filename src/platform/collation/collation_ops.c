#include "platform/collation/collation_ops.h"

#include "base/log.h"
#include "base/text.h"
#include "platform/collation/collation_store.h"

#include <stdatomic.h>
#include <string.h>

/* Names whose keys are made when the base is opened; more than these keep whoever opens it waiting. */
enum { MOMENT = 5000 };

/* This process opened a base with keys of another ICU, and has not seen them made anew. */
static atomic_bool differs;

struct step {
	struct job job;
	int64_t size;
	bool more;
};

/* Names of the tables from job->stage on, the first of them from after job->position. */
static enum err names_left(struct ctx *cx, const struct job *job, int64_t *ret)
{
	int64_t n, after = job->position;
	*ret = 0;
	for (int64_t table = job->stage; table < (int64_t)collation_store_tables(); table++, after = 0) {
		TRY(collation_store_count(cx, (size_t)table, after, &n));
		*ret += n;
	}
	return OK;
}

/* The next names of the table that the job is in; behind the last one it is in the next table. */
static enum err sort_anew(struct ctx *cx, struct job *job, int64_t size)
{
	size_t table = (size_t)job->stage;
	struct list rows;
	size_t changed = 0;
	TRY(collation_store_list(cx, table, job->position, (size_t)size, &rows));
	struct collation_row *put = arena_array(cx->arena, struct collation_row, rows.count + 1);
	for (size_t i = 0; i < rows.count; i++) {
		const struct collation_row *r = list_at(&rows, struct collation_row, i);
		const char *key = text_sort_key(cx->arena, r->name ? r->name : "");
		if (strcmp(key, r->sort_key) != 0)
			put[changed++] = (struct collation_row){.id = r->id, .name = r->name, .sort_key = key};
		job->position = r->id;
	}
	job->done += (int64_t)rows.count;
	if ((int64_t)rows.count < size) {
		job->stage++;
		job->position = 0;
	}
	return collation_store_put(cx, table, put, changed);
}

static enum err work(struct ctx *cx, struct job *job, int64_t size, bool *ret_more)
{
	if (job->stage < (int64_t)collation_store_tables())
		TRY(sort_anew(cx, job, size));
	*ret_more = job->stage < (int64_t)collation_store_tables();
	return *ret_more ? OK : collation_store_set_made_with(cx, text_icu_version());
}

static enum err is_made(struct ctx *cx, bool *ret)
{
	const char *with;
	TRY(collation_store_made_with(cx, &with));
	*ret = with && !strcmp(with, text_icu_version());
	return OK;
}

static enum err due(struct ctx *cx, bool *ret)
{
	bool made = false;
	if (differs)
		TRY(is_made(cx, &made));
	differs = differs && !made;
	*ret = differs;
	return OK;
}

const struct job_kind collation_job = {"sort_keys", "job.sort_keys", .due = due, .left = names_left, .work = work};

static enum err look(struct ctx *cx, void *arg)
{
	int64_t *names = arg;
	bool made;
	TRY(is_made(cx, &made));
	differs = !made;
	return made ? OK : names_left(cx, &(struct job){0}, names);
}

static enum err step(struct ctx *cx, void *arg)
{
	struct step *s = arg;
	struct job job = s->job;
	TRY(work(cx, &job, MOMENT, &s->more));
	s->job = job;
	return OK;
}

enum err collation_settle(struct ctx *cx)
{
	int64_t names = 0;
	struct step s = {.more = true};
	TRY(db_work(cx, TX_READ, look, &names));
	if (!differs)
		return OK;
	if (names > MOMENT) {
		log_line(LOG_INFO, "sorting", "by=%s names=%lld job=sort_keys", text_icu_version(), (long long)names);
		return OK;
	}
	while (s.more) {
		struct arena_mark mark = arena_mark(cx->arena);
		TRY(db_work(cx, TX_WRITE, step, &s));
		arena_reset(cx->arena, mark);
	}
	differs = false;
	return OK;
}

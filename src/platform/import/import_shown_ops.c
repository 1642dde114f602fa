#include "platform/import/import_shown_ops.h"

#include "platform/import/import_ops.h"
#include "platform/import/import_store.h"

enum { RECENT = 20 };

static void show_run(const struct import_run *run, struct job *ret)
{
	ret->state = run->state == RUN_INTERRUPTED ? JOB_INTERRUPTED : JOB_RUNNING;
	ret->started = run->started;
	ret->beat = run->beat;
	ret->done = run->rows_read;
}

static bool show_ended(const struct import_run *run, struct job_run *ret)
{
	if (run->state != RUN_DONE && run->state != RUN_FAILED && run->state != RUN_UNDONE)
		return false;
	*ret = (struct job_run){.outcome = run->state == RUN_FAILED ? JOB_RUN_FAILED : JOB_RUN_DONE,
	                        .started = run->started,
	                        .ended = run->ended,
	                        .done = run->rows_read,
	                        .message = run->message,
	                        .message_param = run->message_param};
	return true;
}

/* The one at work, else one that was interrupted. */
static enum err shown(struct ctx *cx, struct job *ret, struct job_run *ret_last, const char **ret_href)
{
	struct list at_work, recent;
	*ret_href = "/imports";
	TRY(db_list(cx, &import_queries[RUN_BUSY], ARGS(ARG("id", (int64_t)0)), 0, &at_work));
	for (size_t i = 0; i < at_work.count && ret->state != JOB_RUNNING; i++) {
		struct import_run *run = list_at(&at_work, struct import_run, i);
		import_settle(run);
		show_run(run, ret);
		*ret_href = arena_printf(cx->arena, "/imports/%jd", (intmax_t)run->id);
	}
	TRY(import_list(cx, 0, RECENT, &recent));
	for (size_t i = 0; i < recent.count; i++)
		if (show_ended(list_at(&recent, struct import_run, i), ret_last))
			break;
	return OK;
}

const struct job_kind import_job_kind = {"imports", "job.imports", .shown = shown};

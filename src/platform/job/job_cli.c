/* hjul job list|run */
#include "cli/cli.h"
#include "lang/tr.h"
#include "platform/job/job_ops.h"
#include "platform/job/job_work_ops.h"

#include <string.h>

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list jobs;
	TRY(job_list(cx, &jobs, NULL));
	cli_print_list(cx, cli, &job_show_record, &jobs,
	               "name label state done total last_outcome last_ended next message");
	return OK;
}

static void tell(struct ctx *cx, const struct job *job, const void *own, void *arg)
{
	(void)own, (void)arg;
	cli_progress(tr_f(cx, "job.progress", text_int(cx, job->done, false), text_int(cx, job->total, false)));
}

static enum err list_all(struct ctx *cx, void *arg)
{
	return job_list(cx, arg, NULL);
}

static enum err run(struct ctx *cx, struct cli *cli)
{
	struct list jobs;
	const struct job_kind *kind;
	TRY(job_kind_by_hand(cx, cli->args[0], &kind));
	TRY(job_run_here(cx, kind, tell, NULL));
	TRY(db_work(cx, TX_READ, list_all, &jobs));
	for (size_t i = 0; i < jobs.count; i++)
		if (!strcmp(list_at(&jobs, struct job_show, i)->name, cli->args[0]))
			cli_print_record(cx, cli, &job_show_record, list_at(&jobs, struct job_show, i));
	return OK;
}

static const struct command commands[] = {
    {"job list", NULL, "Jobs: how far each is, when it runs next and how its last run ended.", 0, 0, NULL, CLI_DB,
     TX_READ, list},
    {"job run", "NAME", "Do a job here and now, to its end, or go on with it where it was left.", 1, 1, NULL, CLI_DB,
     TX_NONE, run},
};
extern const struct command_set job_commands;
const struct command_set job_commands = {commands, sizeof commands / sizeof commands[0]};

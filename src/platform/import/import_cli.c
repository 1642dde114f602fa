/* hjul import KIND|list|undo|resume|rejects. */
#include "base/json.h"
#include "cli/cli.h"
#include "lang/tr.h"
#include "platform/import/import_kind.h"
#include "platform/import/import_ops.h"
#include "platform/import/import_show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOW_USUAL = 5, SHOW_MAX = 100000 }; /* rejected rows, and warnings, that are listed */

#define IMPORT_OPTIONS(F, S) \
	IMPORT_READING(F, S) \
	F(S, BOOL, dry_run)  \
	F(S, BOOL, yes)      \
	F(S, INT, show, .flags = F_NULL, .min = 0, .max = SHOW_MAX)
STRUCT_OF(import_options, IMPORT_OPTIONS);
static const struct record options_record = RECORD_OF("import_options", import_options, IMPORT_OPTIONS);

static void tell(struct ctx *cx, const struct import_run *run)
{
	struct arena_mark mark = arena_mark(cx->arena);
	int percent = run->bytes_total ? (int)(run->bytes * 100 / run->bytes_total) : 0;
	const char *key = run->state == RUN_TOTALS    ? "import.cli.totals"
	                  : run->state == RUN_UNDOING ? "import.cli.undoing"
	                                              : "import.cli.reading";
	cli_progress(tr_f(cx, key, text_int(cx, run->rows_read, false), arena_printf(cx->arena, "%d", percent)));
	arena_reset(cx->arena, mark);
}

static void print_reasons(struct ctx *cx, struct cli *cli, int32_t kind, const struct list *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct import_reject *r = list_at(rows, struct import_reject, i);
		const char *line = arena_printf(cx->arena, "%jd", (intmax_t)r->line),
		           *why = import_reason(cx, kind, r->reason, r->param0, r->param1);
		buf_printf(&cli->out, "%s\n",
		           tr_f(cx, r->warning ? "import.cli.warned" : "import.cli.line", line, why));
	}
}

/* The first reasons; the rest are a command away once they are stored. */
static void first_reasons(struct ctx *cx, struct cli *cli, const struct import_show *s, const struct list *rejects,
                          const struct list *warnings)
{
	print_reasons(cx, cli, s->kind, rejects);
	if (rejects->more && s->id)
		buf_printf(&cli->out, "%s\n",
		           tr_f(cx, "import.cli.more_rejects", arena_printf(cx->arena, "%jd", (intmax_t)s->id)));
	print_reasons(cx, cli, s->kind, warnings);
	if (warnings->more || (rejects->more && !s->id))
		buf_printf(&cli->out, "%s\n", tr(cx->lang, "import.cli.show_more"));
}

/* What the columns are read as and what is left out, before a trial's result. */
static enum err print_seen(struct ctx *cx, struct cli *cli, const struct import_ask *ask, const struct import_run *run,
                           struct import_show *s)
{
	struct import_preview look;
	TRY(import_preview(cx, ask, &look));
	import_seen_columns(cx, &look, &s->seen);
	const char *left_out = import_left_out(cx, &look, run->total_rows);
	if (cli->json)
		return OK;
	cli_print_list(cx, cli, &import_seen_column_record, &s->seen, "header means samples reading");
	if (left_out)
		buf_printf(&cli->out, "%s\n", left_out);
	return OK;
}

/* Of a trial also what the import will ask first. */
static void print_questions(struct ctx *cx, struct cli *cli, const struct list *questions, bool tried)
{
	for (size_t i = 0; i < questions->count; i++) {
		const struct import_question *q = list_at(questions, struct import_question, i);
		if (tried || !q->asked)
			buf_printf(&cli->out, "%s\n", q->asked ? tr_f(cx, "import.cli.will_ask", q->text) : q->text);
	}
}

/* shown: how many rejected rows and warnings are listed. tried: of a trial, which stores none. */
static enum err print_run(struct ctx *cx, struct cli *cli, const struct import_run *run, size_t shown,
                          const struct import_trial *tried, const struct import_ask *ask, const struct list *questions)
{
	struct import_show s;
	struct list rejects = {0}, warnings = {0};
	import_show_make(cx, run, &s);
	if (questions)
		s.questions = *questions;
	if (tried)
		TRY(print_seen(cx, cli, ask, run, &s));
	if (!cli->json && s.message) {
		s.message = tr_f(cx, s.message, s.message_param);
		s.message_param = NULL;
	}
	cli_print_record(cx, cli, &import_show_record, &s);
	if (!cli->json)
		print_questions(cx, cli, &s.questions, tried);
	const char *known_by = import_known_by(cx, run);
	if (!cli->json && known_by)
		buf_printf(&cli->out, "%s\n", tr_f(cx, "import.cli.known_by", tr(cx->lang, known_by)));
	if (!cli->json && s.credits_turned)
		buf_printf(&cli->out, "%s\n", tr_n(cx, "imports.turned", s.credits_turned));
	if (!cli->json && (s.rejected || s.warnings)) {
		/* The import is done whether or not its reasons can be read now. */
		if (!tried && (import_rejects(cx, s.id, false, 0, 0, shown, &rejects) != OK ||
		               import_rejects(cx, s.id, true, 0, 0, shown, &warnings) != OK))
			fault_clear(cx);
		first_reasons(cx, cli, &s, tried ? &tried->rejects : &rejects, tried ? &tried->warnings : &warnings);
	}
	if (run->state == RUN_UNDONE || (run->state != RUN_FAILED && !s.rejected))
		return OK;
	cli_flush(cli);
	return run->state == RUN_FAILED ? fail(cx, E_INVALID, run->message, run->message_param)
	                                : fail(cx, E_REJECTED, "import.cli.rejected", text_int(cx, s.rejected, false));
}

/* `import NAME`: the name says which kind. */
static enum err run_import(struct ctx *cx, struct cli *cli)
{
	const struct import_options *o = cli->options;
	struct import_ask ask = {.kind = choice_find(&import_kinds, strchr(cli->command->name, ' ') + 1),
	                         .path = cli->args[0]};
	record_copy(&options_record, o, &import_ask_record, &ask);
	size_t shown = o->show == NONE ? SHOW_USUAL : (size_t)o->show;
	struct import_run run;
	struct import_trial trial;
	struct list questions = {0};
	if (!o->yes)
		TRY(import_ask_of(cx, &ask, true, &questions));
	if (o->dry_run) {
		TRY(import_try(cx, &ask, 0, shown, &trial));
		return print_run(cx, cli, &trial.run, shown, &trial, &ask, &questions);
	}
	TRY(import_asked(cx, &questions, NULL, "import.cli.asked"));
	TRY(import_start(cx, &ask, tell, &run));
	return print_run(cx, cli, &run, shown, NULL, NULL, &questions);
}

static enum err read_id(struct ctx *cx, struct cli *cli, int64_t *ret)
{
	return num_parse_int(cli->args[0], ret) && *ret > 0 ? OK : fail(cx, E_NOT_FOUND, "import.not_found");
}

static enum err go_on(struct ctx *cx, struct cli *cli, enum import_task task)
{
	int64_t id;
	struct import_run run;
	TRY(read_id(cx, cli, &id));
	TRY(import_go_on(cx, id, task, tell, &run));
	return print_run(cx, cli, &run, SHOW_USUAL, NULL, NULL, NULL);
}

static enum err undo(struct ctx *cx, struct cli *cli)
{
	return go_on(cx, cli, TASK_UNDO);
}

static enum err resume(struct ctx *cx, struct cli *cli)
{
	return go_on(cx, cli, TASK_RESUME);
}

static enum err list(struct ctx *cx, struct cli *cli)
{
	enum { MAX = 1000 };
	struct list shown;
	TRY(import_list_shown(cx, 0, MAX, &shown));
	shown.more = false;
	cli_print_list(cx, cli, &import_show_record, &shown,
	               "id kind file source state started read created updated unchanged rejected");
	return OK;
}

struct rejects_file {
	FILE *f;
	const char *end; /* of a line */
};

static enum err write_line(struct ctx *cx, const char *line, void *arg)
{
	const struct rejects_file *to = arg;
	(void)cx;
	fprintf(to->f, "%s%s", line, to->end);
	return OK;
}

static enum err write_rejects(struct ctx *cx, FILE *f, void *arg)
{
	struct cli *cli = arg;
	int64_t id;
	struct import_run run;
	TRY(read_id(cx, cli, &id));
	TRY(import_get(cx, id, &run));
	struct rejects_file to = {f, strcmp(cli->args[1], "-") == 0 ? "\n" : "\r\n"};
	return import_rejects_file(cx, &run, write_line, &to);
}

static enum err rejects(struct ctx *cx, struct cli *cli)
{
	return cli_write_file(cx, cli->args[1], write_rejects, cli);
}

static const struct command others[] = {
    {"import list", NULL, "List imports, newest first.", 0, 0, NULL, CLI_DB, TX_READ, list},
    {"import resume", "ID", "Go on with an import that was interrupted.", 1, 1, NULL, CLI_DB, TX_NONE, resume},
    {"import undo", "ID", "Take out again what an import made, and put back what it changed.", 1, 1, NULL, CLI_DB,
     TX_NONE, undo},
    {"import rejects", "ID FILE",
     "Write the rows an import rejected, each with its line and the reason (- = standard output).", 2, 2, NULL, CLI_DB,
     TX_NONE, rejects},
};
enum { OTHERS = sizeof others / sizeof others[0], COMMANDS_MAX = IMPORT_KINDS_MAX + OTHERS };
static struct command commands[COMMANDS_MAX];
struct command_set import_commands = {commands, 0};

void import_commands_make(void)
{
	static char names[IMPORT_KINDS_MAX][64];
	size_t n = import_kind_count();
	for (size_t i = 0; i < n; i++) {
		const struct import_kind *kind = import_kind((int32_t)i);
		snprintf(names[i], sizeof names[i], "import %s", kind->name);
		commands[i] = (struct command){names[i],        "FILE",        kind->summary, 1,         1,
		                               &options_record, CLI_DB_CREATE, TX_NONE,       run_import};
	}
	memcpy(commands + n, others, sizeof others);
	import_commands.count = n + OTHERS;
}

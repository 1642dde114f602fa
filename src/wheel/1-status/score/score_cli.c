/* hjul score: the portfolio's scores, who is recommended, and how stable that is. */
#include "cli/cli.h"
#include "wheel/1-status/score/matrix_ops.h"
#include "wheel/1-status/score/score_ops.h"

#define SCORE_OPTIONS(F, S) F(S, BOOL, refresh, .label = "score.refresh")
STRUCT_OF(score_options, SCORE_OPTIONS);
static const struct record options_record = RECORD_OF("score_options", score_options, SCORE_OPTIONS);

static enum err refresh(struct ctx *cx, void *none)
{
	(void)none;
	return score_refresh(cx, 0);
}

static enum err show(struct ctx *cx, void *arg)
{
	struct cli *cli = arg;
	struct matrix_view v;
	TRY(matrix_get(cx, &v));
	buf_clear(&cli->out);
	if (cli->json) {
		cli_print_record(cx, cli, &matrix_view_record, &v);
		return OK;
	}
	buf_str(&cli->out, v.sentence);
	buf_char(&cli->out, '\n');
	if (!v.known)
		return OK;
	buf_char(&cli->out, '\n');
	cli_print_list(cx, cli, &matrix_line_record, &v.lines,
	               "number name level quadrant attractiveness strength in_set share revenue_12m");
	buf_char(&cli->out, '\n');
	cli_print_list(cx, cli, &interval_line_record, &v.intervals,
	               "name axis now_text low_text high_text below above");
	return OK;
}

static enum err score(struct ctx *cx, struct cli *cli)
{
	const struct score_options *o = cli->options;
	if (o->refresh)
		TRY(db_work(cx, TX_WRITE, refresh, NULL));
	return db_work(cx, TX_READ, show, cli);
}

static const struct command commands[] = {
    {"score", NULL, "Print every rated customer's scores, who is recommended, and how far each weight may move.", 0, 0,
     &options_record, CLI_DB, TX_NONE, score},
};
extern const struct command_set score_commands;
const struct command_set score_commands = {commands, sizeof commands / sizeof commands[0]};

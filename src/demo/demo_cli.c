/* hjul demo */
#include "cli/cli.h"
#include "demo/demo_ops.h"
#include "lang/tr.h"
#include "platform/user/user.h"

#define DEMO_OPTIONS(F, S) F(S, CHOICE, language, .choices = &languages, .label = "demo.language")
STRUCT_OF(demo_options, DEMO_OPTIONS);

static const struct record options_record = RECORD_OF("demo_options", demo_options, DEMO_OPTIONS);

static enum err demo(struct ctx *cx, struct cli *cli)
{
	const struct demo_options *o = cli->options;
	struct demo_made made;
	enum lang mine = cx->lang;
	/* The company is Norwegian, whatever language the one who makes it has. */
	cx->lang = o->language < 0 ? LANG_NB : (enum lang)o->language;
	enum err e = demo_make(cx, &made);
	cx->lang = mine;
	TRY(e);
	cli_print_record(cx, cli, &demo_made_record, &made);
	if (!cli->json) {
		buf_str(&cli->out, tr_f(cx, "demo.go_on", cli_word(cx->arena, cli->db_where)));
		buf_char(&cli->out, '\n');
	}
	return OK;
}

static const struct command commands[] = {
    {"demo", NULL, "Fill an empty base with a Norwegian industrial supplier that never was.", 0, 0, &options_record,
     CLI_DB_CREATE, TX_WRITE, demo},
};
const struct command_set demo_commands = {commands, sizeof commands / sizeof commands[0]};

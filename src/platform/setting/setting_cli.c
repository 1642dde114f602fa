/* hjul config [NAME [VALUE]]. */
#include "cli/cli.h"
#include "lang/tr.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

/* One setting as it is shown. */
#define CONFIG_ROW(F, S)                                 \
	F(S, TEXT, name, .label = "config.name")         \
	F(S, TEXT, value, .label = "config.value")       \
	F(S, TEXT, standard, .label = "config.standard") \
	F(S, TEXT, unit, .label = "config.unit")         \
	F(S, TEXT, about, .label = "config.about")
STRUCT_OF(config_row, CONFIG_ROW);
static const struct record row_record = RECORD_OF("config", config_row, CONFIG_ROW);

static struct config_row row_of(struct ctx *cx, const struct settings *s, const struct setting *row)
{
	struct settings standard;
	struct buf value BUF_AUTO, usual BUF_AUTO;
	const struct field *f = record_field(&settings_record, row->name);
	settings_standard(&standard);
	buf_init(&value, 1000);
	buf_init(&usual, 1000);
	plain_field(&value, f, s);
	plain_field(&usual, f, &standard);
	return (struct config_row){
	    .name = row->name,
	    .value = arena_strdup(cx->arena, value.p),
	    .standard = arena_strdup(cx->arena, usual.p),
	    .unit = row->unit ? tr(cx->lang, arena_printf(cx->arena, "settings.unit.%s", row->unit)) : NULL,
	    .about = tr(cx->lang, arena_printf(cx->arena, "settings.help.%s", row->name)),
	};
}

struct put {
	const char *name, *value;
};

static enum err put(struct ctx *cx, void *arg)
{
	const struct put *p = arg;
	const struct setting *row = setting_find(p->name);
	if (row && row->by_program)
		return fail(cx, E_FORBIDDEN, "settings.by_program", p->name);
	return setting_put(cx, p->name, p->value);
}

static enum err config(struct ctx *cx, struct cli *cli)
{
	const struct settings *s;
	if (cli->arg_count == 2)
		return db_work(cx, TX_WRITE, put, &(struct put){cli->args[0], cli->args[1]});
	TRY(settings_get(cx, &s));
	if (cli->arg_count == 1) {
		const struct setting *row = setting_find(cli->args[0]);
		if (!row)
			return fail(cx, E_NOT_FOUND, "settings.unknown", cli->args[0]);
		struct config_row one = row_of(cx, s, row);
		if (cli->json) {
			cli_print_record(cx, cli, &row_record, &one);
		} else {
			buf_str(&cli->out, one.value);
			buf_char(&cli->out, '\n');
		}
		return OK;
	}
	struct config_row *rows = arena_array(cx->arena, struct config_row, settings_record.count);
	struct list all = {.items = rows};
	for (; setting_at(all.count); all.count++)
		rows[all.count] = row_of(cx, s, setting_at(all.count));
	cli_print_list(cx, cli, &row_record, &all, "name value unit about");
	return OK;
}

static const struct command commands[] = {
    {"config", "[NAME [VALUE]]",
     "Show the settings of the base, or one of them, or change it; an empty VALUE puts the default back.", 0, 2, NULL,
     CLI_DB, TX_NONE, config},
};
const struct command_set setting_commands = {commands, sizeof commands / sizeof commands[0]};

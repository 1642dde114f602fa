/* hjul source list|add|set|remove. */
#include "cli/cli.h"
#include "platform/import/import_source_ops.h"
#include "platform/noun/noun_ops.h"

#define SOURCE_OPTIONS(F, S)                                                                                        \
	F(S, TEXT, responsible, .max = 200, .label = "import_source.option.responsible")                            \
	F(S, INT, every_hours, .flags = F_NULL, .min = 0, .max = 8784, .label = "import_source.option.every_hours") \
	F(S, TEXT, owns, .max = 1000, .label = "import_source.option.owns")                                         \
	F(S, TEXT, folder, .max = 1000, .label = "import_source.option.folder")
STRUCT_OF(source_options, SOURCE_OPTIONS);
static const struct record options_record = RECORD_OF("import_source_options", source_options, SOURCE_OPTIONS);

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(import_source_list(cx, &rows));
	cli_print_list(cx, cli, &import_source_row_record, &rows,
	               "name kind responsible every_hours owns last state read rejected missed folder");
	return OK;
}

/* The source that the arguments name, blank when it is a new one. */
static enum err find(struct ctx *cx, const struct cli *cli, struct import_source *ret, bool *ret_there)
{
	int64_t id;
	void *found;
	record_blank(&import_source_record, ret);
	ret->name = cli->args[0];
	ret->kind = choice_find(&import_kinds, cli->args[1]);
	if (ret->kind < 0)
		return fail(cx, E_NOT_FOUND, "import_source.no_kind", cli->args[1]);
	TRY(noun_same_key(cx, &import_source_noun, ret, &id));
	*ret_there = id != 0;
	if (!id)
		return OK;
	TRY(noun_get(cx, &import_source_noun, id, &found));
	*ret = *(const struct import_source *)found;
	return OK;
}

static enum err find_there(struct ctx *cx, const struct cli *cli, struct import_source *ret)
{
	bool there;
	TRY(find(cx, cli, ret, &there));
	return there ? OK : fail(cx, E_NOT_FOUND, "import_source.not_found", cli->args[0], cli->args[1]);
}

static enum err take_options(struct ctx *cx, const struct source_options *o, struct import_source *s)
{
	if (o->every_hours != NONE)
		s->every_hours = o->every_hours ? o->every_hours : NONE;
	if (o->owns)
		s->owns = *o->owns ? o->owns : NULL;
	if (o->folder)
		s->folder = *o->folder ? o->folder : NULL;
	if (!o->responsible)
		return OK;
	TRY(noun_called(cx, noun_find("person")->noun, o->responsible, &s->responsible_id));
	return s->responsible_id ? OK : fail(cx, E_NOT_FOUND, "person.not_found");
}

static enum err add(struct ctx *cx, struct cli *cli)
{
	struct import_source s;
	int64_t act;
	bool there;
	TRY(find(cx, cli, &s, &there));
	if (there)
		return fail(cx, E_CONFLICT, "import_source.there", s.name, cli->args[1]);
	TRY(take_options(cx, cli->options, &s));
	TRY(noun_add(cx, &import_source_noun, &s, &act));
	return list(cx, cli);
}

static enum err set(struct ctx *cx, struct cli *cli)
{
	struct import_source before, after;
	int64_t act;
	TRY(find_there(cx, cli, &before));
	after = before;
	TRY(take_options(cx, cli->options, &after));
	TRY(noun_change(cx, &import_source_noun, &before, &after, &act));
	return list(cx, cli);
}

static enum err take_away(struct ctx *cx, struct cli *cli)
{
	struct import_source s;
	int64_t act;
	TRY(find_there(cx, cli, &s));
	TRY(noun_remove(cx, &import_source_noun, &s, &act));
	return list(cx, cli);
}

static const struct command commands[] = {
    {"source list", NULL, "Sources of files, with what came last and what is missed.", 0, 0, NULL, CLI_DB, TX_READ,
     list},
    {"source add", "NAME KIND",
     "Say that files of a kind come from a system by themselves. It is missed when none went well for so many hours; "
     "what is put into its folder is imported by the servers, and moved to done or failed in it.",
     2, 2, &options_record, CLI_DB, TX_WRITE, add},
    {"source set", "NAME KIND", "Change a source.", 2, 2, &options_record, CLI_DB, TX_WRITE, set},
    {"source remove", "NAME KIND", "Remove a source; what came from it stays.", 2, 2, NULL, CLI_DB, TX_WRITE,
     take_away},
};
extern const struct command_set import_source_commands;
const struct command_set import_source_commands = {commands, sizeof commands / sizeof commands[0]};

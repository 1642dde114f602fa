/* hjul department list|set|remove. */
#include "cli/cli.h"
#include "platform/department/department_ops.h"
#include "platform/noun/noun_ops.h"

#define SET_OPTIONS(F, S)                                                   \
	F(S, TEXT, name, .max = 80, .label = "department.option.name")      \
	F(S, TEXT, parent, .max = 80, .label = "department.parent_id")      \
	F(S, TEXT, leader, .max = 200, .label = "department.option.leader") \
	F(S, BOOL, top, .label = "department.option.top")
STRUCT_OF(set_options, SET_OPTIONS);
static const struct record options_record = RECORD_OF("department_options", set_options, SET_OPTIONS);

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(department_rows(cx, &rows));
	cli_print_list(cx, cli, &department_row_record, &rows, "depth name leader people with_all");
	return OK;
}

static enum err take_options(struct ctx *cx, const struct set_options *o, struct department *d)
{
	struct department *parent;
	if (o->name)
		d->name = o->name;
	if (o->top)
		d->parent_id = 0;
	if (o->parent) {
		TRY(department_by_name(cx, o->parent, &parent));
		d->parent_id = parent->id;
	}
	if (!o->leader)
		return OK;
	TRY(noun_called(cx, noun_find("person")->noun, o->leader, &d->leader_id));
	return d->leader_id ? OK : fail(cx, E_NOT_FOUND, "person.not_found");
}

static enum err set(struct ctx *cx, struct cli *cli)
{
	struct department *before, after;
	int64_t id, act;
	TRY(department_ensure(cx, cli->args[0], &id));
	TRY(noun_get(cx, &department_noun, id, (void **)&before));
	after = *before;
	TRY(take_options(cx, cli->options, &after));
	TRY(noun_change(cx, &department_noun, before, &after, &act));
	return list(cx, cli);
}

static enum err take_away(struct ctx *cx, struct cli *cli)
{
	struct department *d;
	int64_t act;
	TRY(department_by_name(cx, cli->args[0], &d));
	TRY(noun_remove(cx, &department_noun, d, &act));
	return list(cx, cli);
}

static const struct command commands[] = {
    {"department list", NULL, "Departments as a tree, with leader and number of people.", 0, 0, NULL, CLI_DB, TX_READ,
     list},
    {"department set", "NAME", "Rename or move a department or give it a leader; made when there is none.", 1, 1,
     &options_record, CLI_DB, TX_WRITE, set},
    {"department remove", "NAME", "Remove a department that nobody belongs to.", 1, 1, NULL, CLI_DB, TX_WRITE,
     take_away},
};
extern const struct command_set department_commands;
const struct command_set department_commands = {commands, sizeof commands / sizeof commands[0]};

/* hjul team list|add|remove. */
#include "cli/cli.h"
#include "hub/account/account_ops.h"
#include "platform/noun/noun_list_ops.h"
#include "platform/person/person_ops.h"
#include "wheel/2-team/team_ops.h"

#define TEAM_OPTIONS(F, S) F(S, BOOL, support, .label = "team.option.support")
STRUCT_OF(team_options, TEAM_OPTIONS);
static const struct record options_record = RECORD_OF("team_options", team_options, TEAM_OPTIONS);

static enum err print(struct ctx *cx, struct cli *cli, int64_t account)
{
	struct noun_list l;
	TRY(noun_list(cx, &team_member_noun, account, NULL, "", &l));
	cli_print_list(cx, cli, noun_of(&team_member_record)->named, &l.rows, "person part since until");
	return OK;
}

static enum err find(struct ctx *cx, struct cli *cli, struct account *a, struct person *p)
{
	TRY(account_find(cx, cli->args[0], a));
	enum err e = person_by_mail(cx, cli->args[1], p);
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "person.not_found") : e;
}

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct account a;
	TRY(account_find(cx, cli->args[0], &a));
	return print(cx, cli, a.id);
}

static enum err add(struct ctx *cx, struct cli *cli)
{
	const struct team_options *o = cli->options;
	struct account a;
	struct person p;
	int64_t act;
	TRY(find(cx, cli, &a, &p));
	TRY(team_put(cx, a.id, p.id, o->support ? ACCESS_SUPPORT : ACCESS_CORE, &act));
	return print(cx, cli, a.id);
}

static enum err take_off(struct ctx *cx, struct cli *cli)
{
	struct account a;
	struct person p;
	TRY(find(cx, cli, &a, &p));
	TRY(team_remove(cx, a.id, p.id));
	return print(cx, cli, a.id);
}

static const struct command commands[] = {
    {"team list", "CUSTOMER", "Who is on a customer's team, was or will be.", 1, 1, NULL, CLI_DB, TX_READ, list},
    {"team add", "CUSTOMER MAIL", "Put a person on a customer's core team, with --support on the support team.", 2, 2,
     &options_record, CLI_DB, TX_WRITE, add},
    {"team remove", "CUSTOMER MAIL", "Take a person off a customer's team.", 2, 2, NULL, CLI_DB, TX_WRITE, take_off},
};
extern const struct command_set team_commands;
const struct command_set team_commands = {commands, sizeof commands / sizeof commands[0]};

/* hjul check */
#include "cli/cli.h"
#include "platform/check/check_ops.h"

static enum err check(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	int64_t faulty;
	TRY(check_all(cx, cli_progress, &rows, &faulty));
	cli_print_list(cx, cli, &check_row_record, &rows, "name good faults text");
	cli_flush(cli);
	return faulty ? fail(cx, E_INVALID, "check.found", arena_printf(cx->arena, "%lld", (long long)faulty)) : OK;
}

static const struct command commands[] = {
    {"check", NULL, "Look whether the base is whole: sums, seals, history, search.", 0, 0, NULL, CLI_DB, TX_READ,
     check},
};
const struct command_set check_commands = {commands, sizeof commands / sizeof commands[0]};

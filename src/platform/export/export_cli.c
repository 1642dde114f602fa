/* hjul export KIND FILE. */
#include "cli/cli.h"
#include "platform/export/export_ops.h"

#include <stdio.h>
#include <string.h>

enum { BUFFER = 1 << 20 };

static enum err to_file(struct ctx *cx, struct buf *b, void *arg)
{
	FILE *f = arg;
	bool good = fwrite(b->p, 1, b->len, f) == b->len;
	buf_clear(b);
	return good ? OK : fail(cx, E_IO, "error.io");
}

static enum err write_kind(struct ctx *cx, FILE *f, void *arg)
{
	BUF_AUTO struct buf b;
	buf_init(&b, BUFFER);
	return export_write(cx, arg, EXPORT_FOR_PROGRAMS, &b, to_file, f);
}

static enum err run(struct ctx *cx, struct cli *cli)
{
	const struct export_kind *kind = export_kind_find(cli->args[0]);
	if (!kind)
		return fail(cx, E_USAGE, "export.unknown_kind", cli->args[0]);
	return cli_write_file(cx, cli->args[1], write_kind, (void *)kind);
}

static const struct command commands[] = {
    {"export", export_usage, "Write all of a kind as CSV (- = standard output).", 2, 2, NULL, CLI_DB, TX_NONE, run},
};
const struct command_set export_commands = {commands, sizeof commands / sizeof commands[0]};

/* hjul export KIND FILE. */
#include "cli/cli.h"
#include "kam/export/export_ops.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { BUFFER = 1 << 20 };

static enum err failed(struct ctx *cx, const char *path)
{
	return fail(cx, E_IO, "export.not_written", path, arena_strdup(cx->arena, strerror(errno)));
}

static enum err to_file(struct ctx *cx, struct buf *b, void *arg)
{
	FILE *f = arg;
	bool good = fwrite(b->p, 1, b->len, f) == b->len;
	buf_clear(b);
	return good ? OK : failed(cx, "");
}

/* Beside the file first, so that a half one never takes its name. */
static enum err to_path(struct ctx *cx, enum export_kind kind, const char *path)
{
	const char *part = arena_printf(cx->arena, "%s.part", path);
	BUF_AUTO struct buf b;
	buf_init(&b, BUFFER);
	FILE *f = fopen(part, "wb");
	if (!f)
		return failed(cx, path);
	enum err e = export_write(cx, kind, &b, to_file, f);
	if (fclose(f) != 0 && e == OK)
		e = failed(cx, path);
	if (e == OK && rename(part, path) != 0)
		e = failed(cx, path);
	if (e != OK)
		remove(part);
	return e;
}

static enum err run(struct ctx *cx, struct cli *cli)
{
	int kind = choice_find(&export_kinds, cli->args[0]);
	if (kind < 0)
		return fail(cx, E_USAGE, "export.unknown_kind", cli->args[0]);
	if (strcmp(cli->args[1], "-") != 0)
		return to_path(cx, (enum export_kind)kind, cli->args[1]);
	BUF_AUTO struct buf b;
	buf_init(&b, BUFFER);
	enum err e = export_write(cx, (enum export_kind)kind, &b, to_file, stdout);
	return fflush(stdout) != 0 && e == OK ? failed(cx, "-") : e;
}

static const struct command commands[] = {
    {"export", "accounts|people|products|sales|history FILE",
     "Write all customers, people, products, lines of sale or changes as CSV (- = standard output).", 2, 2, NULL,
     CLI_DB, TX_READ, run},
};
const struct command_set export_commands = {commands, sizeof commands / sizeof commands[0]};

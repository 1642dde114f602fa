/* hjul check */
#include "cli/cli.h"
#include "platform/check/certificate_ops.h"
#include "platform/check/check_ops.h"

#include <string.h>

#define CHECK_OPTIONS(F, S)                                  \
	F(S, TEXT, cert, .max = 1000, .label = "serve.cert") \
	F(S, TEXT, key, .max = 1000, .label = "serve.key")   \
	F(S, BOOL, mend, .label = "check.mend")
STRUCT_OF(check_options, CHECK_OPTIONS);
static const struct record check_record = RECORD_OF("check_options", check_options, CHECK_OPTIONS);

/* What the server that stands on this base is served with, when it was named. */
static enum err add_certificate(struct ctx *cx, const struct check_options *o, struct list *rows, int64_t *faulty)
{
	struct list more;
	if (!o->cert)
		return OK;
	TRY(certificate_check(cx, o->cert, o->key ? o->key : o->cert, &more));
	struct check_row *all = arena_array(cx->arena, struct check_row, rows->count + more.count);
	memcpy(all, rows->items, rows->count * sizeof *all);
	for (size_t i = 0; i < more.count; i++) {
		all[rows->count + i] = *list_at(&more, struct check_row, i);
		*faulty += !all[rows->count + i].good;
	}
	*rows = (struct list){.items = all, .count = rows->count + more.count};
	return OK;
}

struct looked {
	struct list rows;
	int64_t faulty;
	bool damaged;
};

static enum err look(struct ctx *cx, void *arg)
{
	struct looked *l = arg;
	return check_all(cx, cli_progress, &l->rows, &l->faulty, &l->damaged);
}

static enum err check(struct ctx *cx, struct cli *cli)
{
	const struct check_options *o = cli->options;
	struct looked l;
	TRY(db_work(cx, TX_READ, look, &l));
	if (o->mend && l.faulty && !l.damaged) {
		TRY(check_mend(cx, &l.rows));
		TRY(db_work(cx, TX_READ, look, &l));
	}
	TRY(add_certificate(cx, o, &l.rows, &l.faulty));
	cli_print_list(cx, cli, &check_row_record, &l.rows,
	               l.faulty ? "name good faults text which" : "name good faults text");
	cli_flush(cli);
	if (l.damaged)
		return fail(cx, E_INVALID, "check.damaged");
	return l.faulty ? fail(cx, E_INVALID, "check.found", arena_printf(cx->arena, "%lld", (long long)l.faulty)) : OK;
}

static const struct command commands[] = {
    {"check", NULL, "Look whether the base is whole: sums, seals, history, search.", 0, 0, &check_record, CLI_DB,
     TX_NONE, check},
};
const struct command_set check_commands = {commands, sizeof commands / sizeof commands[0]};

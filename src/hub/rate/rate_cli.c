/* hjul rate list|set|remove|lacking, hjul import rates, hjul export rates. */
#include "base/buf.h"
#include "cli/cli.h"
#include "hub/rate/rate_ops.h"
#include "lang/tr.h"

#include <stdio.h>
#include <string.h>

enum { LIST_MAX = 10000, EXPORT_MAX = 16 << 20 };

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(rate_list(cx, "", 0, LIST_MAX, &rows));
	cli_print_list(cx, cli, &currency_rate_record, &rows, NULL);
	return OK;
}

static enum err lacking(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(rate_lacks(cx, &rows));
	cli_print_list(cx, cli, &rate_lack_record, &rows, NULL);
	return OK;
}

static enum err parse(struct ctx *cx, struct cli *cli, struct currency_rate *r)
{
	record_blank(&currency_rate_record, r);
	for (size_t i = 0; i < cli->arg_count; i++)
		TRY(field_parse(cx, &currency_rate_record.fields[i], cli->args[i], r));
	return OK;
}

static enum err set_work(struct ctx *cx, void *arg)
{
	bool created, changed;
	return rate_put(cx, arg, &created, &changed);
}

/* After a change that is saved: when the sums do not come with it, say who makes them. */
static void follow(struct ctx *cx)
{
	if (!rates_follow(cx, 0))
		cli_note(tr(cx->lang, "rate.sums_wait"));
}

static enum err set(struct ctx *cx, struct cli *cli)
{
	struct currency_rate r;
	TRY(parse(cx, cli, &r));
	TRY(db_work(cx, TX_WRITE, set_work, &r));
	follow(cx);
	cli_print_record(cx, cli, &currency_rate_record, &r);
	return OK;
}

static enum err remove_work(struct ctx *cx, void *arg)
{
	const struct currency_rate *r = arg;
	return rate_remove(cx, r->currency, r->month);
}

static enum err take_away(struct ctx *cx, struct cli *cli)
{
	struct currency_rate r;
	TRY(parse(cx, cli, &r));
	TRY(db_work(cx, TX_WRITE, remove_work, &r));
	follow(cx);
	return OK;
}

static enum err refresh(struct ctx *cx, struct cli *cli)
{
	bool more;
	(void)cli;
	return rates_refresh(cx, 0, &more);
}

static enum err import(struct ctx *cx, struct cli *cli)
{
	struct rate_import n;
	TRY(rates_import(cx, cli->args[0], &n));
	follow(cx);
	cli_print_record(cx, cli, &rate_import_record, &n);
	return OK;
}

static enum err write_rates(struct ctx *cx, FILE *f, void *arg)
{
	(void)arg;
	BUF_AUTO struct buf b;
	buf_init(&b, EXPORT_MAX);
	TRY(rates_export(cx, &b));
	(void)fwrite(b.p, 1, b.len, f);
	return OK;
}

static enum err export_file(struct ctx *cx, struct cli *cli)
{
	return cli_write_file(cx, cli->args[0], write_rates, NULL);
}

static const struct command commands[] = {
    {"rate list", NULL, "Currency rates by month.", 0, 0, NULL, CLI_DB, TX_READ, list},
    {"rate lacking", NULL, "Currencies and months with sales but without a rate.", 0, 0, NULL, CLI_DB, TX_READ,
     lacking},
    {"rate set", "CURRENCY MONTH RATE", "Set what one unit of a currency was worth in a month, as in EUR 2026-10 11.5.",
     3, 3, NULL, CLI_DB, TX_NONE, set},
    {"rate remove", "CURRENCY MONTH", "Remove a rate.", 2, 2, NULL, CLI_DB, TX_NONE, take_away},
    {"rate refresh", NULL, "Make the sums again that wait for it since a rate was changed.", 0, 0, NULL, CLI_DB,
     TX_NONE, refresh},
    {"import rates", "FILE", "Read currency rates from a CSV of currency, month and rate: all of it or nothing.", 1, 1,
     NULL, CLI_DB_CREATE, TX_NONE, import},
    {"export rates", "FILE", "Write all currency rates as CSV (- = standard output).", 1, 1, NULL, CLI_DB, TX_NONE,
     export_file},
};
extern const struct command_set rate_commands;
const struct command_set rate_commands = {commands, sizeof commands / sizeof commands[0]};

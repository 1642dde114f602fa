/* hjul rate list|set|remove|lacking|refresh. */
#include "base/buf.h"
#include "cli/cli.h"
#include "hub/rate/rate_ops.h"
#include "lang/tr.h"
#include "platform/noun/noun_list_ops.h"

enum { LIST_MAX = 10000 };

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(noun_list_all(cx, &currency_rate_noun, 0, LIST_MAX, &rows));
	cli_print_list(cx, cli, &currency_rate_record, &rows, "currency month rate");
	return OK;
}

/* For people: the amount with the currency that it is in, which is not the base's. */
#define LACK_LINE(F, S)                                         \
	F(S, TEXT, currency, .label = "currency_rate.currency") \
	F(S, MONTH, month, .label = "currency_rate.month")      \
	F(S, INT, lines, .label = "rate.lines")                 \
	F(S, TEXT, amount, .label = "rate.amount")
STRUCT_OF(lack_line, LACK_LINE);
static const struct record lack_line_record = RECORD_OF("rate_lack_line", lack_line, LACK_LINE);

static enum err lacking(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(rate_lacks(cx, &rows));
	if (cli->json) {
		cli_print_list(cx, cli, &rate_lack_record, &rows, NULL);
		return OK;
	}
	struct lack_line *lines = arena_array(cx->arena, struct lack_line, rows.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct rate_lack *l = list_at(&rows, struct rate_lack, i);
		BUF_AUTO struct buf b;
		buf_init(&b, 64);
		fmt_amount(&b, cx->lang, l->amount);
		lines[i] = (struct lack_line){l->currency, l->month, l->lines,
		                              arena_printf(cx->arena, "%s %s", b.p, l->currency)};
	}
	cli_print_list(cx, cli, &lack_line_record, &(struct list){.items = lines, .count = rows.count}, NULL);
	return OK;
}

static enum err parse(struct ctx *cx, struct cli *cli, struct currency_rate *r)
{
	static const char *const names[] = {"currency", "month", "rate"};
	record_blank(&currency_rate_record, r);
	for (size_t i = 0; i < cli->arg_count; i++)
		TRY(field_parse(cx, record_field(&currency_rate_record, names[i]), cli->args[i], r));
	return OK;
}

/* After a change that is saved: when the sums did not come with it, say who makes them. */
static void tell_waiting(struct ctx *cx)
{
	int64_t waiting;
	if (rates_waiting(cx, &waiting) != OK || waiting)
		cli_note(tr(cx->lang, "rate.sums_wait"));
	fault_clear(cx);
}

static enum err set_work(struct ctx *cx, void *arg)
{
	int64_t act;
	return noun_set(cx, &currency_rate_noun, arg, &act);
}

static enum err set(struct ctx *cx, struct cli *cli)
{
	struct currency_rate r;
	TRY(parse(cx, cli, &r));
	TRY(db_work(cx, TX_WRITE, set_work, &r));
	tell_waiting(cx);
	cli_print_record(cx, cli, &currency_rate_record, &r);
	return OK;
}

static enum err remove_work(struct ctx *cx, void *arg)
{
	int64_t id, act;
	void *stored;
	TRY(noun_same_key(cx, &currency_rate_noun, arg, &id));
	TRY(noun_get(cx, &currency_rate_noun, id, &stored));
	return noun_remove(cx, &currency_rate_noun, stored, &act);
}

static enum err take_away(struct ctx *cx, struct cli *cli)
{
	struct currency_rate r;
	TRY(parse(cx, cli, &r));
	TRY(db_work(cx, TX_WRITE, remove_work, &r));
	tell_waiting(cx);
	return OK;
}

static enum err refresh(struct ctx *cx, struct cli *cli)
{
	bool more;
	(void)cli;
	return rates_refresh(cx, 0, &more);
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
};
extern const struct command_set rate_commands;
const struct command_set rate_commands = {commands, sizeof commands / sizeof commands[0]};

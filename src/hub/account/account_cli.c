/* hjul account list, hjul account show. */
#include "base/buf.h"
#include "cli/cli.h"
#include "hub/account/account_list_ops.h"
#include "hub/account/account_ops.h"

#define LIST_OPTIONS(F, S)                              \
	F(S, CHOICE, sort, .choices = &account_sorts)   \
	F(S, INT, limit, .min = 1, .max = 10000000)     \
	F(S, CHOICE, level, .choices = &account_levels) \
	F(S, TEXT, search, .max = 100)                  \
	F(S, TEXT, industry, .max = 100)                \
	F(S, TEXT, country, .max = 60)                  \
	F(S, BOOL, wheel)
STRUCT_OF(list_options, LIST_OPTIONS);
static const struct record list_options = RECORD_OF("account_list_options", list_options, LIST_OPTIONS);

/* The whole list or its first rows: chunk by chunk into one list, as it is printed as one table or array. */
static enum err list(struct ctx *cx, struct cli *cli)
{
	const struct list_options *o = cli->options;
	struct account_filter f = {.sort = o->sort,
	                           .level = o->level,
	                           .q = o->search,
	                           .industry = o->industry,
	                           .country = o->country,
	                           .wheel = o->wheel};
	size_t max = o->limit == NONE ? SIZE_MAX : (size_t)o->limit, count = 0;
	struct account_walk walk;
	BUF_AUTO struct buf rows;
	buf_init(&rows, SIZE_MAX / 2);
	TRY(account_walk_open(cx, &f, &walk));
	while (count < max) {
		struct list chunk;
		TRY(account_walk_next(cx, &walk, &chunk));
		if (!chunk.count)
			break;
		buf_add(&rows, chunk.items, chunk.count * sizeof(struct account_row));
		count += chunk.count;
	}
	struct list all = {.items = rows.p, .count = count < max ? count : max};
	cli_print_list(cx, cli, &account_row_record, &all, "number name level kam revenue_12m change revenue");
	return OK;
}

static enum err show(struct ctx *cx, struct cli *cli)
{
	struct account a;
	TRY(account_find(cx, cli->args[0], &a));
	struct account_show s;
	TRY(account_show_get(cx, a.id, &s));
	cli_print_record(cx, cli, &account_show_record, &s);
	return OK;
}

static const struct command commands[] = {
    {"account list", NULL, "List customers, by name or as --sort says.", 0, 0, &list_options, CLI_DB, TX_READ, list},
    {"account show", "NUMBER|ID", "Show one customer with its sums of sales.", 1, 1, NULL, CLI_DB, TX_READ, show},
};
const struct command_set account_commands = {commands, sizeof commands / sizeof commands[0]};

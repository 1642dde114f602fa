/* hjul erase person, hjul erase list. */
#include "base/num.h"
#include "cli/cli.h"
#include "platform/erase/erase_ops.h"
#include "platform/person/person_ops.h"

enum { LIST_MAX = 10000 };

#define ERASE_OPTIONS(F, S) F(S, BOOL, dry_run, .label = "erase.option.dry_run")
STRUCT_OF(erase_options, ERASE_OPTIONS);
static const struct record options_record = RECORD_OF("erase_options", erase_options, ERASE_OPTIONS);

static enum err find(struct ctx *cx, const char *who, struct person *p)
{
	enum err e = person_by_mail(cx, who, p);
	int64_t id;
	if (e == E_NOT_FOUND && num_parse_int(who, &id)) {
		fault_clear(cx);
		e = person_get(cx, id, p);
	}
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "person.not_found") : e;
}

static enum err person(struct ctx *cx, struct cli *cli)
{
	const struct erase_options *o = cli->options;
	struct person p;
	struct erased done;
	struct list hits;
	TRY(find(cx, cli->args[0], &p));
	if (o->dry_run) {
		TRY(erase_hits(cx, p.id, &hits));
		cli_print_list(cx, cli, &erase_hit_record, &hits, "kind account text sealed");
		return OK;
	}
	TRY(erase_person(cx, p.id, &done));
	cli_print_record(cx, cli, &erased_record, &done);
	return OK;
}

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(erase_list(cx, 0, LIST_MAX, &rows));
	cli_print_list(cx, cli, &erasure_record, &rows, NULL);
	return OK;
}

static const struct command commands[] = {
    {"erase person", "MAIL|ID",
     "Erase the personal values of a colleague who has left; --dry-run lists the free texts that name him or her.", 1,
     1, &options_record, CLI_DB, TX_WRITE, person},
    {"erase list", NULL, "The list of erasures.", 0, 0, NULL, CLI_DB, TX_READ, list},
};
extern const struct command_set erase_commands;
const struct command_set erase_commands = {commands, sizeof commands / sizeof commands[0]};

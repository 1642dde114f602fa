/* hjul propose, hjul decide. */
#include "cli/cli.h"
#include "hub/account/account_ops.h"
#include "platform/history/history_ops.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/decision/decision_read_ops.h"

#define DECISION_OPTIONS(F, S)                                                                        \
	F(S, CHOICE, outcome, .flags = F_REQUIRED, .choices = &outcomes, .label = "decision.outcome") \
	F(S, CHOICE, light_reason, .choices = &light_reasons, .label = "decision.light_reason")       \
	F(S, LONG, rationale, .max = 4000, .label = "decision.rationale")                             \
	F(S, DATE, valid_until, .label = "decision.valid_until")                                      \
	F(S, DATE, decided_day, .label = "decision.decided_day")
STRUCT_OF(decision_options, DECISION_OPTIONS);
static const struct record options_record = RECORD_OF("decision_options", decision_options, DECISION_OPTIONS);

static struct decision wanted(const struct decision_options *o)
{
	return (struct decision){.outcome = o->outcome,
	                         .light_reason = o->light_reason,
	                         .rationale = o->rationale,
	                         .valid_until = o->valid_until,
	                         .decided_day = o->decided_day};
}

/* The decision as it stands now. */
static enum err print(struct ctx *cx, struct cli *cli, int64_t account, int64_t id)
{
	struct list rows;
	TRY(decision_of_account(cx, account, false, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct decision_row *r = list_at(&rows, struct decision_row, i);
		if (r->d.id == id)
			cli_print_record(cx, cli, &decision_record, &r->d);
	}
	return OK;
}

static enum err propose(struct ctx *cx, struct cli *cli)
{
	struct account a;
	struct decision d = wanted(cli->options);
	int64_t id;
	TRY(account_find(cx, cli->args[0], &a));
	TRY(decision_propose(cx, a.id, &d, &id));
	return print(cx, cli, a.id, id);
}

static enum err decide(struct ctx *cx, struct cli *cli)
{
	struct account a;
	struct decision d = wanted(cli->options);
	struct decision_made made;
	TRY(account_find(cx, cli->args[0], &a));
	TRY(decision_decide(cx, a.id, &d, NULL, history_act_new(), &made));
	return print(cx, cli, a.id, made.id);
}

static const struct command commands[] = {
    {"propose", "CUSTOMER", "Propose a customer's status, for the selection meeting to decide.", 1, 1, &options_record,
     CLI_DB, TX_WRITE, propose},
    {"decide", "CUSTOMER", "Decide a customer's status: level and wheel follow.", 1, 1, &options_record, CLI_DB,
     TX_WRITE, decide},
};
extern const struct command_set decision_commands;
const struct command_set decision_commands = {commands, sizeof commands / sizeof commands[0]};

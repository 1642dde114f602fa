#include "hub/customer/customer_parts_ops.h"
#include "modules.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"
#include "wheel/1-status/decision/decision_effect.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/decision/decision_store.h"
#include "wheel/1-status/decision/decision_web.h"
#include "wheel/1-status/decision/kam_load_store.h"
#include "wheel/1-status/decision/propose_web.h"

extern const struct command_set decision_commands;

static const struct customer_tab tabs[] = {{TAB_STATUS, "step.status.short", "status", SHOWN_WITH_OPINIONS}, {0}};
static const char *note_text(struct ctx *cx, const char *act, const char *note)
{
	(void)act;
	return history_word(cx, "outcome", note);
}

static const struct history_text history[] = {
    {.kind = "decision", .note_text = note_text, .page = "status"},
    {0},
};

static const struct undo_kind undo_kinds[] = {
    {.kind = "decision", .edit = DATA_DECIDE, .page = "status", .final = true, .undo = decision_undo},
    {0},
};

const struct module decision_module = {
    .undo_kinds = undo_kinds,
    .name = "decision",
    .tables = "decision",
    .reads = "criterion",
    .queries = QUERIES(&decision_queries, &kam_load_queries),
    .checks = CHECKS(decision_checks),
    .history = history,
    .commands = COMMANDS(&decision_commands),
    .routes = ROUTES(&decision_routes, &propose_routes),
    .records = RECORDS(&decision_record, &decision_row_record, &decision_form_record, &status_page_record,
                       &decision_effect_record, &kam_load_record, &load_change_record, &propose_form_record,
                       &propose_page_record),
    .customer_tabs = tabs,
};

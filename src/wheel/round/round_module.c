#include "hub/customer/customer_parts_ops.h"
#include "lang/tr.h"
#include "modules.h"
#include "platform/check/check.h"
#include "platform/history/history.h"
#include "platform/noun/noun_ops.h"
#include "wheel/round/round_check_ops.h"
#include "wheel/round/round_check_store.h"
#include "wheel/round/round_ops.h"
#include "wheel/round/round_store.h"
#include "wheel/round/round_web.h"
#include "wheel/round/snapshot.h"
#include "wheel/round/wheel_ops.h"

/* Steps without a folder of their own yet. */
static const struct customer_tab tabs[] = {
    {3, "step.contacts.short", "steps/3", SHOWN_WITH_WHEEL},
    {4, "step.objectives.short", "steps/4", SHOWN_WITH_WHEEL},
    {5, "step.resources.short", "steps/5", SHOWN_WITH_WHEEL},
    {6, "step.plan.short", "steps/6", SHOWN_WITH_WHEEL},
    {TAB_FOLLOW, "step.follow.short", "steps/7", SHOWN_WITH_WHEEL},
    {0},
};

static const struct customer_wheel wheel = {wheel_get_many, wheel_ended, wheel_draw_large, wheel_draw_card,
                                            wheel_draw_list};

static const struct query_set check_queries = QUERY_SET("round_check", round_check_queries);
static const struct check checks[] = {
    {"check.wheels", &round_check_queries[ROUND_CHECK_WHEELS], .position = 70},
    {"check.rounds", &round_check_queries[ROUND_CHECK_ROUNDS], .position = 80},
    {"check.history", &round_check_queries[ROUND_CHECK_HISTORY], .position = CHECK_HISTORY},
    {"check.seals", .run = round_check_seals, .position = 150},
    {0},
};

static const char *note_text(struct ctx *cx, const char *act, const char *note)
{
	(void)act;
	return tr_f(cx, "round.n", note);
}

static const struct history_text history[] = {
    {.kind = "round", .note_text = note_text, .page = "rounds"},
    {0},
};

static const struct undo_kind undo_kinds[] = {
    {.kind = "round", .edit = DATA_DECIDE, .page = "rounds", .final = true, .undo = round_undo},
    {0},
};

const struct module round_module = {
    .undo_kinds = undo_kinds,
    .name = "round",
    .tables = "round round_carried",
    .reads = "decision",
    .queries = QUERIES(&round_queries, &check_queries),
    .checks = CHECKS(checks),
    .history = history,
    .routes = ROUTES(&round_routes, &snapshot_routes),
    .records = RECORDS(&round_record, &carried_record, &wheel_source_record, &customer_state_record, &snapshot_record,
                       &close_form_record, &step_page_record, &rounds_page_record, &snapshot_page_record),
    .customer_tabs = tabs,
    .customer_wheel = &wheel,
};

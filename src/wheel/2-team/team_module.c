#include "hub/access/ask_ops.h"
#include "hub/account/account.h"
#include "hub/customer/customer_parts_ops.h"
#include "modules.h"
#include "platform/access/access_ops.h"
#include "wheel/2-team/team_ops.h"
#include "wheel/2-team/team_store.h"
#include "wheel/round/snapshot_parts_ops.h"

extern const struct command_set team_commands;

static const struct noun_aside guests = {"guests", &access_member_record, access_guests};
static struct noun_pages pages = NOUN_PAGES(&team_member_noun, "person_id part since until", .aside = &guests);
static const struct route routes[] = {
    NOUN_ROUTES(pages, "/accounts/:id/team", &account_record, &team_member_record, DATA_CRM_FACTS, DATA_CRM_EDIT,
                "team_page", "team_form", "Who is on a customer's core and support team, was or will be",
                "A place on a customer's team"),
};
static const struct route_set team_routes = SET(routes);

static enum err sealed_team(struct ctx *cx, int64_t account, struct buf *out)
{
	return team_store_names(cx, account, ctx_today(cx), out);
}
static const struct snapshot_part parts[] = {{"team", sealed_team}, {0}};

static const struct customer_tab tabs[] = {{TAB_TEAM, "step.team.short", "team", SHOWN_ALWAYS}, {0}};
/* Whose place it is, or was: then the history has kept it. */
static const struct history_text history[] = {
    {.kind = "team_member",
     .about =
         "(SELECT named.name FROM person named WHERE named.id = COALESCE((SELECT held.person_id FROM team_member held "
         "WHERE held.id = $1.record_id), (SELECT CAST(gone.old AS BIGINT) FROM history gone WHERE gone.kind = "
         "'team_member' AND gone.record_id = $1.record_id AND gone.field = 'person_id' AND gone.act = 'removed' "
         "ORDER BY gone.id DESC LIMIT 1)))",
     .page = "team"},
    {0},
};

const struct module team_module = {
    .name = "team",
    .tables = "team_member",
    .nouns = NOUNS(&team_member_noun),
    .noun_rules = team_rules,
    .noun_pages = PAGES(&pages),
    .queries = QUERIES(&team_queries),
    .checks = CHECKS(team_checks),
    .history = history,
    .hand_over = team_places,
    .routes = ROUTES(&team_routes),
    .commands = COMMANDS(&team_commands),
    .records = RECORDS(&team_member_record),
    .customer_tabs = tabs,
    .snapshot_parts = parts,
};

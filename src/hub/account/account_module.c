#include "hub/account/account.h"
#include "hub/account/account_check_store.h"
#include "hub/account/account_import_ops.h"
#include "hub/account/account_list.h"
#include "hub/account/account_list_store.h"
#include "hub/account/account_ops.h"
#include "hub/account/account_page_store.h"
#include "hub/account/account_posts_ops.h"
#include "hub/account/account_sales_store.h"
#include "hub/account/account_store.h"
#include "hub/account/account_web.h"
#include "hub/account/facts_store.h"
#include "hub/account/group_store.h"
#include "hub/sale/sale.h"
#include "modules.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/search/search_ops.h"

static const struct query_set accounts = QUERY_SET("account", account_queries);
static const struct query_set facts = QUERY_SET("fact", fact_queries);
static const struct query_set page = QUERY_SET("account_page", account_page_queries);
static const struct query_set sales = QUERY_SET("account_sales", account_sales_queries);

extern const struct command_set account_commands;
extern const struct route_set account_routes, account_edit_routes;

static const struct history_text history[] = {
    {.kind = "account", .page = "facts"},
    {0},
};

static const struct noun_rules rules[] = {{.noun = &account_noun, .fits = account_fits, .changed = account_changed},
                                          {0}};

/* Larger and smaller customers have changed places. */
static enum err sums_changed(struct ctx *cx)
{
	search_rank(cx);
	return OK;
}

enum err facts_changed(struct ctx *cx)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->facts_changed)
			TRY(modules[i]->facts_changed(cx));
	return OK;
}

static const struct check checks[] = {
    {"check.lines", &account_check_query[CHECK_LINES], .position = 30},
    {"check.sums_of_months", &account_check_query[CHECK_MONTHS_FAULTS], .position = 40,
     .which = &account_check_query[CHECK_MONTHS_WHICH], .mend = facts_mend},
    {"check.sums_of_products", &account_check_query[CHECK_PRODUCTS_FAULTS], .position = 50,
     .which = &account_check_query[CHECK_PRODUCTS_WHICH], .mend = facts_mend},
    {"check.sums_of_customers", &account_check_query[CHECK_FACTS_FAULTS], .position = 60,
     .which = &account_check_query[CHECK_FACTS_WHICH], .args = facts_check_args, .mend = facts_mend},
    {"check.totals", .run = facts_check_totals, .position = 65, .mend = facts_mend},
    {0},
};

enum err facts_noted(struct ctx *cx)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->facts_noted)
			db_after_commit(cx, modules[i]->facts_noted);
	return OK;
}

const struct module account_module = {
    .name = "account",
    .settled = account_web_make,
    .imports = IMPORTS(&account_import_kind),
    .customer_levels = &account_levels,
    .tables = "account account_fact account_month account_product",
    .reads = "account_access currency_rate product sale",
    .checks = CHECKS(checks),
    .history = history,
    .hand_over = account_posts,
    .facts_changed = sums_changed,
    .jobs = JOBS(&new_day_job),
    .fragments = fact_fragments,
    .noun_rules = rules,
    .queries = QUERIES(&accounts, &facts, &page, &sales, &account_list_queries, &account_check_queries, &group_queries),
    .routes = ROUTES(&account_routes, &account_edit_routes),
    .noun_pages = PAGES(&account_facts_pages, &account_people_pages, &account_restriction_pages),
    .commands = COMMANDS(&account_commands),
    .nouns = NOUNS(&account_noun),
    .records =
        RECORDS(&account_record, &account_fact_record, &sale_record, &account_row_record, &account_filter_record),
};

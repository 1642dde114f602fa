#include "hub/rate/rate_ops.h"
#include "hub/rate/rate_store.h"
#include "modules.h"

extern const struct command_set rate_commands;
extern const struct route_set rate_routes;
extern struct noun_pages rate_pages;

static const struct history_text history[] = {
    {.kind = "currency_rate",
     .about =
         "(SELECT r.currency || ' ' || CAST(r.month / 100 AS TEXT) || '-' || SUBSTR(CAST(r.month AS TEXT), 5) FROM "
         "currency_rate r WHERE r.id = $1.record_id)"},
    {0},
};

const struct module rate_module = {
    .name = "rate",
    .tables = "currency_rate",
    .reads = "account sale",
    .nouns = NOUNS(&currency_rate_noun),
    .noun_rules = rate_rules,
    .noun_pages = PAGES(&rate_pages),
    .queries = QUERIES(&rate_queries),
    .routes = ROUTES(&rate_routes),
    .commands = COMMANDS(&rate_commands),
    .records = RECORDS(&currency_rate_record, &rate_lack_record),
    .history = history,
    .jobs = JOBS(&rate_sums_job),
    .facts_noted = rates_follow,
};

#include "modules.h"
#include "platform/check/check.h"
#include "platform/search/search_ops.h"
#include "platform/search/search_store.h"

static const struct query_set searches = QUERY_SET("search", search_queries);

extern const struct route_set search_routes;

static const struct check checks[] = {
    {"check.search_tokens", .run = search_unknown_tokens, .position = CHECK_SEARCH_TOKENS},
    {0},
};

const struct module search_module = {
    .name = "search",
    .queries = QUERIES(&searches),
    .routes = ROUTES(&search_routes),
    .fragments = search_fragments,
    .checks = CHECKS(checks),
    .tables = "search_token",
    .records = RECORDS(&search_token_record, &search_hit_record),
};

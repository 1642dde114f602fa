#include "modules.h"
#include "platform/search/search_ops.h"
#include "platform/search/search_store.h"

static const struct query_set searches = QUERY_SET("search", search_queries);

extern const struct route_set search_routes;

const struct module search_module = {
    .name = "search",
    .queries = QUERIES(&searches),
    .routes = ROUTES(&search_routes),
    .records = RECORDS(&search_token_record, &search_hit_record),
};

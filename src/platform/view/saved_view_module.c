#include "modules.h"
#include "platform/view/saved_view_store.h"

extern const struct route_set saved_view_routes;

const struct module saved_view_module = {
    .name = "saved_view",
    .tables = "saved_view",
    .queries = QUERIES(&saved_view_queries),
    .routes = ROUTES(&saved_view_routes),
    .records = RECORDS(&saved_view_record),
};

#include "modules.h"
#include "platform/access/access_store.h"
#include "platform/access/ask_store.h"

extern const struct route_set ask_routes;

const struct module access_module = {
    .name = "access",
    .queries = QUERIES(&access_queries, &ask_queries),
    .routes = ROUTES(&ask_routes),
    .records = RECORDS(&access_request_record, &access_waiting_record, &access_member_record),
};

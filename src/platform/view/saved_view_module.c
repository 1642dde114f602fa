#include "modules.h"
#include "platform/erase/erase.h"
#include "platform/view/saved_view_store.h"

extern const struct route_set saved_view_routes;

static const struct fragment fragments[] = {
    {"view_reads", "($1.for_all = 1 OR $1.person_id = :me)", "me"},
    {0},
};
static const struct erase_reader readers[] = {{&saved_view_record, "@view_reads(t)"}, {0}};

const struct module saved_view_module = {
    .name = "saved_view",
    .tables = "saved_view",
    .queries = QUERIES(&saved_view_queries),
    .routes = ROUTES(&saved_view_routes),
    .records = RECORDS(&saved_view_record),
    .fragments = fragments,
    .erase_readers = readers,
};

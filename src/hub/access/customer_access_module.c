#include "hub/access/ask_ops.h"
#include "hub/access/ask_store.h"
#include "hub/access/customer_access_ops.h"
#include "hub/access/customer_access_store.h"
#include "modules.h"
#include "platform/noun/noun_ops.h"

extern const struct route_set ask_routes;

static const struct undo_kind undo_kinds[] = {
    {.kind = "access_request", .edit = DATA_GRANT, .page = "edit", .undo = access_end_undo},
    {0},
};

/* Places on teams as they were before they had days: the record is the person. */
static const struct history_text history[] = {
    {.kind = "account_access",
     .about = "(SELECT named.name FROM person named WHERE named.id = $1.record_id)",
     .page = "team"},
    {0},
};

const struct module customer_access_module = {
    .name = "customer_access",
    .tables = "account_access access_request",
    .reads = "account",
    .queries = QUERIES(&customer_access_queries, &ask_queries),
    .routes = ROUTES(&ask_routes),
    .records = RECORDS(&account_access_record, &access_request_record, &access_waiting_record, &access_member_record),
    .fragments = customer_access_fragments,
    .undo_kinds = undo_kinds,
    .history = history,
    .hand_over = access_hand_over,
    .relation = customer_relation,
};

#include "platform/history/history_export_store.h"

#include "platform/access/rights.h"

struct export_change {
	int64_t id, at;
	const char *who, *kind;
	int64_t record_id;
	const char *customer_number, *act, *field, *before, *after;
};
#define C struct export_change
static const struct field change_fields[] = {
    FIELD(C, id, K_ID),      FIELD(C, at, K_TIME),      FIELD(C, who, K_TEXT),
    FIELD(C, kind, K_TEXT),  FIELD(C, record_id, K_ID), FIELD(C, customer_number, K_TEXT),
    FIELD(C, act, K_TEXT),   FIELD(C, field, K_TEXT),   FIELD(C, before, K_LONG),
    FIELD(C, after, K_LONG),
};
#undef C
static const struct record export_change_record = RECORD("export_change", struct export_change, change_fields);

static const struct query q[] = {
    {"export.history",
     "SELECT h.id, h.at, COALESCE(p.name, h.actor) AS who, h.kind, h.record_id, @root_number(h.account_id) AS "
     "customer_number, "
     "h.act, h.field, CASE WHEN h.old_personal IS NULL THEN h.old ELSE o.value END AS before, "
     "CASE WHEN h.new_personal IS NULL THEN h.new ELSE n.value END AS after "
     "FROM history h LEFT JOIN person p ON p.id = h.person_id "
     "LEFT JOIN personal o ON o.id = h.old_personal LEFT JOIN personal n ON n.id = h.new_personal "
     "WHERE h.id > :after AND @history_visible(h) ORDER BY h.id LIMIT :max",
     .args = "after, max", .out = &export_change_record},
};
const struct query_set history_export_queries = {"history_export", q, 1};

const struct export_kind history_export_kinds[] = {
    {.name = "history",
     .row = &export_change_record,
     .rows = &q[0],
     .with_id = true,
     .see = DATA_AUDIT,
     .position = 50},
    {0},
};

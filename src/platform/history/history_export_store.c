#include "platform/history/history_export_store.h"

#include "platform/access/rights.h"

#define EXPORT_CHANGE(F, S)         \
	F(S, ID, id)                \
	F(S, TIME, at)              \
	F(S, TEXT, who)             \
	F(S, TEXT, kind)            \
	F(S, ID, record_id)         \
	F(S, TEXT, customer_number) \
	F(S, TEXT, act)             \
	F(S, TEXT, field)           \
	F(S, LONG, before)          \
	F(S, LONG, after)
STRUCT_OF(export_change, EXPORT_CHANGE);
static const struct record export_change_record = RECORD_OF("export_change", export_change, EXPORT_CHANGE);

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

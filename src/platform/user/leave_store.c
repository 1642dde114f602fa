#include "platform/user/leave_store.h"

static const struct field id_fields[] = {FIELD(struct id_row, id, K_ID)};
static const struct record id_record = RECORD("id", struct id_row, id_fields);

enum { REPORTS, DEPARTMENTS };
static const struct query q[] = {
    [REPORTS] = {"leave.reports", "SELECT id AS id FROM person WHERE manager_id = :person ORDER BY id LIMIT 200",
                 .args = "person", .out = &id_record},
    [DEPARTMENTS] = {"leave.departments",
                     "SELECT id AS id FROM department WHERE leader_id = :person ORDER BY id LIMIT 200",
                     .args = "person", .out = &id_record},
};
const struct query_set leave_queries = {"leave", q, sizeof q / sizeof q[0]};

enum err leave_store_reports(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[REPORTS], ARGS(ARG("person", person)), 0, ret);
}

enum err leave_store_departments(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[DEPARTMENTS], ARGS(ARG("person", person)), 0, ret);
}

#include "platform/department/department_store.h"

enum { MAX = 500 };

enum { ROWS };
static const struct query q[] = {
    [ROWS] =
        {"department.rows",
         "SELECT d.id AS id, d.parent_id AS parent_id, d.leader_id AS leader_id, d.name AS name, p.name AS leader, "
         "(SELECT COUNT(*) FROM person m WHERE m.department_id = d.id AND m.left_on IS NULL) AS people, "
         "d.version AS version FROM department d LEFT JOIN person p ON p.id = d.leader_id ORDER BY d.id LIMIT 501",
         .out = &department_row_record},
};
const struct query_set department_queries = {"department", q, sizeof q / sizeof q[0]};

enum err department_store_rows(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[ROWS], ARGS_NONE, MAX, ret);
}

/* Departments: what the verbs of every noun (platform/noun/noun_ops.h) do not do. */
#ifndef PLATFORM_DEPARTMENT_OPS_H
#define PLATFORM_DEPARTMENT_OPS_H

#include "db/db.h"
#include "platform/department/department.h"

/* All departments as a tree; K_LIST of department_row, at most 500. */
enum err department_rows(struct ctx *, struct list *ret);
/* The department of that name; E_NOT_FOUND "department.not_found" {0}. */
enum err department_by_name(struct ctx *, const char *name, struct department **ret);
/* The id of the department of that name; it is added when there is none. 0 when the name is "" or NULL. In a write
 * transaction. */
enum err department_ensure(struct ctx *, const char *name, int64_t *ret_id);

#endif

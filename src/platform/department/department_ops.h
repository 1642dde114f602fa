/* What is done with departments besides the verbs of every noun. */
#ifndef PLATFORM_DEPARTMENT_OPS_H
#define PLATFORM_DEPARTMENT_OPS_H

#include "db/db.h"
#include "platform/department/department.h"

/* All of them as a tree: department_row, at most 500. */
enum err department_rows(struct ctx *, struct list *ret);
/* The department of that name; E_NOT_FOUND "department.not_found" {0}. */
enum err department_by_name(struct ctx *, const char *name, struct department **ret);
/* The id of the department of that name, which is made when there is none; "" or NULL gives 0. */
enum err department_ensure(struct ctx *, const char *name, int64_t *ret_id);

#endif

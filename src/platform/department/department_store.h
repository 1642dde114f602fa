/* SQL of the tree of departments. */
#ifndef PLATFORM_DEPARTMENT_STORE_H
#define PLATFORM_DEPARTMENT_STORE_H

#include "db/db.h"
#include "platform/department/department.h"

extern const struct query_set department_queries;

/* All departments as department_row, at most 500 (`more` when there are others). What department_tree computes is
 * not filled in. */
enum err department_store_rows(struct ctx *, struct list *ret);

#endif

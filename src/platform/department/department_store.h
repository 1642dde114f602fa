/* SQL of the tree of departments. */
#ifndef PLATFORM_DEPARTMENT_STORE_H
#define PLATFORM_DEPARTMENT_STORE_H

#include "db/db.h"
#include "platform/department/department.h"

extern const struct query_set department_queries;

/* department_row without sort key and what the tree gives; at most 500, more says there were. */
enum err department_store_rows(struct ctx *, struct list *ret);

#endif

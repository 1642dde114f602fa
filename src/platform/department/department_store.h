/* SQL of the tree of departments. */
#ifndef PLATFORM_DEPARTMENT_STORE_H
#define PLATFORM_DEPARTMENT_STORE_H

#include "db/db.h"
#include "platform/department/department.h"

extern const struct query_set department_queries;

/* department_row without sort key and what the tree gives; at most 500, more says there were. */
enum err department_store_rows(struct ctx *, struct list *ret);
/* Does anybody belong to it, or hang under it, also of those who have left? */
enum err department_store_used(struct ctx *, int64_t id, int64_t *ret);
enum err department_store_remove(struct ctx *, int64_t id);

#endif

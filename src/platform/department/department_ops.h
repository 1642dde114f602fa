/* What is done with departments; making one by its name alone is in person_ops.h. */
#ifndef PLATFORM_DEPARTMENT_OPS_H
#define PLATFORM_DEPARTMENT_OPS_H

#include "db/db.h"
#include "platform/department/department.h"

/* All of them as a tree: department_row, at most 500. */
enum err department_rows(struct ctx *, struct list *ret);
/* New: fills id and version. Field faults: a name that is missing or taken, a parent or leader that does not exist, a parent below
 * itself. */
enum err department_add(struct ctx *, struct department *);
/* Made from the version that `after` carries (record_same_version). *ret_undo: what department_undo takes it back with, 0 when
 * nothing changed. */
enum err department_change(struct ctx *, const struct department *before, struct department *after, int64_t *ret_undo);
enum err department_undo(struct ctx *, int64_t id, int64_t undo);
/* Does anybody belong to it, also somebody who has left, or does a department hang under it? Then it is not removed. */
enum err department_used(struct ctx *, int64_t id, int64_t *ret);
/* Only one that nobody belongs to and nothing hangs under: else E_CONFLICT. */
enum err department_remove(struct ctx *, int64_t id);

#endif

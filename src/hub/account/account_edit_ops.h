/* What people do with a customer's facts, one form at a time. */
#ifndef HUB_ACCOUNT_EDIT_OPS_H
#define HUB_ACCOUNT_EDIT_OPS_H

#include "db/db.h"
#include "hub/account/account.h"

/* Save what a form changed, as one act: *ret_act, 0 when nothing was. Field faults: a colleague who is not there or has left, a deputy
 * who is the KAM, what account_save refuses. */
enum err account_edit(struct ctx *, const struct account *before, struct account *after, int64_t *ret_act);
/* Take back an act about one customer (struct undo_kind), while nothing of it has changed since. */
enum err account_undo(struct ctx *, const struct list *rows, int64_t undo);

#endif

/* What people do with a customer's facts, one form at a time. */
#ifndef HUB_ACCOUNT_EDIT_OPS_H
#define HUB_ACCOUNT_EDIT_OPS_H

#include "db/db.h"
#include "hub/account/account.h"

/* Save what a form changed, as one act. *ret_act: the act for noun_undo, 0 when nothing was changed. Field faults: a
 * colleague who does not exist or has left, a deputy who is the KAM, whatever account_save refuses. */
enum err account_edit(struct ctx *, const struct account *before, struct account *after, int64_t *ret_act);
/* Undo such an act (struct undo_kind), unless the same values have been changed since. */
enum err account_undo(struct ctx *, const struct list *rows, int64_t undo);

#endif

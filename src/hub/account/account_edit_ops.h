/* What people do with a customer's facts, one part at a time. Each refuses with E_CONFLICT "account.changed_meanwhile" when the
 * customer is no longer of the version the form began with. *ret_act: what noun_undo takes the change back with, 0 when
 * nothing was changed. */
#ifndef HUB_ACCOUNT_EDIT_OPS_H
#define HUB_ACCOUNT_EDIT_OPS_H

#include "db/db.h"
#include "hub/account/account_edit.h"

enum err account_new(struct ctx *, const struct account_facts_form *, int64_t *ret_id);
enum err account_edit_facts(struct ctx *, int64_t id, const struct account_facts_form *, int64_t *ret_act);
enum err account_edit_people(struct ctx *, int64_t id, const struct account_people_form *, int64_t *ret_act);
enum err account_edit_restriction(struct ctx *, int64_t id, const struct account_restrict_form *, int64_t *ret_act);
/* Takes a change of those back; see struct undo_kind. */
enum err account_undo(struct ctx *, const struct list *rows, int64_t undo);

/* The page of the forms; id 0 = a new customer. */
enum err account_edit_get(struct ctx *, int64_t id, struct account_edit_view *ret);

#endif

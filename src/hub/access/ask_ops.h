/* Asking for access to a customer: goes to its KAM, is granted with an end, stands in the customer's history. */
#ifndef HUB_ACCESS_ASK_OPS_H
#define HUB_ACCESS_ASK_OPS_H

#include "db/db.h"
#include "hub/access/ask.h"
#include "platform/noun/leave.h"

/* The one who acts asks; the route has checked that he may know of the customer. E_CONFLICT "ask.already" while one is open. */
enum err access_ask(struct ctx *, int64_t account, const char *reason);
/* What waits for the one who acts: requests to customers whose KAM or deputy he is, all of them for the KAM leader; access_waiting,
 * oldest first. */
enum err access_waiting_list(struct ctx *, size_t max, struct list *ret);
/* Grant until a day, at most a year ahead, or refuse. E_NOT_FOUND also where it is not his to decide; E_CONFLICT when it is decided.
 * *ret_account for the way back. */
enum err access_grant(struct ctx *, int64_t request, int32_t until, int64_t *ret_account);
enum err access_refuse(struct ctx *, int64_t request, int64_t *ret_account);
/* End granted access before its time; team places stay. *ret_act: what noun_undo takes it back with. */
enum err access_end(struct ctx *, int64_t account, int64_t person, int64_t *ret_act);
/* Takes that back, and that back; see struct undo_kind. */
enum err access_end_undo(struct ctx *, const struct list *rows, int64_t undo);
/* Who is on the team or has access: access_member by name. */
enum err access_members(struct ctx *, int64_t account, struct list *ret);
/* Of them who has access for a time; nobody for those who do not see opinions. */
enum err access_guests(struct ctx *, int64_t account, struct list *ret);
/* Access for a time, which nobody takes over when who has it leaves. */
extern const struct hand_over access_hand_over[];

#endif

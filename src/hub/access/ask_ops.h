/* Access to a customer on request: its KAM is asked and grants it until a day. All of it stands in the customer's
 * history. */
#ifndef HUB_ACCESS_ASK_OPS_H
#define HUB_ACCESS_ASK_OPS_H

#include "db/db.h"
#include "hub/access/ask.h"
#include "platform/noun/leave.h"

/* The one who acts asks for access. The route has checked that he may know of the customer. E_CONFLICT "ask.already"
 * while an earlier request of his is open. */
enum err access_ask(struct ctx *, int64_t account, const char *reason);
/* The open requests that the one who acts may decide: those for customers whose KAM or deputy he is, for the KAM leader
 * all. access_waiting, oldest first. */
enum err access_waiting_list(struct ctx *, size_t max, struct list *ret);
/* Grant a request until a day, at most a year ahead, or refuse it. E_NOT_FOUND also when he may not decide it;
 * E_CONFLICT when it has been decided already. *ret_account: the customer it is about. */
enum err access_grant(struct ctx *, int64_t request, int32_t until, int64_t *ret_account);
enum err access_refuse(struct ctx *, int64_t request, int64_t *ret_account);
/* End access that was granted for a time before its last day; places on the team stay. *ret_act: the act for
 * noun_undo. */
enum err access_end(struct ctx *, int64_t account, int64_t person, int64_t *ret_act);
/* Undo access_end, or undo that undo (struct undo_kind). */
enum err access_end_undo(struct ctx *, const struct list *rows, int64_t undo);
/* Everybody on the team, or with access for a time: access_member by name. */
enum err access_members(struct ctx *, int64_t account, struct list *ret);
/* Only those with access for a time; an empty list when the one who acts may not see opinions. */
enum err access_guests(struct ctx *, int64_t account, struct list *ret);
/* Access for a time, when the one who has it leaves the company: nobody takes it over. */
extern const struct hand_over access_hand_over[];

#endif

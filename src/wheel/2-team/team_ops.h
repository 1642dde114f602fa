/* A customer's core and support team. */
#ifndef WHEEL_TEAM_OPS_H
#define WHEEL_TEAM_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "platform/user/leave.h"
#include "wheel/2-team/team.h"

/* team_row: core, support, then access for a time, by name, at most 200. */
enum err team_list(struct ctx *, int64_t account, struct list *ret);
/* The same apart: the team, and guests with access for a time, who are told only to those who see opinions. */
enum err team_and_guests(struct ctx *, int64_t account, struct list *ret_members, struct list *ret_guests);
/* Is a person KAM, deputy, sponsor or one of the members (team_row)? */
bool team_is_on(const struct account *, const struct list *members, int64_t person);
/* Put a person on the team, or over to the other part of it; access for a time becomes a place. *ret_undo: what team_undo takes it
 * back with, 0 when nothing changed. Field faults: who has left, or is KAM, deputy or sponsor already. */
enum err team_put(struct ctx *, int64_t account, int64_t person, int32_t kind, int64_t *ret_undo);
/* Off the team; E_NOT_FOUND when not on it (access for a time is ended by access_end). */
enum err team_remove(struct ctx *, int64_t account, int64_t person, int64_t *ret_undo);
/* Only while nobody else has changed that person's place since. */
enum err team_undo(struct ctx *, int64_t account, int64_t person, int64_t undo);

/* Places on teams and access, when who has them leaves. Ended by one without name. */
extern const struct hand_over team_places[];

#endif

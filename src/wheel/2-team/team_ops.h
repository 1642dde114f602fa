/* A customer's core and support team: what the generic verbs of platform/noun do not do. */
#ifndef WHEEL_TEAM_OPS_H
#define WHEEL_TEAM_OPS_H

#include "db/db.h"
#include "platform/noun/leave.h"
#include "platform/noun/noun_ops.h"
#include "wheel/2-team/team.h"

/* Put a person on the team or, if he is on it, in the other part of it. *ret_act: the act for noun_undo, 0 when nothing
 * changed. Field faults: he has left, or is KAM, deputy or sponsor. */
enum err team_put(struct ctx *, int64_t account, int64_t person, int32_t part, int64_t *ret_act);
/* Take a person off the team, also out of places that begin later. E_NOT_FOUND when he has none (access for a time is
 * ended by access_end). */
enum err team_remove(struct ctx *, int64_t account, int64_t person);

/* Keeps account_access, by which the rights are decided, in step with the places. */
extern const struct noun_rules team_rules[];
/* Places on teams, when the colleague who has them leaves. */
extern const struct hand_over team_places[];

#endif

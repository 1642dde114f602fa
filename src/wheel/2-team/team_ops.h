/* A customer's core and support team: what the verbs of every noun do not do. */
#ifndef WHEEL_TEAM_OPS_H
#define WHEEL_TEAM_OPS_H

#include "db/db.h"
#include "platform/noun/leave.h"
#include "platform/noun/noun_ops.h"
#include "wheel/2-team/team.h"

/* Put a person on the team, or over to the other part of it. *ret_act: as noun_add, 0 when nothing changed. Field faults: who has left, or
 * is KAM, deputy or sponsor. */
enum err team_put(struct ctx *, int64_t account, int64_t person, int32_t part, int64_t *ret_act);
/* Off the team, with what is to come; E_NOT_FOUND when not on it (access for a time is ended by access_end). */
enum err team_remove(struct ctx *, int64_t account, int64_t person);

/* The rights follow the places. */
extern const struct noun_rules team_rules[];
/* Places on teams, when who has them leaves. */
extern const struct hand_over team_places[];

#endif

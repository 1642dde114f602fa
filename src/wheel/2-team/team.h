/* Team: who works with a customer besides KAM, deputy and sponsor, and when. Those on the team may see and give
 * opinions. Pure. */
#ifndef WHEEL_TEAM_H
#define WHEEL_TEAM_H

#include "base/noun.h"
#include "hub/access/ask.h"

extern const struct choices team_parts; /* the first of enum access_kind: core, support */

/* A place on the team, from its first day to its last. A person may have several, but not two in the same role at the
 * same time. */
#define TEAM_MEMBER(F, S)                                                                        \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                   \
	F(S, ID, account_id, .flags = F_REQUIRED | F_FIXED | F_OWNER | F_ROOT, .ref = "account") \
	F(S, ID, person_id, .flags = F_REQUIRED | F_NATURAL | F_LISTED, .ref = "person")         \
	F(S, CHOICE, part, .flags = F_REQUIRED | F_LISTED, .choices = &team_parts)               \
	F(S, DATE, since, .flags = F_NATURAL | F_LISTED)                                         \
	F(S, DATE, until, .flags = F_NULL | F_LISTED)                                            \
	F(S, TEXT, role, .flags = F_FREE_TEXT | F_NULL | F_NO_HISTORY, .max = 100)               \
	F(S, ID, need_id, .flags = F_NULL | F_NO_HISTORY)                                        \
	F(S, ID, import_id, .flags = F_NULL | F_NO_HISTORY)                                      \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                     \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(team_member, TEAM_MEMBER);
extern const struct noun team_member_noun;

#endif

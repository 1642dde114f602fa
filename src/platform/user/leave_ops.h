/* A colleague leaves: customers move to a successor, then everything signed in ends. */
#ifndef PLATFORM_USER_LEAVE_OPS_H
#define PLATFORM_USER_LEAVE_OPS_H

#include "db/db.h"
#include "platform/noun/leave.h"

/* Once for each, at start, in the order in which they are handed over. The struct must outlive the program. */
void hand_over_add(const struct hand_over *);

/* From `left_on` on. What he holds (struct hand_over) goes to `successor` (0 = nobody: only allowed when nothing needs one), and who had
 * the leaver as manager gets the leaver's own. A restricted customer that the one who acts may not know of goes to its deputy
 * instead, or is left without KAM for the KAM leader to see: else whoever notes a leaving could hand it to himself. Sessions, tokens
 * and links end at once when the day has come, else by themselves on that day. In a write transaction. */
enum err person_leave(struct ctx *, int64_t person, int32_t left_on, int64_t successor);
/* Noted by mistake, or back again: may be chosen again; customers stay where they are, and signing in is for an administrator to
 * allow. */
enum err person_return(struct ctx *, int64_t person);

#endif

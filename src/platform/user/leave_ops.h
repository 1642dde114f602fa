/* A colleague leaves: a successor takes over, and all sessions end. */
#ifndef PLATFORM_USER_LEAVE_OPS_H
#define PLATFORM_USER_LEAVE_OPS_H

#include "db/db.h"
#include "platform/noun/leave.h"
#include "platform/person/person.h"

/* At start, once for each kind of thing that people hold, in the order in which they are handed over. The struct
 * must live as long as the program. */
void hand_over_add(const struct hand_over *);

/* Note that a colleague leaves on the day `left_on`. What the colleague holds (struct hand_over) goes to
 * `successor`; 0 = to nobody, which is refused when something needs a successor. Those who had the colleague as
 * manager get the colleague's own manager. A restricted customer that the user may not know of does not go to the
 * successor, since users could otherwise give themselves access: its deputy takes over, or it is left without a KAM,
 * which the KAM leader sees. Sessions, tokens and links end on that day, at once when it has come. E_CONFLICT
 * user.has_left. E_FORBIDDEN: the colleague may sign in, and the user may not shut anybody out. In a write
 * transaction. */
enum err person_leave(struct ctx *, int64_t person, int32_t left_on, int64_t successor);
/* The colleague is back, or leaving was noted by mistake: the colleague may be chosen again. Customers stay with the
 * successor, and an administrator has to allow signing in again. E_FORBIDDEN as above. */
enum err person_return(struct ctx *, int64_t person);
/* The rules of both for a person whose last day has changed in any way: E_FORBIDDEN; E_CONFLICT user.last_administrator. */
enum err person_leaving_fits(struct ctx *, const struct person *after);
/* May the user say that this colleague leaves, or is back? */
enum err person_may_leave(struct ctx *, int64_t person, bool *ret);

#endif

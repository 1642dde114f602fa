/* Throttling: attempts to sign in are counted, so that nobody can try passwords by the thousand. */
#ifndef PLATFORM_USER_THROTTLE_OPS_H
#define PLATFORM_USER_THROTTLE_OPS_H

#include "db/db.h"
#include "platform/user/user.h"

/* The device with that token, if it is known still; E_NOT_FOUND without a reason. */
enum err device_of(struct ctx *, const char *token, struct known_device *ret);

/* Count an attempt with the mail address `login` from that place: for both together, for the network address, and for
 * `login` from anywhere. From a device that the user is known to have signed in from it is counted for the device alone,
 * so that nobody can lock him out. Call it before the password is checked, so that attempts made at the same time are
 * counted too. In a transaction of its own. E_TOO_MANY "sign_in.throttled", {0} = how many
 * minutes to wait, or "sign_in.throttled_one". */
enum err throttle_take(struct ctx *, const char *login, const struct place *);
/* The password was right: the attempt is not counted after all. In a write transaction. */
enum err throttle_give_back(struct ctx *, const char *login, const struct place *);

#endif

/* The posts of KAM, deputy and sponsor, when the colleague who holds them leaves. */
#ifndef HUB_ACCOUNT_POSTS_OPS_H
#define HUB_ACCOUNT_POSTS_OPS_H

#include "db/db.h"
#include "platform/noun/leave.h"

extern const struct hand_over account_posts[]; /* ended by one without name */

#endif

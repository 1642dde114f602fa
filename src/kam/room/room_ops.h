#ifndef KAM_ROOM_OPS_H
#define KAM_ROOM_OPS_H

#include "db/db.h"
#include "kam/room/room.h"

/* Everything of the room that the one who acts may see, in a fixed number of queries; the large wheel is drawn. */
enum err room_get(struct ctx *, int64_t account, enum room_tab current, struct room *ret);

#endif

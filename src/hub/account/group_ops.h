/* Reading groups. */
#ifndef HUB_GROUP_OPS_H
#define HUB_GROUP_OPS_H

#include "db/db.h"
#include "hub/account/group.h"

/* For each of the customers (any number) the nearest above it with a wheel, that the one who acts may know of; top_id 0: there is
 * none. ret: as many as ids. */
enum err group_covers(struct ctx *, const int64_t *ids, size_t count, struct group_cover *ret);
/* The other wheels in a customer's group, by name, at most 10 (group_cover). */
enum err group_wheels(struct ctx *, int64_t account, struct list *ret);

#endif

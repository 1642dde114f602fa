/* SQL of groups. A group is followed for GROUP_DEPTH steps, which also ends a circle. */
#ifndef HUB_GROUP_STORE_H
#define HUB_GROUP_STORE_H

#include "db/ids.h"
#include "hub/account/group.h"

extern const struct query_set group_queries;

/* For each of at most IDS_MAX customers the customers above it that have a wheel, the nearest first (group_cover): up to the first
 * that the one who acts may not know of. */
enum err group_store_covers(struct ctx *, const int64_t *ids, size_t count, struct list *ret);
/* The other customers of its whole group that have a wheel, by name, at most `max` (group_cover, with their names as top). */
enum err group_store_wheels(struct ctx *, int64_t account, size_t max, struct list *ret);

#endif

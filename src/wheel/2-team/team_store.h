/* SQL of the team. */
#ifndef WHEEL_TEAM_STORE_H
#define WHEEL_TEAM_STORE_H

#include "base/buf.h"
#include "db/db.h"
#include "platform/check/check.h"
#include "wheel/2-team/team.h"

extern const struct query_set team_queries;
extern const struct check team_checks[];

/* A person's places at a customer (0 = at every one) that have not ended on day `today`, as team_member, the earliest
 * first, at most 200. */
enum err team_store_places(struct ctx *, int64_t account, int64_t person, int32_t today, struct list *ret);
/* How many other places in the same role, at the same customer, the person has on any day of this one. */
enum err team_store_overlapping(struct ctx *, const struct team_member *, int64_t *ret);

/* Append who is on a customer's team on a day, a line each: "core Kari Solhaugen". */
enum err team_store_names(struct ctx *, int64_t account, int32_t today, struct buf *out);

#endif

/* SQL of the team. */
#ifndef WHEEL_TEAM_STORE_H
#define WHEEL_TEAM_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "wheel/2-team/team.h"

extern const struct query_set team_queries;
extern const struct check team_checks[];

/* team_member that hold or will hold: a person's places at a customer (0 = at all), the first to begin first, at most 200. */
enum err team_store_places(struct ctx *, int64_t account, int64_t person, int32_t today, struct list *ret);
/* How many other places in the same role the person has there on the days of this one. */
enum err team_store_overlapping(struct ctx *, const struct team_member *, int64_t *ret);

#endif

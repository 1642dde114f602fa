/* SQL of the team. */
#ifndef WHEEL_TEAM_STORE_H
#define WHEEL_TEAM_STORE_H

#include "db/db.h"
#include "wheel/2-team/team.h"

extern const struct query_set team_queries;

enum err team_store_get(struct ctx *, int64_t account, int64_t person, struct team_member *ret);
/* Put in or over what is there. */
enum err team_store_put(struct ctx *, const struct team_member *);
enum err team_store_remove(struct ctx *, int64_t account, int64_t person);
/* team_row of whose access has not run out, core first, by name. */
enum err team_store_list(struct ctx *, int64_t account, int32_t today, struct list *ret);
/* team_member of one person, at most 200, from the lowest customer. */
enum err team_store_of_person(struct ctx *, int64_t person, struct list *ret);

#endif

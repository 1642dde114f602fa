/* SQL of forms that were sent and done. */
#ifndef PLATFORM_ONCE_STORE_H
#define PLATFORM_ONCE_STORE_H

#include "db/db.h"

extern const struct query_set idempotency_queries;

/* One post that was done: by whom, its key, and what it was answered with. */
struct post_done {
	int64_t id, user_id;
	const char *key, *location, *flash, *flash_undo;
	int64_t at;
};

/* E_NOT_FOUND when no post of this key was done. */
enum err post_store_find(struct ctx *, int64_t user, const char *key, struct post_done *ret);
/* Instead of what was remembered by the same user and key. */
enum err post_store_put(struct ctx *, const struct post_done *);
/* At most `max` of those older than `before`. */
enum err post_store_remove_old(struct ctx *, int64_t before, int64_t max, int64_t *ret_count);

extern const struct record post_done_record;

#endif

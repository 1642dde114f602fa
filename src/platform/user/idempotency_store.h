/* SQL of idempotency keys. */
#ifndef PLATFORM_USER_IDEMPOTENCY_STORE_H
#define PLATFORM_USER_IDEMPOTENCY_STORE_H

#include "db/db.h"

extern const struct query_set idempotency_queries;

/* A post that was carried out: whose it was, its key, and how it was answered (struct done_answer). */
#define POST_DONE(F, S)                                               \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                        \
	F(S, ID, user_id, .flags = F_FIXED)                           \
	F(S, TEXT, key, .flags = F_NO_NAME | F_FIXED)                 \
	F(S, TEXT, location, .flags = F_NO_NAME | F_FIXED)            \
	F(S, TEXT, flash, .flags = F_FREE_TEXT | F_NULL | F_FIXED)    \
	F(S, TEXT, flash_undo, .flags = F_NO_NAME | F_NULL | F_FIXED) \
	F(S, TIME, at, .flags = F_FIXED)
STRUCT_OF(post_done, POST_DONE);

/* E_NOT_FOUND when none of the user's posts with this key was carried out. */
enum err post_store_find(struct ctx *, int64_t user, const char *key, struct post_done *ret);
/* Store it; E_CONFLICT when there is one with the same user and key. */
enum err post_store_add(struct ctx *, const struct post_done *);
/* Store it, in place of one with the same user and key. */
enum err post_store_put(struct ctx *, const struct post_done *);
/* Remove at most `max` of those that are older than `before`. */
enum err post_store_remove_old(struct ctx *, int64_t before, int64_t max, int64_t *ret_count);

extern const struct record post_done_record;

#endif

/* Forms that were sent and done, so that one sent twice is done once (http/idempotency.c says how). */
#ifndef PLATFORM_ONCE_OPS_H
#define PLATFORM_ONCE_OPS_H

#include "db/db.h"

/* What a post was answered with. */
struct done_answer {
	const char *location, *flash, *flash_undo; /* path; message key or NULL; path or NULL */
};
/* What the post of this key by who acts was answered with; E_NOT_FOUND without reason when it was not done yet. */
enum err idempotency_find(struct ctx *, const char *key, struct done_answer *ret);
/* Remember it, in the write transaction of what was done; instead of what was remembered by that key. */
enum err idempotency_remember(struct ctx *, const char *key, const struct done_answer *);
/* Forget at most `max` of those nobody sends again. In a write transaction. */
enum err idempotency_forget_old(struct ctx *, int64_t max, int64_t *ret_count);

#endif

/* Idempotency keys: a form that is sent twice is carried out once, and answered the same way twice
 * (http/idempotency.c says how). */
#ifndef PLATFORM_USER_IDEMPOTENCY_OPS_H
#define PLATFORM_USER_IDEMPOTENCY_OPS_H

#include "db/db.h"

/* How a post was answered: where the browser was sent, the message (a key; NULL = none), and the path that undoes it
 * (NULL = none). */
struct done_answer {
	const char *location, *flash, *flash_undo;
};
/* How the user's post with this key was answered; E_NOT_FOUND, without a reason, when it has not been carried out
 * yet. */
enum err idempotency_find(struct ctx *, const char *key, struct done_answer *ret);
/* Store the answer in the write transaction that carries out the post, in place of an earlier one with that key; without
 * `replace` E_RETRY when there is one. */
enum err idempotency_remember(struct ctx *, const char *key, const struct done_answer *, bool replace);
/* Remove at most `max` answers so old that nobody sends their posts again. In a write transaction. */
enum err idempotency_forget_old(struct ctx *, int64_t max, int64_t *ret_count);

#endif

/* Checking a base. */
#ifndef PLATFORM_CHECK_OPS_H
#define PLATFORM_CHECK_OPS_H

#include "db/db.h"
#include "platform/check/check.h"

/* Once for each, at start. The struct must outlive the program. */
void check_add(const struct check *);

/* All checks, K_LIST of check_row; *ret_faulty: how many of them found something. In a read transaction. tell: what is looked at from
 * now on, as "2/14 …" in the language of ctx; a large base takes minutes. */
enum err check_all(struct ctx *, void (*tell)(const char *), struct list *ret, int64_t *ret_faulty);

#endif

/* Checking a base. */
#ifndef PLATFORM_CHECK_OPS_H
#define PLATFORM_CHECK_OPS_H

#include "db/db.h"
#include "platform/check/check.h"

/* At start, once for each check. The struct must live as long as the program. */
void check_add(const struct check *);

/* Run all checks: K_LIST of check_row; *ret_faulty: how many of them found faults; *ret_damaged: the database itself
 * is, and what could not be read of it was not checked. In a read transaction, which a damaged page ends and begins
 * again. A large base takes minutes, so `progress` is called before each check with a line such as "2/14 …", in the
 * language of ctx. */
enum err check_all(struct ctx *, void (*progress)(const char *), struct list *ret, int64_t *ret_faulty,
                   bool *ret_damaged);

/* Make again what the rows of check_all say differs, where that can be. No transaction is open. */
enum err check_mend(struct ctx *, const struct list *rows);

#endif

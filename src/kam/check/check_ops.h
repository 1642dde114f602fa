/* Checking a base. */
#ifndef KAM_CHECK_OPS_H
#define KAM_CHECK_OPS_H

#include "db/db.h"
#include "kam/check/check.h"

/* All checks, K_LIST of check_row; *ret_faulty: how many of them found something. In a read transaction. */
enum err check_all(struct ctx *, struct list *ret, int64_t *ret_faulty);

#endif

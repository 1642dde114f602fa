/* Whether rounds are as they were closed. */
#ifndef WHEEL_ROUND_CHECK_OPS_H
#define WHEEL_ROUND_CHECK_OPS_H

#include "db/db.h"

/* How many snapshots have other bytes than those that were sealed. */
enum err round_check_seals(struct ctx *, int64_t *ret_faults);

#endif

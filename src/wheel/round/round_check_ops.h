/* For hjul check: are closed rounds unchanged? */
#ifndef WHEEL_ROUND_CHECK_OPS_H
#define WHEEL_ROUND_CHECK_OPS_H

#include "db/db.h"

/* How many closed rounds have a snapshot that does not fit its seal (snapshot_hash). */
enum err round_check_seals(struct ctx *, int64_t *ret_faults, struct list *ret_names);

#endif

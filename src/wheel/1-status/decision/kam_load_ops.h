/* Reading KAMs' loads. */
#ifndef WHEEL_KAM_LOAD_OPS_H
#define WHEEL_KAM_LOAD_OPS_H

#include "db/db.h"
#include "wheel/1-status/decision/kam_load.h"

/* kam_load of each KAM with a wheel, as far as the one who acts may see them. */
enum err kam_loads(struct ctx *, struct list *ret);
/* What deciding on a customer of that level with that KAM does; name NULL without a KAM. */
enum err kam_load_change(struct ctx *, int64_t kam, enum account_level, struct load_change *ret);

#endif

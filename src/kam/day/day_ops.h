#ifndef KAM_DAY_OPS_H
#define KAM_DAY_OPS_H

#include "db/db.h"
#include "kam/day/day.h"

/* Everything of the start page for the one who acts; the wheels are drawn. */
enum err day_get(struct ctx *, struct day *ret);

#endif

/* Filling my day. */
#ifndef LEAD_DAY_OPS_H
#define LEAD_DAY_OPS_H

#include "db/db.h"
#include "lead/day/day.h"

/* Everything of the start page for the one who acts; the wheels are drawn. */
enum err day_get(struct ctx *, struct day *ret);

#endif
